import type { Favourite } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useOffline, useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Favourites.module.css'
import { noteLengthMax, tagsFrom } from './rules.ts'

/** A note and tags, for oneself. */
export function NoteSheet({ favourite, onClose }: { favourite: Favourite; onClose: () => void }) {
  const { t } = useTranslation(['favourites', 'common'])
  const { actions } = useSync()
  const { act, pending } = useAct()
  const isOffline = useOffline()
  const [note, setNote] = useState(favourite.note)
  const [tags, setTags] = useState(favourite.tags.join(', '))
  const save = () =>
    void act(
      () => actions.changeFavourite({ favouriteId: favourite.id, note: note.trim(), tags: tagsFrom(tags) }),
      onClose,
    )
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('edit')}
      foot={
        <Button wide busy={pending} disabled={isOffline} onPress={save}>
          {t('common:save')}
        </Button>
      }
    >
      <div className={styles.fields}>
        <TextField label={t('note')} value={note} onChange={setNote} lines={3} lengthMax={noteLengthMax} autoFocus />
        <TextField label={t('tags')} hint={t('tagsHint')} value={tags} onChange={setTags} lengthMax={330} />
      </div>
    </Sheet>
  )
}
