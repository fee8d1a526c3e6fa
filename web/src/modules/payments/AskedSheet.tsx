import { CODE_AMOUNT_MAX } from '@sampan/contract/codes/index.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { AmountField, AmountKeypad, useAmountEntry } from '../../ui/money/index.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './AskedSheet.module.css'

/** What one's own code asks for; all of it may be left open. */
export interface Asked {
  amount: string | null
  currency: string | null
  note: string
}

interface AskedSheetProps {
  open: boolean
  currencies: readonly string[]
  onClose: () => void
  onAsked: (asked: Asked) => void
}

/** As long as a code has room for beside everything else. */
const NOTE_LENGTH_MAX = 25

export function AskedSheet({ open, currencies, onClose, onAsked }: AskedSheetProps) {
  const { t } = useTranslation('payments')
  return (
    <Sheet open={open} onClose={onClose} title={t('receive.setAmount')} flush>
      <Form currencies={currencies} onAsked={onAsked} />
    </Sheet>
  )
}

function Form({ currencies, onAsked }: Pick<AskedSheetProps, 'currencies' | 'onAsked'>) {
  const { t } = useTranslation(['payments', 'common'])
  const [currency, setCurrency] = useState(currencies[0] ?? 'EUR')
  const entry = useAmountEntry({ currency, max: String(CODE_AMOUNT_MAX) })
  const [note, setNote] = useState('')
  const complete = !entry.over && (entry.amount !== null || note.trim() !== '')
  const done = () =>
    complete && onAsked({ amount: entry.amount, currency: entry.amount && currency, note: note.trim() })
  return (
    <>
      <div className={styles.form}>
        <AmountField
          label={t('pay.amount')}
          entry={entry}
          currencies={currencies}
          onCurrency={setCurrency}
          autoFocus
          onSubmit={done}
        />
        <TextField label={t('pay.note')} value={note} onChange={setNote} lengthMax={NOTE_LENGTH_MAX} />
      </div>
      <AmountKeypad entry={entry}>
        <Button wide disabled={!complete} onPress={done}>
          {t('common:done')}
        </Button>
      </AmountKeypad>
    </>
  )
}
