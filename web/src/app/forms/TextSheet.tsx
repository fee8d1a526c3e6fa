import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { SheetForm } from './SheetForm.tsx'

interface TextSheetProps extends TextFormProps {
  open: boolean
  title: string
}

interface TextFormProps {
  label: string
  hint?: string
  placeholder?: string
  lengthMax: number
  /** What stands now. */
  text: string | null
  /** Null where nothing is to stand. */
  onSave: (text: string | null) => Promise<unknown>
  onClose: () => void
}

/** Asks for one line of text: a name, a title. */
export function TextSheet({ open, title, ...form }: TextSheetProps) {
  return (
    <Sheet open={open} onClose={form.onClose} title={title}>
      <TextForm {...form} />
    </Sheet>
  )
}

function TextForm({ text, onSave, onClose, ...field }: TextFormProps) {
  const { t } = useTranslation('common')
  const [typed, setTyped] = useState(text ?? '')
  return (
    <SheetForm action={t('save')} send={() => onSave(typed.trim() || null)} onDone={onClose}>
      {(error) => <TextField {...field} value={typed} onChange={setTyped} error={error} autoComplete="off" autoFocus />}
    </SheetForm>
  )
}
