import type { FundingOrder } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { ExternalLink, SearchX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useLive, useOffline, useStatus, useSync } from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { type Fact, Facts, MoneyText, useMoney } from '../../ui/money/index.ts'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { PaneBar } from '../wallet/PaneBar.tsx'
import styles from './Funding.module.css'
import { isOpen, stateIcons } from './orderLook.ts'
import { SourceTitle } from './SourceMark.tsx'

/** `/me/wallet/orders/:orderId`: how a top-up or withdrawal stands, as it happens. Banks' pages lead back here too. */
export function OrderPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('funding')
  const orderId = parameters.orderId ?? ''
  const { order, gone } = useOrder(orderId)
  return (
    <>
      <PaneBar title={t(order ? `order.${order.kind}` : 'orders.title')} back="/me/wallet/orders" />
      <ScreenBody>
        {order ? (
          <Standing key={orderId} order={order} />
        ) : gone ? (
          <EmptyState icon={SearchX} title={t('order.gone')} />
        ) : (
          <Skeleton shape="card" count={2} />
        )}
      </ScreenBody>
    </>
  )
}

function useOrder(orderId: string): { order: FundingOrder | undefined; gone: boolean } {
  const { actions } = useSync()
  const { upToDate, link } = useStatus()
  const held = useLive((queries) => queries.fundingOrder(orderId), orderId)
  const [missing, setMissing] = useState<string>()
  useEffect(() => {
    if (!upToDate) return
    actions.loadFundingOrder(orderId).catch((error: unknown) => {
      // Whatever else failed leaves what is held.
      if (error instanceof ApiError && error.code === 'funding.orderNotFound') setMissing(orderId)
    })
  }, [actions, orderId, upToDate])
  return { order: held ?? undefined, gone: held === null && (missing === orderId || link === 'offline') }
}

function Standing({ order }: { order: FundingOrder }) {
  const { t } = useTranslation('funding')
  const formats = useFormats()
  const money = useMoney()
  const { id, kind, source, amount, currency, state, failure, owed, createdAt, changedAt } = order
  const bank = { label: t(kind === 'topUp' ? 'facts.from' : 'facts.to'), value: <SourceTitle source={source} /> }
  const facts: Fact[] = [
    bank,
    { label: t('facts.begun'), value: formats.dateTime(new Date(createdAt)) },
    ...(state === 'underWay' || state === 'needsAction'
      ? []
      : [{ label: t(`facts.${state}`), value: formats.dateTime(new Date(changedAt)) }]),
    {
      label: t('facts.number'),
      value: (
        <bdi dir="ltr" className={styles.number}>
          {id}
        </bdi>
      ),
    },
  ]
  return (
    <>
      <div className={styles.head}>
        <span
          className={classes(
            styles.coin,
            isOpen(order) && styles.waits,
            (state === 'failed' || state === 'returned') && styles.wrong,
          )}
        >
          <Icon of={stateIcons[state]} size={32} />
        </span>
        <p className={styles.stands} role="status">
          {t(`stands.${kind}.${state}`)}
        </p>
        <MoneyText amount={amount} currency={currency} sign="none" size={40} />
        {failure !== null && <p className={styles.why}>{t(`failure.${failure}`)}</p>}
        {(state === 'underWay' || state === 'failed') && <p className={styles.why}>{t(`explain.${kind}.${state}`)}</p>}
      </div>
      {owed !== '0' && <p className={styles.owed}>{t('owed', { amount: money.money(owed, currency) })}</p>}
      {order.action && <Action order={order} action={order.action} />}
      <Card>
        <div className={styles.facts}>
          <Facts facts={facts} />
        </div>
      </Card>
      <div className={styles.buttons}>
        {(state === 'failed' || owed !== '0') && (
          <Button
            wide
            href={kind === 'topUp' ? `/me/wallet/top-up?from=${source.id}` : `/me/wallet/withdraw?to=${source.id}`}
          >
            {t(state === 'failed' ? 'again' : 'topUp.title')}
          </Button>
        )}
        {!isOpen(order) && (
          <Button wide look="line" href="/me/wallet">
            {t('toWallet')}
          </Button>
        )}
      </div>
    </>
  )
}

/** What the bank wants of the member. */
function Action({ order, action }: { order: FundingOrder; action: NonNullable<FundingOrder['action']> }) {
  const { t } = useTranslation('funding')
  const money = useMoney()
  const { api } = useSync()
  const isOffline = useOffline()
  const { act, pending } = useAct()
  const [answered, setAnswered] = useState(false)
  const answer = (confirmed: boolean) =>
    void act(
      () => api.call('funding.answerTestBank', { orderId: order.id, confirmed }),
      // What comes of it is told by an event.
      () => setAnswered(true),
    )
  if (action.kind === 'page') {
    return (
      <Card label={t('confirm.title')}>
        <div className={styles.ask}>
          <p>{t('confirm.page')}</p>
          <Button wide arrow={ExternalLink} href={action.url} disabled={isOffline}>
            {t('confirm.go')}
          </Button>
        </div>
      </Card>
    )
  }
  return (
    <Card label={t('confirm.title')}>
      <div className={styles.ask}>
        <h2 className={styles.askTitle}>{t('confirm.asks')}</h2>
        <p>{t('confirm.testBank', { amount: money.money(order.amount, order.currency) })}</p>
        {isOffline && <p className={styles.offline}>{t('offline')}</p>}
        <Button wide busy={pending || answered} disabled={isOffline} onPress={() => answer(true)}>
          {t('confirm.yes')}
        </Button>
        <Button wide look="line" disabled={isOffline || pending || answered} onPress={() => answer(false)}>
          {t('confirm.no')}
        </Button>
      </div>
    </Card>
  )
}
