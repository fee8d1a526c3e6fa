import type { AccountExport } from '@sampan/contract'
import { CircleAlert, FileCheck } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../../app/sync/index.ts'
import { useFormats } from '../../../locales/useFormats.ts'
import { useLanguage } from '../../../locales/useLanguage.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import looks from '../../../ui/looks.module.css'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Toggle } from '../../../ui/Toggle.tsx'
import styles from './security.module.css'

const LOOK_EVERY_MS = 700

/** `/me/settings/data`: everything of oneself as a ZIP file. It goes on while the page is left. */
export function ExportPage() {
  const { t } = useTranslation('security')
  const { made, look } = useExport()
  return (
    <>
      <AppBar title={t('export.title')} back="/me/settings" />
      <ScreenBody>
        {made === undefined ? (
          <Skeleton shape="card" />
        ) : made === null ? (
          <Start onStarted={look} />
        ) : made.state === 'ready' ? (
          <Ready made={made} onDeleted={look} />
        ) : made.state === 'failed' ? (
          <Failed made={made} onDeleted={look} />
        ) : (
          <Working made={made} onCancelled={look} />
        )}
      </ScreenBody>
    </>
  )
}

/** Undefined until it is known, null where there is none. */
function useExport() {
  const { api } = useSync()
  const [made, setMade] = useState<AccountExport | null>()
  const look = useCallback(
    () =>
      api.call('accounts.getExport', {}).then(
        (answer) => setMade(answer.export),
        // Offline for a moment: it is asked again.
        () => setMade((known) => known ?? null),
      ),
    [api],
  )
  const underWay = made?.state === 'waiting' || made?.state === 'working'
  useEffect(() => void look(), [look])
  useEffect(() => {
    if (!underWay) return
    const timer = setInterval(() => void look(), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [underWay, look])
  return { made, look }
}

function Start({ onStarted }: { onStarted: () => void }) {
  const { t } = useTranslation('security')
  const { api } = useSync()
  const { act, pending } = useAct()
  const language = useLanguage()
  const [withFiles, setWithFiles] = useState(true)
  return (
    <>
      <p className={styles.text}>{t('export.text')}</p>
      <section className={`${looks.panel} ${styles.card}`}>
        <Toggle on={withFiles} onChange={setWithFiles}>
          {t('export.withFiles')}
        </Toggle>
        <Button
          wide
          busy={pending}
          onPress={() => void act(() => api.call('accounts.startExport', { language, withFiles })).then(onStarted)}
        >
          {t('export.start')}
        </Button>
      </section>
    </>
  )
}

function useCancel(exportId: string, onDone: () => void) {
  const { api } = useSync()
  const { act, pending } = useAct()
  return { pending, cancel: () => void act(() => api.call('accounts.cancelExport', { exportId })).then(onDone) }
}

function Working({ made, onCancelled }: { made: AccountExport; onCancelled: () => void }) {
  const { t } = useTranslation(['security', 'common'])
  const { cancel, pending } = useCancel(made.id, onCancelled)
  return (
    <section className={`${looks.panel} ${styles.card}`}>
      <p className={styles.line}>
        <span>{t('export.working')}</span>
        <span>{t('export.percent', { percent: made.percent })}</span>
      </p>
      <ProgressBar label={t('export.working')} share={made.percent / 100} />
      <p className={styles.text}>{t('export.goesOn')}</p>
      <Button look="line" wide busy={pending} onPress={cancel}>
        {t('common:cancel')}
      </Button>
    </section>
  )
}

function Ready({ made, onDeleted }: { made: AccountExport; onDeleted: () => void }) {
  const { t } = useTranslation('security')
  const formats = useFormats()
  const { cancel, pending } = useCancel(made.id, onDeleted)
  return (
    <section className={`${looks.panel} ${styles.card}`} role="status">
      <p className={styles.state}>
        <Icon of={FileCheck} size={32} />
        <b>{t('export.ready')}</b>
        <span>{formats.size(made.sizeBytes ?? 0)}</span>
      </p>
      <a
        className={styles.download}
        href={`/api/accounts.fetchExport?exportId=${encodeURIComponent(made.id)}`}
        download
      >
        {t('export.download')}
      </a>
      <p className={styles.text}>{t('export.kept', { when: formats.dateTime(new Date(made.expiresAt)) })}</p>
      <Button look="line" wide busy={pending} onPress={cancel}>
        {t('export.delete')}
      </Button>
    </section>
  )
}

function Failed({ made, onDeleted }: { made: AccountExport; onDeleted: () => void }) {
  const { t } = useTranslation('security')
  const { cancel, pending } = useCancel(made.id, onDeleted)
  return (
    <section className={`${looks.panel} ${styles.card}`} role="alert">
      <p className={styles.state}>
        <Icon of={CircleAlert} size={32} />
        <b>{t('export.failed')}</b>
      </p>
      <Button wide busy={pending} onPress={cancel}>
        {t('export.again')}
      </Button>
    </section>
  )
}
