import type { ContactCardBody } from '@sampan/contract'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { nameOf, useFaceOf, useLive } from '../../app/sync/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useReading } from '../contacts/pinyin.ts'
import { contactsAmong } from '../contacts/useSections.ts'
import { isNamed } from '../search/isNamed.ts'
import styles from './ForwardSheet.module.css'

interface SendCardSheetProps {
  open: boolean
  onClose: () => void
  onSend: (card: ContactCardBody) => void
}

/** Whose card to send: one of one’s contacts. */
export default function SendCardSheet({ open, onClose, onSend }: SendCardSheetProps) {
  const { t } = useTranslation(['messages', 'contacts'])
  const faceOf = useFaceOf()
  const [query, setQuery] = useState('')
  const relations = useLive((queries) => queries.relations()) ?? []
  const read = useReading(query, () => relations.map(nameOf))
  const contacts = contactsAmong(relations)
    .map((relation) => ({ member: relation.member, name: nameOf(relation) }))
    .filter(({ member, name }) => isNamed(query, [name, member.name], read))
    .sort((one, other) => one.name.localeCompare(other.name))
  const close = () => {
    setQuery('')
    onClose()
  }
  return (
    <Sheet open={open} onClose={close} title={t('card.choose')}>
      <SearchField label={t('contacts:search')} value={query} onChange={setQuery} />
      <div className={styles.list}>
        {contacts.map(({ member, name }) => (
          <Button
            key={member.id}
            className={styles.row ?? ''}
            onPress={() => {
              const { id: memberId, name, handle, avatarFileId } = member
              onSend({ kind: 'contactCard', memberId, name, handle, avatarFileId })
              close()
            }}
          >
            <Avatar face={faceOf(member, name)} size={40} />
            <Bdi cut className={styles.name}>
              {name}
            </Bdi>
          </Button>
        ))}
      </div>
    </Sheet>
  )
}
