import { CircleAlert, FileCheck, FileSpreadsheet, FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Tile } from '../../ui/Tile.tsx'
import styles from './ExportSheet.module.css'
import type { Filter } from './filters.ts'
import { type Exporting, exportUrl } from './useExport.ts'

interface ExportSheetProps {
  open: boolean
  filter: Filter
  /** What the statement is narrowed to, in words. */
  chips: readonly string[]
  exporting: Exporting
  onClose: () => void
}

/** The statement as a file: choose the kind, see how far it is, save it. */
export function ExportSheet({ open, filter, chips, exporting, onClose }: ExportSheetProps) {
  const { t } = useTranslation(['wallet', 'common'])
  const formats = useFormats()
  const made = exporting.export
  const narrowed = [...chips, ...(filter.search.trim() === '' ? [] : [`“${filter.search.trim()}”`])]
  return (
    <Sheet open={open} onClose={onClose} title={t('export.title')}>
      {made === undefined || made.state === 'cancelled' ? (
        <div className={styles.part}>
          <p className={styles.text}>
            {narrowed.length === 0 ? t('export.everything') : t('export.narrowed', { what: formats.list(narrowed) })}
          </p>
          <Rows inset="tile">
            <Row
              lead={<Tile icon={FileText} look="red" />}
              title={t('export.pdf')}
              detail={t('export.pdfText')}
              onPress={() => exporting.start('pdf', filter)}
              disabled={exporting.busy}
            />
            <Row
              lead={<Tile icon={FileSpreadsheet} />}
              title={t('export.csv')}
              detail={t('export.csvText')}
              onPress={() => exporting.start('csv', filter)}
              disabled={exporting.busy}
            />
          </Rows>
        </div>
      ) : made.state === 'ready' ? (
        <div className={styles.state} role="status">
          <span className={styles.ready}>
            <Icon of={FileCheck} size={32} />
          </span>
          <p className={styles.title}>{t('export.ready')}</p>
          <p className={styles.text}>
            {t(`export.${made.format}`)} · {formats.size(made.sizeBytes ?? 0)}
          </p>
          <a className={styles.save} href={exportUrl(made.id)} download>
            {t('export.save')}
          </a>
          <Button look="plain" onPress={exporting.forget}>
            {t('export.another')}
          </Button>
          <p className={styles.small}>{t('export.kept', { when: formats.dateTime(new Date(made.expiresAt)) })}</p>
        </div>
      ) : made.state === 'failed' ? (
        <div className={styles.state} role="alert">
          <span className={styles.failed}>
            <Icon of={CircleAlert} size={32} />
          </span>
          <p className={styles.title}>{t('export.failed')}</p>
          <Button onPress={exporting.forget}>{t('common:retry')}</Button>
        </div>
      ) : (
        <div className={styles.part}>
          <p className={styles.line}>
            <span>{t('export.working')}</span>
            <span className={styles.percent}>{t('export.percent', { percent: made.percent })}</span>
          </p>
          <ProgressBar label={t('export.working')} share={made.percent / 100} />
          <Button look="line" wide busy={exporting.busy} onPress={exporting.cancel}>
            {t('common:cancel')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
