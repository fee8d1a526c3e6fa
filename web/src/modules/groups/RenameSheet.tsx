import type { Conversation } from '@sampan/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './RenameSheet.module.css'
import { titleLengthMax } from './rules.ts'

interface RenameSheetProps {
  conversation: Conversation
  open: boolean
  onClose: () => void
}

export function RenameSheet({ conversation, open, onClose }: RenameSheetProps) {
  const { t } = useTranslation('groups')
  return (
    <Sheet open={open} onClose={onClose} title={t('rename')}>
      <RenameForm conversation={conversation} onDone={onClose} />
    </Sheet>
  )
}

function RenameForm({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const { t } = useTranslation(['groups', 'common'])
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [title, setTitle] = useState(conversation.title ?? '')
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setError(undefined)
    void act(() => actions.renameGroup(conversation.id, title.trim() || null), onDone, setError)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('name')}
        error={error}
        hint={t('nameHint')}
        value={title}
        onChange={setTitle}
        lengthMax={titleLengthMax}
        autoComplete="off"
        autoFocus
      />
      <Button type="submit" wide busy={pending}>
        {t('common:save')}
      </Button>
    </form>
  )
}
