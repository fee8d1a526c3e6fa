import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './ProgramTrouble.module.css'
import type { Running } from './running.ts'

const words = {
  hangs: 'hangs',
  nodes: 'tooMuch',
  operations: 'tooMuch',
  messages: 'tooMuch',
  failed: 'failed',
  launch: 'failed',
  notFound: 'notFound',
  offline: 'offline',
  renewed: 'renewed',
  restarts: 'restarts',
} as const

interface ProgramTroubleProps {
  running: Running
  onAgain: () => void
  onClose: () => void
}

/** Why there is nothing to see, what to do, and the way to tell whoever runs this server. */
export function ProgramTrouble({ running, onAgain, onClose }: ProgramTroubleProps) {
  const { t } = useTranslation('miniPrograms')
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [isTold, setTold] = useState(false)
  const { trouble, program, hash } = running
  if (!trouble) return null
  const { reason, error } = trouble
  const report = () =>
    void act(
      () =>
        actions.reportProgram({
          programId: running.id,
          hash: hash === '' ? null : hash,
          message: clean(error?.message ?? reason).slice(0, 1_000) || reason,
          details: clean(error?.stack ?? '').slice(0, 8_000),
        }),
      () => {
        setTold(true)
        showToast({ key: 'program', text: t('trouble.thanks') })
      },
    )
  return (
    <div className={styles.trouble}>
      <EmptyState
        icon={TriangleAlert}
        title={t(`trouble.${words[reason]}`, { name: program?.name ?? t('title') })}
        text={t(`trouble.${words[reason]}Text`)}
      >
        {reason === 'notFound' ? (
          <Button onPress={onClose}>{t('trouble.back')}</Button>
        ) : (
          <Button onPress={onAgain}>{t('trouble.again')}</Button>
        )}
        {program && reason !== 'offline' && reason !== 'renewed' && (
          <Button look="line" busy={pending} disabled={isTold} onPress={report}>
            {t('trouble.report')}
          </Button>
        )}
      </EmptyState>
      {error && (
        <details className={styles.details}>
          <summary>{t('trouble.details')}</summary>
          <pre dir="ltr">{error.stack || error.message}</pre>
        </details>
      )}
    </div>
  )
}

/** As the server takes texts: no control characters but tab and line feed. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, '')
