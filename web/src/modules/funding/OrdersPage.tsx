import type { FundingOrder } from '@sampan/contract'
import { ApiError, OfflineError } from '@sampan/sdk'
import { ClipboardList } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { MoneyText } from '../../ui/money/index.ts'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tile } from '../../ui/Tile.tsx'
import styles from './Funding.module.css'
import { isOpen, orderIcons } from './orderLook.ts'
import { useSourceName } from './useSourceName.ts'

/** `/me/wallet/orders`: top-ups and withdrawals, as they stand. */
export function OrdersPage() {
  const { t } = useTranslation('funding')
  const orders = useLive((queries) => queries.fundingOrders())
  const { cursor, asked, more, pending } = usePaging()
  return (
    <>
      <AppBar title={t('orders.title')} back="/me/wallet" />
      <ScreenBody>
        {!orders || (orders.length === 0 && !asked) ? (
          <Skeleton shape="card" count={3} />
        ) : orders.length === 0 ? (
          <EmptyState icon={ClipboardList} title={t('orders.none.title')} text={t('orders.none.text')}>
            <Button look="soft" href="/me/wallet/top-up">
              {t('topUp.title')}
            </Button>
          </EmptyState>
        ) : (
          <>
            <Rows label={t('orders.title')} inset="tile">
              {orders.map((order) => (
                <OrderRow key={order.id} order={order} />
              ))}
            </Rows>
            {cursor !== null && (
              <div className={styles.more}>
                <Button look="soft" small busy={pending} onPress={more}>
                  {t('orders.more')}
                </Button>
              </div>
            )}
          </>
        )}
      </ScreenBody>
    </>
  )
}

/** The newest are fetched when the page opens, older ones when they are asked for. */
function usePaging() {
  const { actions } = useSync()
  const { upToDate, link } = useStatus()
  const { act, pending } = useAct()
  const [cursor, setCursor] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  useEffect(() => {
    if (!upToDate) return
    let here = true
    actions.loadFundingOrders().then(
      (page) => {
        if (!here) return
        setCursor(page.cursor)
        setAsked(true)
      },
      (error: unknown) => {
        if (!(error instanceof ApiError || error instanceof OfflineError)) throw error
        if (here) setAsked(true)
      },
    )
    return () => {
      here = false
    }
  }, [actions, upToDate])
  const more = () => {
    if (cursor === null) return
    void act(
      () => actions.loadFundingOrders(cursor),
      (page) => setCursor(page.cursor),
    )
  }
  return { cursor, asked: asked || link === 'offline', more, pending }
}

function OrderRow({ order }: { order: FundingOrder }) {
  const { t } = useTranslation('funding')
  const formats = useFormats()
  const now = useNow()
  const nameOf = useSourceName()
  const [path] = useLocation()
  const { id, kind, source, amount, currency, state, createdAt } = order
  const href = `/me/wallet/orders/${id}`
  return (
    <Row
      lead={<Tile icon={orderIcons[kind]} look={isOpen(order) ? 'gold' : state === 'succeeded' ? 'river' : 'plain'} />}
      title={t(`order.${kind}`)}
      detail={
        <>
          {t(`state.${state}`)}
          {' · '}
          {formats.moment(new Date(createdAt), now)}
          {' · '}
          <bdi>{nameOf(source)}</bdi>
        </>
      }
      value={<MoneyText amount={kind === 'topUp' ? amount : `-${amount}`} currency={currency} sign="both" strong />}
      href={href}
      chosen={path === href}
      arrow={false}
    />
  )
}
