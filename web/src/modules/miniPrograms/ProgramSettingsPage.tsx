import { Flag, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useAsk, useLive, useSync } from '../../app/sync/index.ts'
import { formatsFor } from '../../locales/formats.ts'
import { asLanguage } from '../../locales/language.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { type Fact, Facts } from '../../ui/money/index.ts'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { showToast } from '../../ui/toast.ts'
import { ProgramIcon } from './ProgramIcon.tsx'
import styles from './ProgramSettingsPage.module.css'
import { scopeKeys } from './scopes.ts'

/** `/mini-programs/:programId/settings`: what it is, what it may, what it keeps here. */
export function ProgramSettingsPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { programId = '' } = parameters
  const { t } = useTranslation('miniPrograms')
  const { actions } = useSync()
  const { act } = useAct()
  const [, navigate] = useLocation()
  const asked = useAsk(() => actions.describeProgram({ programId, appId: null }), programId)
  const permissions = useLive((queries) => queries.programPermissions(programId), programId)
  const back = `/mini-programs/${programId}`
  if (asked.state !== 'answered')
    return (
      <>
        <AppBar title={t('settings.title')} back={back} />
        <ScreenBody>
          {asked.state === 'failed' ? (
            <EmptyState icon={Flag} title={t('trouble.notFound')} text={t('trouble.notFoundText')} />
          ) : (
            <Skeleton shape="card" />
          )}
        </ScreenBody>
      </>
    )
  const { program, versionName, domains, webDomains, stage } = asked.answer
  const facts: Fact[] = [
    ...(versionName === null ? [] : [{ label: t('settings.version'), value: <Bdi>{versionName}</Bdi> }]),
    { label: t('settings.appId'), value: <bdi dir="ltr">{program.appId}</bdi> },
    {
      label: t('settings.reaches'),
      value: <Hosts hosts={domains} any={t('settings.anywhere')} none={t('settings.nowhere')} />,
    },
    {
      label: t('settings.shows'),
      value: <Hosts hosts={webDomains} any={t('settings.anyPage')} none={t('settings.noPage')} />,
    },
  ]
  return (
    <>
      <AppBar title={t('settings.title')} back={back} />
      <ScreenBody>
        <div className={styles.head}>
          <ProgramIcon program={program} size={72} />
          <h2 className={styles.name}>
            <Bdi>{program.name}</Bdi>
          </h2>
          {stage === 'preview' && <p className={styles.quiet}>{t('preview')}</p>}
        </div>
        <h3 className={styles.title}>{t('settings.allowed')}</h3>
        {permissions && permissions.length > 0 ? (
          <Card label={t('settings.allowed')}>
            {permissions.map(({ scope, granted }) => (
              <div key={scope} className={styles.line}>
                <Toggle on={granted} onChange={(on) => void act(() => actions.allowProgram(programId, scope, on))}>
                  {t(`scope.${scopeKeys[scope]}`)}
                </Toggle>
              </div>
            ))}
          </Card>
        ) : (
          <p className={styles.quiet}>{t('settings.nothingAsked')}</p>
        )}
        <h3 className={styles.title}>{t('settings.kept')}</h3>
        <Kept programId={programId} name={program.name} />
        <h3 className={styles.title}>{t('settings.about')}</h3>
        <Facts facts={facts} />
        <div className={styles.acts}>
          <Button
            look="line"
            icon={Flag}
            onPress={() =>
              void act(
                () => actions.reportProgram({ programId, hash: null, message: t('settings.reported'), details: '' }),
                () => {
                  showToast({ key: 'program', text: t('trouble.thanks') })
                  navigate(back)
                },
              )
            }
          >
            {t('trouble.report')}
          </Button>
        </div>
      </ScreenBody>
    </>
  )
}

function Hosts({ hosts, any, none }: { hosts: readonly string[] | null; any: string; none: string }) {
  if (hosts === null) return any
  return hosts.length === 0 ? none : <bdi dir="ltr">{hosts.join(', ')}</bdi>
}

/** What the program keeps in this browser, and its end. */
function Kept({ programId, name }: { programId: string; name: string }) {
  const { t, i18n } = useTranslation('miniPrograms')
  const { act } = useAct()
  const memberId = useLive((queries) => queries.self())?.member.id
  const [bytes, setBytes] = useState<number>()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (memberId === undefined) return
    let isWanted = true
    // The host is large, and comes with the first program anyway.
    const read = async () => {
      const host = await import('@sampan/miniprogram/host')
      const stored = await host.measureProgramStorage(memberId, programId)
      const size = stored + (await host.measureProgramFiles(memberId, programId))
      if (isWanted) setBytes(size)
    }
    read().catch((error) => console.debug(error))
    return () => {
      isWanted = false
    }
  }, [memberId, programId])
  const clear = () =>
    void act(async () => {
      if (memberId === undefined) return
      const host = await import('@sampan/miniprogram/host')
      await host.openProgramStorage(memberId, programId).clear()
      await host.indexedFiles(host.fileOwner(memberId, programId)).clear()
      setBytes(0)
    })
  const formats = formatsFor(asLanguage(i18n.language) ?? 'en')
  return (
    <>
      <div className={styles.keeps}>
        <p className={styles.size}>{bytes === undefined ? '…' : formats.size(bytes)}</p>
        <Button look="line" small icon={Trash2} disabled={!bytes} onPress={() => setAsking(true)}>
          {t('settings.clear')}
        </Button>
      </div>
      <ConfirmSheet
        open={asking}
        title={t('settings.clearAsk', { name })}
        text={t('settings.clearText')}
        action={t('settings.clear')}
        destroys
        onConfirm={clear}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
