import type { Transfer } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { Check, HandCoins, SearchX, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useOffline, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { type Fact, Facts, MoneyText, useMoneyErrors } from '../../ui/money/index.ts'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { PaneBar } from '../groups/PaneBar.tsx'
import { transferTermMs } from './rules.ts'
import styles from './Transfers.module.css'
import { useHeldMoney } from './useHeldMoney.ts'
import { usePeople } from './usePeople.ts'

/** What the page shows: the message knows most of it, also offline. */
type Shown = Omit<Transfer, 'seq' | 'conversationId'>

/** `/chats/:conversationId/transfers/:transferId`: how it stands; who it is for accepts or returns it. */
export function TransferPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('transfers')
  const { conversationId = '', transferId = '' } = parameters
  const { actions } = useSync()
  const { message, fetched, gone } = useHeldMoney(conversationId, transferId, actions.getTransfer)
  const body = message?.body.kind === 'transfer' ? message.body : undefined
  const shown: Shown | undefined =
    message?.senderId && body
      ? {
          id: transferId,
          fromId: message.senderId,
          toId: body.toId,
          amount: body.amount,
          currency: body.currency,
          note: body.note,
          sentAt: message.sentAt,
          expiresAt: new Date(new Date(message.sentAt).getTime() + transferTermMs).toISOString(),
          // Whichever of the two knows that it is over.
          state: body.state === 'waiting' ? (fetched?.state ?? body.state) : body.state,
          settledAt: fetched?.settledAt ?? null,
        }
      : fetched
  return (
    <>
      <PaneBar title={t('transfer')} conversationId={conversationId} />
      {shown ? (
        <Standing transfer={shown} />
      ) : gone ? (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      ) : (
        <Skeleton shape="card" count={1} />
      )}
    </>
  )
}

function Standing({ transfer }: { transfer: Shown }) {
  const { t } = useTranslation('transfers')
  const formats = useFormats()
  const now = useNow()
  const { memberId } = useStatus()
  const isOffline = useOffline()
  const { actions } = useSync()
  const { act, pending } = useAct()
  const words = useMoneyErrors()
  const { nameOf } = usePeople()
  const [returning, setReturning] = useState(false)
  const { id, fromId, toId, amount, currency, note, state, sentAt, expiresAt, settledAt } = transfer
  const mine = toId === memberId
  const name = nameOf(mine ? fromId : toId)
  const answer = (how: 'accept' | 'return') =>
    void act(() =>
      actions.answerTransfer(id, how).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error
        showToast({ key: 'error', look: 'danger', text: words(error, currency) })
      }),
    )
  const facts: Fact[] = [
    { label: mine ? t('facts.from') : t('facts.to'), value: <bdi>{name}</bdi> },
    ...(note === '' ? [] : [{ label: t('facts.for'), value: <bdi>{note}</bdi> }]),
    { label: t('facts.sent'), value: formats.dateTime(new Date(sentAt)) },
    ...(state === 'waiting' ? [{ label: t('facts.until'), value: formats.dateTime(new Date(expiresAt)) }] : []),
    ...(state === 'waiting' || settledAt === null
      ? []
      : [{ label: t(`facts.${state}`), value: formats.dateTime(new Date(settledAt)) }]),
  ]
  const isOver = new Date(expiresAt) <= now
  return (
    <ScreenBody>
      <div className={styles.head}>
        <span className={classes(styles.coin, state === 'waiting' && styles.waits)}>
          <Icon of={state === 'accepted' ? Check : state === 'waiting' ? HandCoins : Undo2} size={32} />
        </span>
        <p className={styles.stands} role="status">
          {t(`detail.${state}${mine ? 'In' : 'Out'}`, { name })}
        </p>
        <MoneyText amount={amount} currency={currency} sign="none" size={40} />
      </div>
      <div className={styles.card}>
        <Facts facts={facts} />
      </div>
      {mine && state === 'waiting' && !isOver && (
        <div className={styles.buttons}>
          {isOffline && <p className={styles.offline}>{t('offline')}</p>}
          <Button wide busy={pending} disabled={isOffline} onPress={() => answer('accept')}>
            {t('accept')}
          </Button>
          <Button look="line" wide disabled={isOffline || pending} onPress={() => setReturning(true)}>
            {t('return')}
          </Button>
        </div>
      )}
      <ConfirmSheet
        open={returning}
        title={t('returnAsk')}
        text={t('returnText', { name })}
        action={t('return')}
        onConfirm={() => answer('return')}
        onClose={() => setReturning(false)}
      />
    </ScreenBody>
  )
}
