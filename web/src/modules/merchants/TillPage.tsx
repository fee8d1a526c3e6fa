import type { Charge, Order, Payment, Stall } from '@sampan/contract'
import { CODE_AMOUNT_MAX, isPayCode, recogniseCode } from '@sampan/contract/codes/index.ts'
import { QrCode as QrIcon, ScanLine, Store, Volume2, VolumeX } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useLocation, useSearch } from 'wouter'
import { useAct, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useAwake } from '../../app/useAwake.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import {
  AmountField,
  AmountKeypad,
  FullPage,
  MoneyText,
  PaidPage,
  useAmountEntry,
  useMoney,
} from '../../ui/money/index.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { usePartyFace } from '../payments/usePartyFace.ts'
import { Scanner } from '../scan/Scanner.tsx'
import { chime, isSilent, keepSilent, wakeChime } from './chime.ts'
import { StallTile } from './StallTile.tsx'
import styles from './TillPage.module.css'
import { useStall } from './useStall.ts'
import { dayOf, useReceivedAtStall, useTakings } from './useTakings.ts'

/** `/me/stall/till`: type an amount, show a code or scan the customer's, hear and see the money arrive. */
export function TillPage() {
  const { t } = useTranslation('merchants')
  const desktop = useDesktop()
  const stall = useStall()
  const [silent, setSilent] = useState(isSilent)
  useAwake()
  return (
    <>
      <AppBar
        title={t('till.title')}
        back={desktop ? undefined : '/me/stall'}
        actions={
          <IconButton
            label={t(silent ? 'till.soundOn' : 'till.soundOff')}
            icon={silent ? VolumeX : Volume2}
            pressed={!silent}
            onPress={() => {
              wakeChime()
              keepSilent(!silent)
              setSilent(!silent)
            }}
          />
        }
      />
      {stall === undefined ? (
        <Skeleton shape="card" count={2} />
      ) : stall?.open ? (
        <Till stall={stall} silent={silent} />
      ) : (
        <ScreenBody>
          <EmptyState
            icon={Store}
            title={t(stall ? 'till.closedTitle' : 'none.title')}
            text={t(stall ? 'till.closedText' : 'none.text')}
          >
            <Button href="/me/stall/setup">{t(stall ? 'setup.title' : 'none.open')}</Button>
          </EmptyState>
        </ScreenBody>
      )}
    </>
  )
}

function Till({ stall, silent }: { stall: Stall; silent: boolean }) {
  const { t } = useTranslation('merchants')
  const money = useMoney()
  const { api } = useSync()
  const { act, pending } = useAct()
  const [, navigate] = useLocation()
  const brought = new URLSearchParams(useSearch()).get('code') ?? ''
  /** A customer's code that was scanned before the amount was typed. */
  const code = isPayCode(brought) ? brought : undefined
  const entry = useAmountEntry({ currency: stall.currency, max: String(CODE_AMOUNT_MAX) })
  const [note, setNote] = useState('')
  const [order, setOrder] = useState<Order>()
  const [scanning, setScanning] = useState(false)
  const [chargeId, setChargeId] = useState<string>()
  /** The charge whose answer has not come yet: tried again it is the same one. */
  const trying = useRef<{ terms: string; id: string }>(undefined)
  const arrived = useArrivals(silent)
  // The press that led here counts as well.
  useEffect(() => {
    if (navigator.userActivation?.hasBeenActive) wakeChime()
  }, [])
  const amount = entry.over ? null : entry.amount

  const showCode = () => {
    wakeChime()
    if (amount === null) return
    const orderId = v7()
    void act(
      () => api.call('merchants.createOrder', { orderId, amount, reference: '', note: note.trim() }),
      (answer) => setOrder(answer.order),
    )
  }
  const charge = (digits: string) => {
    wakeChime()
    setScanning(false)
    if (amount === null) return
    const terms = [digits, amount, note.trim()].join(' ')
    if (trying.current?.terms !== terms) trying.current = { terms, id: v7() }
    const { id } = trying.current
    void act(
      () => api.call('payments.charge', { chargeId: id, code: digits, amount, note: note.trim() }),
      (answer) => {
        trying.current = undefined
        if (answer.charge.state === 'waiting') setChargeId(id)
      },
    )
    if (code) navigate('/me/stall/till', { replace: true })
  }
  const clear = () => {
    entry.setAmount(null)
    setNote('')
    setOrder(undefined)
    setChargeId(undefined)
  }
  return (
    <>
      <ScreenBody>
        <Today stall={stall} />
        <AmountField
          label={t('till.amount')}
          entry={entry}
          autoFocus
          onSubmit={() => (code ? charge(code) : showCode())}
          {...(code && { hint: t('till.codeRead') })}
        />
        <TextField label={t('till.note')} value={note} onChange={setNote} lengthMax={100} />
      </ScreenBody>
      <AmountKeypad entry={entry}>
        {code ? (
          <Button wide disabled={amount === null} busy={pending} onPress={() => charge(code)}>
            {t('till.charge')}
          </Button>
        ) : (
          <div className={styles.buttons}>
            <Button wide small icon={QrIcon} disabled={amount === null} busy={pending} onPress={showCode}>
              {t('till.showCode')}
            </Button>
            <Button
              wide
              small
              look="soft"
              icon={ScanLine}
              disabled={amount === null}
              onPress={() => {
                wakeChime()
                setScanning(true)
              }}
            >
              {t('till.scanCode')}
            </Button>
          </div>
        )}
      </AmountKeypad>
      <Sheet open={scanning} onClose={() => setScanning(false)} title={t('till.scanCode')}>
        <div className={styles.scanning}>
          {amount !== null && <MoneyText amount={amount} currency={stall.currency} size={28} strong />}
          <Scanner looking={scanning} hint={t('till.scanHint')} onCode={(text) => takeCode(text)} />
          <TypedCode onCode={charge} />
        </div>
      </Sheet>
      <OrderSheet order={order} stall={stall} onClose={() => setOrder(undefined)} />
      <ChargeSheet chargeId={chargeId} onClose={() => setChargeId(undefined)} />
      <Arrived
        payment={arrived.payment}
        onClose={() => {
          arrived.seen()
          clear()
        }}
        announce={(payment) => t('till.arrived', { amount: money.money(payment.amount, payment.currency) })}
      />
    </>
  )

  function takeCode(text: string) {
    const scanned = recogniseCode(text, { origin: location.origin })
    if (scanned.kind === 'payCode') charge(scanned.digits)
    else showToast({ key: 'scan', look: 'danger', text: t('till.noPayCode') })
  }
}

/** Where a camera is of no use, the figures below the bars can be typed. */
function TypedCode({ onCode }: { onCode: (digits: string) => void }) {
  const { t } = useTranslation('merchants')
  const [typed, setTyped] = useState('')
  const digits = typed.replace(/\D/g, '')
  return (
    <form
      className={styles.typed}
      onSubmit={(event) => {
        event.preventDefault()
        if (isPayCode(digits)) onCode(digits)
      }}
    >
      <TextField
        label={t('till.typed')}
        value={typed}
        onChange={setTyped}
        inputMode="numeric"
        autoComplete="off"
        latin
        lengthMax={30}
        {...(digits.length === 18 && !isPayCode(digits) && { error: t('till.typedWrong') })}
      />
      <Button type="submit" look="soft" disabled={!isPayCode(digits)}>
        {t('till.charge')}
      </Button>
    </form>
  )
}

function Today({ stall }: { stall: Stall }) {
  const { t } = useTranslation('merchants')
  const known = useTakings(dayOf(useNow()))
  return (
    <section className={styles.today} aria-label={t('takings')}>
      <StallTile category={stall.category} />
      <div className={styles.words}>
        <p className={styles.name}>
          <Bdi cut>{stall.name}</Bdi>
        </p>
        <p className={styles.small}>{known ? t('todayCount', { count: known.count }) : t('takings')}</p>
      </div>
      {known && <MoneyText amount={known.sum} currency={known.currency} size={20} strong />}
    </section>
  )
}

const LATEST = 20

/**
 * Payments that come in while the till stands open: each sounds, and the latest is shown. What was there at the start is
 * told by the server's list, not by times: this device's clock may be wrong.
 */
function useArrivals(silent: boolean): { payment: Payment | undefined; seen: () => void } {
  const { actions, queries } = useSync()
  const { upToDate } = useStatus()
  const payments = useReceivedAtStall(LATEST)
  const known = useRef<Set<string>>(undefined)
  const [payment, setPayment] = useState<Payment>()
  useEffect(() => {
    if (!upToDate || known.current) return
    const begin = async () => {
      await actions.loadReceived('stall')
      const held = await queries.received('stall', LATEST)
      known.current ??= new Set(held.map(({ id }) => id))
    }
    begin().catch(() => undefined)
  }, [actions, queries, upToDate])
  const ring = useEffectEvent(() => {
    if (!silent) chime()
  })
  useEffect(() => {
    const before = known.current
    if (!payments || !before) return
    const [latest, ...others] = payments.filter(({ id }) => !before.has(id))
    if (!latest) return
    for (const { id } of [latest, ...others]) before.add(id)
    setPayment(latest)
    ring()
  }, [payments])
  return { payment, seen: () => setPayment(undefined) }
}

interface ArrivedProps {
  payment: Payment | undefined
  announce: (payment: Payment) => string
  onClose: () => void
}

function Arrived({ payment, announce, onClose }: ArrivedProps) {
  const { t } = useTranslation(['merchants', 'payments'])
  const faceOf = usePartyFace()
  const face = payment && faceOf(payment.payer)
  return (
    <FullPage label={t('till.paid')} open={payment !== undefined} onClose={onClose}>
      {payment && face && (
        <PaidPage
          title={t('till.paid')}
          text={announce(payment)}
          payee={{ name: face.name, face }}
          amount={payment.amount}
          currency={payment.currency}
          facts={[{ label: t('byWay'), value: t(`payments:way.${payment.way}`) }]}
          onDone={onClose}
        />
      )}
    </FullPage>
  )
}

function OrderSheet({ order, stall, onClose }: { order: Order | undefined; stall: Stall; onClose: () => void }) {
  const { t } = useTranslation(['merchants', 'common'])
  const formats = useFormats()
  const { api } = useSync()
  const { act, pending } = useAct()
  const held = useLive((queries) => queries.order(order?.id ?? ''), order?.id ?? '')
  const state = held?.state ?? order?.state
  const paid = state === 'paid'
  const close = useEffectEvent(onClose)
  useEffect(() => {
    // The page of success stands over it.
    if (paid) close()
  }, [paid])
  return (
    <Sheet
      open={order !== undefined}
      onClose={onClose}
      title={t('till.showTitle')}
      foot={
        order &&
        state === 'open' && (
          <Button
            look="line"
            wide
            busy={pending}
            onPress={() => void act(() => api.call('merchants.cancelOrder', { orderId: order.id }), onClose)}
          >
            {t('common:cancel')}
          </Button>
        )
      }
    >
      {order && (
        <div className={styles.order}>
          <MoneyText amount={order.amount} currency={order.currency} size={40} />
          <div className={styles.qr}>
            <QrCode text={order.code} label={t('till.orderCode')} />
          </div>
          <p className={styles.small}>
            <Bdi>{stall.name}</Bdi>
          </p>
          <p className={styles.small} role="status">
            {state === 'open'
              ? t('till.waiting', { time: formats.time(new Date(order.expiresAt)) })
              : t(`order.${state ?? 'open'}`)}
          </p>
        </div>
      )}
    </Sheet>
  )
}

function ChargeSheet({ chargeId, onClose }: { chargeId: string | undefined; onClose: () => void }) {
  const { t } = useTranslation(['merchants', 'common'])
  const { api } = useSync()
  const { act, pending } = useAct()
  const charge = useLive((queries) => queries.charge(chargeId ?? ''), chargeId ?? '')
  const state: Charge['state'] = charge?.state ?? 'waiting'
  const paid = state === 'paid'
  const close = useEffectEvent(onClose)
  useEffect(() => {
    if (paid) close()
  }, [paid])
  return (
    <Sheet
      open={chargeId !== undefined}
      onClose={onClose}
      title={t('till.chargeTitle')}
      alert
      foot={
        chargeId !== undefined &&
        (state === 'waiting' ? (
          <Button
            look="line"
            wide
            busy={pending}
            onPress={() => void act(() => api.call('payments.cancelCharge', { chargeId }), onClose)}
          >
            {t('common:cancel')}
          </Button>
        ) : (
          <Button wide onPress={onClose}>
            {t('common:close')}
          </Button>
        ))
      }
    >
      <div className={styles.order} role="status">
        {charge && <MoneyText amount={charge.amount} currency={charge.currency} size={40} />}
        <p className={styles.small}>{t(`charge.${state}`)}</p>
      </div>
    </Sheet>
  )
}
