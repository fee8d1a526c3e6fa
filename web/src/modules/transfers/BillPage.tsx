import type { Bill, Message } from '@sampan/contract'
import { BellRing, Check, ReceiptText, SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useAct, useOffline, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MoneyText, useMoney, usePay } from '../../ui/money/index.ts'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { PaneBar } from '../groups/PaneBar.tsx'
import { sumOf } from './rules.ts'
import styles from './Transfers.module.css'
import { useHeldMoney } from './useHeldMoney.ts'
import { usePeople } from './usePeople.ts'

type Shown = Pick<Bill, 'id' | 'makerId' | 'way' | 'note' | 'currency' | 'total' | 'state' | 'createdAt'> & {
  shares: { memberId: string; amount: string; paid: boolean; paidAt: string | null }[]
  /** Null while it is not known here. */
  remindFrom: string | null
}

/** `/chats/:conversationId/bills/:billId`: who has paid; one pays, or reminds the others. */
export function BillPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('transfers')
  const { conversationId = '', billId = '' } = parameters
  const { actions } = useSync()
  const { message, fetched, gone } = useHeldMoney(conversationId, billId, actions.getBill)
  const bill = shownOf(message, fetched)
  return (
    <>
      <PaneBar title={bill?.way === 'ask' ? t('bill.ask') : t('bill.split')} conversationId={conversationId} />
      {bill ? (
        <Standing bill={bill} />
      ) : gone ? (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <Skeleton shape="card" count={1} />
      )}
    </>
  )
}

/** The message follows what happens; what was fetched knows the times as well. */
function shownOf(message: Message | undefined, fetched: Bill | undefined): Shown | undefined {
  const body = message?.body
  if (body?.kind !== 'bill' || !message?.senderId) {
    return fetched && { ...fetched, shares: fetched.shares.map((share) => ({ ...share, paid: share.paidAt !== null })) }
  }
  const paidAt = new Map(fetched?.shares.map((share) => [share.memberId, share.paidAt]))
  const { billId, way, note, currency, total, state, shares } = body
  return {
    id: billId,
    makerId: message.senderId,
    way,
    note,
    currency,
    total,
    state,
    createdAt: message.sentAt,
    shares: shares.map((share) => ({ ...share, paidAt: paidAt.get(share.memberId) ?? null })),
    remindFrom: fetched?.remindFrom ?? null,
  }
}

function Standing({ bill }: { bill: Shown }) {
  const { t } = useTranslation(['transfers', 'common'])
  const money = useMoney()
  const formats = useFormats()
  const now = useNow()
  const { memberId } = useStatus()
  const { nameOf, faceOf } = usePeople()
  const { makerId, way, note, currency, total, shares, state, createdAt } = bill
  const isMaker = makerId === memberId
  const paid = sumOf(shares.filter((share) => share.paid).map(({ amount }) => amount))
  return (
    <ScreenBody>
      <div className={styles.head}>
        <span className={classes(styles.coin, state === 'open' && styles.waits)}>
          <Icon of={state === 'settled' ? Check : ReceiptText} size={32} />
        </span>
        <p className={styles.stands}>{isMaker ? t('bill.byYou') : t('bill.by', { name: nameOf(makerId) })}</p>
        <MoneyText amount={total} currency={currency} sign="none" size={40} />
        {note !== '' && <bdi className={styles.note}>{note}</bdi>}
        <p className={styles.quiet} role="status">
          {state === 'open' && way !== 'ask'
            ? t('bill.collected', { paid: money.money(paid, currency), total: money.money(total, currency) })
            : t(`bill.state.${state}`)}
        </p>
      </div>
      <ul className={styles.card} aria-label={t('bill.shares')}>
        {shares.map((share) => (
          <li key={share.memberId} className={styles.share}>
            <Avatar face={faceOf(share.memberId)} size={40} />
            <span className={styles.name}>
              <Bdi cut>{share.memberId === memberId ? t('common:you') : nameOf(share.memberId)}</Bdi>
              <span className={classes(styles.paid, !share.paid && styles.unpaid)}>
                {share.paid && <Icon of={Check} size={16} />}
                {share.paid ? t('bill.sharePaid') : t(state === 'open' ? 'bill.shareOpen' : 'bill.shareLeft')}
                {share.paidAt !== null &&
                  share.memberId !== makerId &&
                  ` · ${formats.moment(new Date(share.paidAt), now)}`}
              </span>
            </span>
            <MoneyText amount={share.amount} currency={currency} strong />
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{formats.dateTime(new Date(createdAt))}</p>
      <Buttons bill={bill} isMaker={isMaker} />
    </ScreenBody>
  )
}

function Buttons({ bill, isMaker }: { bill: Shown; isMaker: boolean }) {
  const { t } = useTranslation('transfers')
  const money = useMoney()
  const formats = useFormats()
  const now = useNow()
  const { memberId } = useStatus()
  const { actions } = useSync()
  const { nameOf, faceOf } = usePeople()
  const { act, pending } = useAct()
  const { pay, paying } = usePay()
  const [closing, setClosing] = useState(false)
  // One payment, however often it is tried.
  const [paymentId] = useState(() => v7())
  const [remindedFrom, setRemindedFrom] = useState<string>()
  const { id: billId, makerId, note, currency, shares, state, way } = bill
  const share = shares.find((each) => each.memberId === memberId)
  const owes = state === 'open' && share !== undefined && !share.paid
  const isOffline = useOffline()
  const remindFrom = remindedFrom ?? bill.remindFrom
  const tooEarly = remindFrom === null || new Date(remindFrom) > now
  const may = { pay: owes, manage: isMaker && state === 'open' }

  const payShare = async () => {
    if (!share) return
    await pay({
      title: t(way === 'ask' ? 'bill.ask' : 'bill.split'),
      payee: { name: nameOf(makerId), face: faceOf(makerId) },
      amount: share.amount,
      currency,
      facts: note === '' ? [] : [{ label: t('facts.for'), value: <bdi>{note}</bdi> }],
      act: (pinProof) => actions.payBill({ billId, paymentId, ...(pinProof !== undefined && { pinProof }) }),
    })
  }
  const remind = () =>
    void act(
      () => actions.remindBill(billId),
      (reminded) => {
        setRemindedFrom(reminded.remindFrom)
        showToast({ text: t('bill.reminded') })
      },
    )

  return (
    <div className={styles.buttons}>
      {isOffline && (may.pay || may.manage) && <p className={styles.offline}>{t('offline')}</p>}
      {may.pay && share && (
        <Button wide disabled={isOffline} onPress={() => void payShare()}>
          {t('bill.payAmount', { amount: money.money(share.amount, currency) })}
        </Button>
      )}
      {may.manage && (
        <>
          <Button look="soft" wide icon={BellRing} busy={pending} disabled={isOffline || tooEarly} onPress={remind}>
            {t('bill.remind')}
          </Button>
          {tooEarly && remindFrom !== null && (
            <p className={styles.quiet}>{t('bill.remindFrom', { when: formats.dateTime(new Date(remindFrom)) })}</p>
          )}
          <Button look="line" wide disabled={isOffline || pending} onPress={() => setClosing(true)}>
            {t('bill.close')}
          </Button>
        </>
      )}
      <ConfirmSheet
        open={closing}
        title={t('bill.close')}
        text={t('bill.closeAsk')}
        action={t('bill.close')}
        destroys
        onConfirm={() => void act(() => actions.closeBill(billId))}
        onClose={() => setClosing(false)}
      />
      {/* The page of success stays when there is nothing left to press. */}
      {paying}
    </div>
  )
}
