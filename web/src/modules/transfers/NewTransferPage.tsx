import type { Conversation } from '@sampan/contract'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useLocation } from 'wouter'
import { useOffline, useSync } from '../../app/sync/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { Face } from '../../ui/face.ts'
import {
  AmountField,
  AmountKeypad,
  FormFrame,
  useAmountEntry,
  useMoney,
  usePay,
  useWallet,
} from '../../ui/money/index.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { PaneBar } from '../groups/PaneBar.tsx'
import { useConversation } from '../groups/useConversation.ts'
import { useNaming } from '../groups/useNaming.ts'
import { noteLengthMax } from './rules.ts'
import styles from './Transfers.module.css'
import { useCurrency } from './useCurrency.ts'

/** `/chats/:conversationId/transfer`: how much, for what; then the sheet with the PIN. */
export function NewTransferPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('transfers')
  const conversationId = parameters.conversationId ?? ''
  const conversation = useConversation(conversationId)
  const naming = useNaming()
  const { peer } = conversation ?? {}
  return (
    <>
      <PaneBar title={t('transfer')} conversationId={conversationId} />
      {conversation && peer && naming ? (
        <Form conversation={conversation} payee={{ name: naming.of(peer), face: naming.face(peer) }} />
      ) : conversation === undefined || !naming ? (
        <Skeleton shape="card" count={1} />
      ) : (
        <EmptyState icon={SearchX} title={t('gone.title')} text={t('gone.text')} />
      )}
    </>
  )
}

function Form({ conversation, payee }: { conversation: Conversation; payee: { name: string; face: Face } }) {
  const { t } = useTranslation(['transfers', 'money'])
  const { actions } = useSync()
  const [, navigate] = useLocation()
  const { currency, currencies, setCurrency } = useCurrency()
  const { wallet, balanceOf } = useWallet()
  const money = useMoney()
  const { available } = balanceOf(currency)
  const entry = useAmountEntry({ currency, ...(wallet && { max: available }) })
  const [note, setNote] = useState('')
  // One transfer, however often it is tried. Also with another amount: where the first answer was lost, it may have gone.
  const [transferId] = useState(() => v7())
  const { pay, paying } = usePay()
  const { amount } = entry
  const { id: conversationId } = conversation
  const isOffline = useOffline()
  const ready = amount !== null && !entry.over && !isOffline && conversation.mayPost

  const send = async () => {
    if (amount === null || !ready) return
    const input = { transferId, conversationId, amount, currency, note: note.trim() }
    const sent = await pay({
      title: t('transfer'),
      payee,
      amount,
      currency,
      facts: input.note === '' ? [] : [{ label: t('facts.for'), value: <bdi>{input.note}</bdi> }],
      act: (pinProof) => actions.sendTransfer({ ...input, ...(pinProof !== undefined && { pinProof }) }),
      success: () => ({ title: t('send.done'), text: t('send.doneText', { name: payee.name }) }),
    })
    if (sent) navigate(`/chats/${conversationId}`)
  }

  return (
    <FormFrame
      foot={
        <>
          <AmountKeypad entry={entry}>
            {isOffline && <p className={styles.offline}>{t('offline')}</p>}
            <Button wide disabled={!ready} onPress={() => void send()}>
              {t('send.action')}
            </Button>
          </AmountKeypad>
          {paying}
        </>
      }
    >
      <p className={styles.to}>
        <Avatar face={payee.face} size={48} />
        <Bdi cut>{payee.name}</Bdi>
      </p>
      <AmountField
        label={t('money:amount')}
        entry={entry}
        currencies={currencies}
        onCurrency={setCurrency}
        hint={wallet && t('money:available', { amount: money.money(available, currency) })}
        autoFocus
        onSubmit={() => void send()}
      />
      <TextField
        label={t('note.label')}
        placeholder={t('note.hint')}
        value={note}
        onChange={setNote}
        lengthMax={noteLengthMax}
      />
    </FormFrame>
  )
}
