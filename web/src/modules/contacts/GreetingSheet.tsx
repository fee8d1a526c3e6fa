import type { Relation } from '@sampan/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf, useAct, useLive, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './sheets.module.css'

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
  const { act, pending } = useAct()
  const self = useLive((queries) => queries.self())
  const [typed, setTyped] = useState<string>()
  const [error, setError] = useState<string>()
  const suggested = relation.greeting ?? (self ? t('greetingDefault', { name: self.member.name }) : '')
  const greeting = typed ?? withoutMarks(suggested).slice(0, greetingLengthMax)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setError(undefined)
    void act(
      () => actions.requestContact(relation.member.id, greeting.replace(/\s+/gu, ' ').trim()),
      (answer) => {
        onDone()
        const name = nameOf(answer)
        showToast({ text: answer.state === 'contact' ? t('accepted', { name }) : t('requested') })
      },
      setError,
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('greeting')}
        error={error}
        hint={t('greetingHint')}
        value={greeting}
        onChange={setTyped}
        lengthMax={greetingLengthMax}
        autoFocus
      />
      <Button type="submit" wide busy={pending}>
        {t('sendRequest')}
      </Button>
    </form>
  )
}

/** What is sent is plain text: the marks that isolate a name inside a text of the interface stay here. */
const withoutMarks = (text: string): string => text.replace(/[\u2066-\u2069]/g, '')
