import type { Conversation } from '@sampan/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './RenameSheet.module.css'

const lengthMax = 40

interface NicknameSheetProps {
  conversation: Conversation
  nickname: string
  open: boolean
  onClose: () => void
}

/** What one is called in a group. */
export function NicknameSheet({ open, onClose, ...form }: NicknameSheetProps) {
  const { t } = useTranslation('groups')
  return (
    <Sheet open={open} onClose={onClose} title={t('nickname.title')}>
      <NicknameForm {...form} onDone={onClose} />
    </Sheet>
  )
}

function NicknameForm({
  conversation,
  nickname,
  onDone,
}: Omit<NicknameSheetProps, 'open' | 'onClose'> & { onDone: () => void }) {
  const { t } = useTranslation(['groups', 'common'])
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [text, setText] = useState(nickname)
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setError(undefined)
    void act(() => actions.setNickname(conversation.id, text.trim() || null), onDone, setError)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('nickname.title')}
        hint={t('nickname.hint')}
        error={error}
        value={text}
        onChange={setText}
        lengthMax={lengthMax}
        autoComplete="off"
        autoFocus
      />
      <Button type="submit" wide busy={pending}>
        {t('common:save')}
      </Button>
    </form>
  )
}
