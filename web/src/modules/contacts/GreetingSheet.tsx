import type { Relation } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SheetForm } from '../../app/forms/SheetForm.tsx'
import { nameOf, useLive, useSync } from '../../app/sync/index.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'

interface GreetingSheetProps {
  relation: Relation
  open: boolean
  onClose: () => void
}

const greetingLengthMax = 100

/** Asks somebody to become a contact, with a word of greeting. */
export function GreetingSheet({ relation, open, onClose }: GreetingSheetProps) {
  const { t } = useTranslation('contacts')
  return (
    <Sheet open={open} onClose={onClose} title={t('addTitle', { name: nameOf(relation) })}>
      <GreetingForm relation={relation} onDone={onClose} />
    </Sheet>
  )
}

function GreetingForm({ relation, onDone }: { relation: Relation; onDone: () => void }) {
  const { t } = useTranslation('contacts')
  const { actions } = useSync()
  const self = useLive((queries) => queries.self())
  const [typed, setTyped] = useState<string>()
  const suggested = relation.greeting ?? (self ? t('greetingDefault', { name: self.member.name }) : '')
  const greeting = typed ?? withoutMarks(suggested).slice(0, greetingLengthMax)
  return (
    <SheetForm
      action={t('sendRequest')}
      send={() => actions.requestContact(relation.member.id, greeting.replace(/\s+/gu, ' ').trim())}
      onDone={(answer) => {
        onDone()
        const name = nameOf(answer)
        showToast({ text: answer.state === 'contact' ? t('accepted', { name }) : t('requested') })
      }}
    >
      {(error) => (
        <TextField
          label={t('greeting')}
          error={error}
          hint={t('greetingHint')}
          value={greeting}
          onChange={setTyped}
          lengthMax={greetingLengthMax}
          autoFocus
        />
      )}
    </SheetForm>
  )
}

/** What is sent is plain text: the marks that isolate a name inside a text of the interface stay here. */
const withoutMarks = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')
