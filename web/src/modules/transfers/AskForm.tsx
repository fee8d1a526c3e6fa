import type { Conversation, Member } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { AmountField, AmountKeypad, FormFrame, useAmountEntry } from '../../ui/money/index.ts'
import { TextField } from '../../ui/TextField.tsx'
import { noteLengthMax } from './rules.ts'
import styles from './Transfers.module.css'
import { useCreateBill } from './useCreateBill.ts'
import { useCurrency } from './useCurrency.ts'
import { usePeople } from './usePeople.ts'

/** Money of one person: how much, and for what. */
export function AskForm({ conversation, peer }: { conversation: Conversation; peer: Member }) {
  const { t } = useTranslation(['transfers', 'money'])
  const { nameOf, faceOf } = usePeople()
  const { currency, currencies, setCurrency } = useCurrency()
  const entry = useAmountEntry({ currency })
  const [note, setNote] = useState('')
  const { create, pending, isOffline } = useCreateBill(conversation)
  const { amount } = entry
  const ready = amount !== null && !isOffline && conversation.mayPost
  const ask = () => {
    if (amount === null || !ready) return
    create({ currency, note: note.trim(), split: { way: 'ask', memberId: peer.id, amount } })
  }
  return (
    <FormFrame
      foot={
        <AmountKeypad entry={entry}>
          {isOffline && <p className={styles.offline}>{t('offline')}</p>}
          <Button wide busy={pending} disabled={!ready} onPress={ask}>
            {t('bill.askAction')}
          </Button>
        </AmountKeypad>
      }
    >
      <p className={styles.to}>
        <Avatar face={faceOf(peer.id)} size={48} />
        <Bdi cut>{nameOf(peer.id)}</Bdi>
      </p>
      <AmountField
        label={t('money:amount')}
        entry={entry}
        currencies={currencies}
        onCurrency={setCurrency}
        autoFocus
        onSubmit={ask}
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
