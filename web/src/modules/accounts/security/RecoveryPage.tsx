import { Copy, Download, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useLive, useSync } from '../../../app/sync/index.ts'
import { useFormats } from '../../../locales/useFormats.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Button } from '../../../ui/Button.tsx'
import looks from '../../../ui/looks.module.css'
import { Row, Rows } from '../../../ui/Row.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { showToast } from '../../../ui/toast.ts'
import { ProofSheet } from './ProofSheet.tsx'
import styles from './security.module.css'

/** `/me/settings/recovery`: makes recovery codes, which are seen here once. */
export function RecoveryPage() {
  const { t } = useTranslation('security')
  const formats = useFormats()
  const { api } = useSync()
  const self = useLive((queries) => queries.self())
  const [asking, setAsking] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>()
  if (!self) return <Skeleton shape="card" count={2} />
  const known = self.recoveryCodes ?? null
  const when = (at: string) => formats.ago(new Date(at), new Date())
  return (
    <>
      <AppBar title={t('recovery.title')} back="/me/settings" />
      <ScreenBody>
        {codes ? (
          <FreshCodes codes={codes} handle={self.member.handle} onKept={() => setCodes(undefined)} />
        ) : (
          <>
            <p className={styles.text}>{t('recovery.text')}</p>
            {known && (
              <Rows inset="none" label={t('recovery.title')}>
                <Row
                  title={t('recovery.left', { count: known.left })}
                  detail={
                    known.usedAt === null
                      ? t('recovery.madeAt', { when: when(known.madeAt) })
                      : t('recovery.usedAt', { when: when(known.usedAt) })
                  }
                />
              </Rows>
            )}
            <Button wide look={known ? 'line' : 'main'} onPress={() => setAsking(true)}>
              {t(known ? 'recovery.makeNew' : 'recovery.make')}
            </Button>
          </>
        )}
      </ScreenBody>
      <ProofSheet
        open={asking}
        text={known ? t('recovery.makeNewText') : t('proof.text')}
        hasPassword={self.hasPassword}
        onClose={() => setAsking(false)}
        onProof={async (proof) => setCodes((await api.call('accounts.makeRecoveryCodes', { proof })).codes)}
      />
    </>
  )
}

function FreshCodes({ codes, handle, onKept }: { codes: readonly string[]; handle: string; onKept: () => void }) {
  const { t } = useTranslation(['security', 'common'])
  const { act } = useAct()
  const heading = t('recovery.paper', { handle, server: location.host })
  return (
    <>
      <section className={`${looks.panel} ${styles.card} ${styles.sheetOfPaper}`}>
        <p className={styles.paper}>{heading}</p>
        <p role="status" className={styles.text}>
          {t('recovery.once')}
        </p>
        <ul className={styles.codes} dir="ltr" aria-label={t('recovery.title')}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <div className={styles.actions}>
          <Button
            look="line"
            small
            icon={Copy}
            onPress={() =>
              void act(
                () => navigator.clipboard.writeText(codes.join('\n')),
                () => showToast({ text: t('common:copied') }),
              )
            }
          >
            {t('common:copy')}
          </Button>
          <Button look="line" small icon={Printer} onPress={() => window.print()}>
            {t('recovery.print')}
          </Button>
          <Button
            look="line"
            small
            icon={Download}
            onPress={() => saveText(`${heading}\n\n${codes.join('\n')}\n`, handle)}
          >
            {t('recovery.save')}
          </Button>
        </div>
      </section>
      <Button wide onPress={onKept}>
        {t('recovery.kept')}
      </Button>
    </>
  )
}

function saveText(text: string, handle: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.download = `sampan-${handle}-recovery.txt`
  link.click()
  URL.revokeObjectURL(link.href)
}
