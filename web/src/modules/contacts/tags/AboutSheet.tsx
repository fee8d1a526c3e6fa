import type { Relation } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SheetForm } from '../../../app/forms/SheetForm.tsx'
import { useSync } from '../../../app/sync/index.ts'
import { Sheet } from '../../../ui/Sheet.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { noteLengthMax, phoneLengthMax, phonesMax } from './rules.ts'

interface AboutSheetProps {
  relation: Relation
  open: boolean
  onClose: () => void
}

/** What one writes down about a contact, for oneself. */
export function AboutSheet({ relation, open, onClose }: AboutSheetProps) {
  const { t } = useTranslation('people')
  return (
    <Sheet open={open} onClose={onClose} title={t('about.title')}>
      <AboutForm relation={relation} onDone={onClose} />
    </Sheet>
  )
}

function AboutForm({ relation, onDone }: { relation: Relation; onDone: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const { actions } = useSync()
  const [note, setNote] = useState(relation.note ?? '')
  const [phones, setPhones] = useState<readonly string[]>(relation.phones)
  // There is always an empty field for one more.
  const fields = phones.at(-1) === '' || phones.length === phonesMax ? phones : [...phones, '']
  const change = (place: number, text: string) =>
    setPhones(fields.map((phone, index) => (index === place ? text : phone)))
  const kept = phones.map((phone) => phone.trim()).filter((phone) => phone !== '')
  return (
    <SheetForm
      action={t('common:save')}
      send={() =>
        actions.keepAbout({ memberId: relation.member.id, note: note.trim() === '' ? null : note.trim(), phones: kept })
      }
      onDone={onDone}
    >
      <TextField
        label={t('about.note')}
        hint={t('about.noteHint')}
        value={note}
        onChange={setNote}
        lines={3}
        lengthMax={noteLengthMax}
        autoFocus
      />
      {[...fields.entries()].map(([place, phone]) => (
        <TextField
          key={place}
          label={t('about.phone')}
          value={phone}
          onChange={(text) => change(place, text)}
          lengthMax={phoneLengthMax}
          latin
          autoComplete="off"
        />
      ))}
    </SheetForm>
  )
}
