import type { DeletionBlocker, Output } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useLive, useSync } from '../../../app/sync/index.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { MoneyText } from '../../../ui/money/MoneyText.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ProofSheet } from './ProofSheet.tsx'
import styles from './security.module.css'

/** `/me/settings/delete`: deletes the account, or says what has to be settled before. */
export function DeletionPage() {
  const { t } = useTranslation('security')
  const { api, actions } = useSync()
  const { act } = useAct()
  const [, navigate] = useLocation()
  const self = useLive((queries) => queries.self())
  const [known, setKnown] = useState<Output<'accounts.getDeletion'>>()
  const [asking, setAsking] = useState(false)
  useEffect(() => void act(() => api.call('accounts.getDeletion', {}), setKnown), [act, api])
  return (
    <>
      <AppBar title={t('deletion.title')} back="/me/settings" />
      <ScreenBody>
        {known === undefined || !self ? (
          <Skeleton shape="card" count={2} />
        ) : (
          <>
            <p className={styles.text}>{t('deletion.text', { count: known.graceDays })}</p>
            <p className={styles.text}>{t('deletion.after')}</p>
            {known.blockers.length > 0 ? (
              <>
                <h2 className={styles.heading}>{t('deletion.blocked')}</h2>
                <ul className={styles.blockers}>
                  {known.blockers.map((blocker) => (
                    <li key={JSON.stringify(blocker)}>
                      <BlockerText blocker={blocker} />
                    </li>
                  ))}
                </ul>
                <Button wide look="line" href="/me/wallet">
                  {t('deletion.wallet')}
                </Button>
              </>
            ) : (
              <>
                <Rows inset="none">
                  <Row title={t('deletion.exportFirst')} href="/me/settings/data" />
                </Rows>
                <Button wide look="danger" onPress={() => setAsking(true)}>
                  {t('deletion.action')}
                </Button>
              </>
            )}
          </>
        )}
      </ScreenBody>
      <ProofSheet
        open={asking}
        title={t('deletion.title')}
        text={t('deletion.ask')}
        action={t('deletion.action')}
        destroys
        hasPassword={self?.hasPassword ?? true}
        onClose={() => setAsking(false)}
        onProof={async (proof) => {
          await api.call('accounts.deleteAccount', { proof })
          await actions.signOut()
          navigate('/sign-in', { replace: true })
        }}
      />
    </>
  )
}

function BlockerText({ blocker }: { blocker: DeletionBlocker }) {
  const { t } = useTranslation('security')
  if ('count' in blocker) return t(`deletion.${blocker.kind}`, { count: blocker.count })
  const owed = blocker.kind === 'balance' && blocker.amount.startsWith('-')
  const [before = '', after = ''] = t(`deletion.${owed ? 'debt' : blocker.kind}`, { amount: '\n' }).split(
    /[\u2068\u2069]?\n[\u2068\u2069]?/,
  )
  return (
    <>
      {before}
      <MoneyText amount={owed ? blocker.amount.slice(1) : blocker.amount} currency={blocker.currency} />
      {after}
    </>
  )
}
