import type { Relation } from '@sampan/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './sheets.module.css'

interface RemarkSheetProps {
  relation: Relation
  open: boolean
  onClose: () => void
}

const remarkLengthMax = 40

/** One's own name for somebody. */
export function RemarkSheet({ relation, open, onClose }: RemarkSheetProps) {
  const { t } = useTranslation('contacts')
  return (
    <Sheet open={open} onClose={onClose} title={t('remark')}>
      <RemarkForm relation={relation} onDone={onClose} />
    </Sheet>
  )
}

function RemarkForm({ relation, onDone }: { relation: Relation; onDone: () => void }) {
  const { t } = useTranslation(['contacts', 'common'])
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [remark, setRemark] = useState(relation.remark ?? '')
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setError(undefined)
    void act(() => actions.setRemark(relation.member.id, remark.trim() || null), onDone, setError)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('remark')}
        error={error}
        hint={t('remarkHint')}
        placeholder={relation.member.name}
        value={remark}
        onChange={setRemark}
        lengthMax={remarkLengthMax}
        autoFocus
      />
      <Button type="submit" wide busy={pending}>
        {t('common:save')}
      </Button>
    </form>
  )
}
