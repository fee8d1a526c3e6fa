import type { LinkedSource } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { errorText, useAsk, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './Funding.module.css'
import { SourceMark, SourceTitle } from './SourceMark.tsx'

/** `/me/wallet/sources/link/:linkId`: where the provider's page leads back to. Coming here again does no harm. */
export function LinkedPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation(['funding', 'common'])
  const { api } = useSync()
  const linkId = parameters.linkId ?? ''
  const asked = useAsk((id) => api.call('funding.finishLink', { linkId: id, details: null }), linkId)
  return (
    <>
      <AppBar title={t('link.title')} back="/me/wallet/sources" />
      <ScreenBody>
        {asked.state === 'answered' ? (
          <Linked source={asked.answer.source} />
        ) : asked.state === 'asking' ? (
          <div role="status" aria-label={t('link.checking')}>
            <Skeleton shape="card" count={1} />
          </div>
        ) : (
          <EmptyState icon={CircleAlert} title={t('link.notDone')} text={errorText(asked.error)}>
            {isWorthAsking(asked.error) && (
              <Button look="soft" onPress={asked.again}>
                {t('link.look')}
              </Button>
            )}
            <Button look="line" href="/me/wallet/sources/new">
              {t('link.again')}
            </Button>
          </EmptyState>
        )}
      </ScreenBody>
    </>
  )
}

/** Banks are checked for minutes after their page was finished; and a line may be broken. */
const isWorthAsking = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.code === 'funding.linkNotFinished' || error.code === 'funding.unreachable'

function Linked({ source }: { source: LinkedSource }) {
  const { t } = useTranslation(['funding', 'common'])
  return (
    <>
      <div className={styles.head} role="status">
        <SourceMark source={source} size={64} />
        <h2 className={styles.headName}>
          <SourceTitle source={source} />
        </h2>
        <p className={styles.why}>{t('link.done')}</p>
      </div>
      <div className={styles.buttons}>
        <Button
          wide
          href={source.mayTopUp ? `/me/wallet/top-up?from=${source.id}` : `/me/wallet/withdraw?to=${source.id}`}
        >
          {t(source.mayTopUp ? 'topUp.title' : 'withdraw.title')}
        </Button>
        <Button wide look="line" href="/me/wallet/sources">
          {t('common:done')}
        </Button>
      </div>
    </>
  )
}
