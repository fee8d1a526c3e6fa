import type { Relation } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SheetForm } from '../../../app/forms/SheetForm.tsx'
import { useAct, useSync } from '../../../app/sync/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { tagNameLengthMax, tagsOfContactMax } from './rules.ts'
import styles from './tags.module.css'
import { useTags } from './useTags.ts'

interface TagsSheetProps {
  relation: Relation
  open: boolean
  onClose: () => void
}

/** Under which tags a contact stands; a new one is made on the way. */
export function TagsSheet({ relation, open, onClose }: TagsSheetProps) {
  const { t } = useTranslation('people')
  return (
    <Sheet open={open} onClose={onClose} title={t('tags.title')}>
      <TagsForm relation={relation} onDone={onClose} />
    </Sheet>
  )
}

function TagsForm({ relation, onDone }: { relation: Relation; onDone: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const { actions } = useSync()
  const { act, pending } = useAct()
  const tags = useTags()
  const [chosen, setChosen] = useState<readonly string[]>(relation.tagIds)
  const [name, setName] = useState('')
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-tagsOfContactMax))
  const make = () =>
    void act(
      () => actions.makeTag(name.trim()),
      (tagId) => {
        setChosen((before) => [...before, tagId].slice(-tagsOfContactMax))
        setName('')
      },
    )
  return (
    <SheetForm
      action={t('common:save')}
      send={() => {
        const known = new Set(tags?.map(({ id }) => id))
        return actions.keepAbout({ memberId: relation.member.id, tagIds: chosen.filter((id) => known.has(id)) })
      }}
      onDone={onDone}
    >
      {tags !== undefined && tags.length > 0 ? (
        <Chips
          label={t('tags.title')}
          options={tags.map((tag) => ({ id: tag.id, text: tag.name }))}
          chosen={chosen}
          onPress={toggle}
        />
      ) : (
        <p className={styles.none}>{t('tags.empty.text')}</p>
      )}
      <div className={styles.make}>
        <TextField
          label={t('tags.make')}
          value={name}
          onChange={setName}
          lengthMax={tagNameLengthMax}
          autoComplete="off"
        />
        <Button look="line" busy={pending} disabled={name.trim() === ''} onPress={make}>
          {t('tags.add')}
        </Button>
      </div>
    </SheetForm>
  )
}
