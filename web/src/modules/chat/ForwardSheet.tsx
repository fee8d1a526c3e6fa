import { TEXT_LENGTH_MAX } from '@sampan/contract'
import { SendHorizontal } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { useTranslation } from 'react-i18next'
import { useAct, useLive, useSync } from '../../app/sync/index.ts'
import { Avatar, GroupAvatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useReading } from '../contacts/pinyin.ts'
import { TagFilter } from '../contacts/tags/TagFilter.tsx'
import { useTagsOf } from '../contacts/tags/useTags.ts'
import { contactsAmong } from '../contacts/useSections.ts'
import { isNamed } from '../search/isNamed.ts'
import styles from './ForwardSheet.module.css'
import { useChatRows } from './useChatRows.ts'

/** Stands for the conversation with oneself while there is none. */
const NOTES = 'notes'

interface ForwardSheetProps {
  open: boolean
  onClose: () => void
  /** `words` go with it, as a message of their own; '' for none. */
  onForward: (conversationIds: string[], words: string) => void
}

/** Where to send a message on to: any chats that one may write in. */
export function ForwardSheet(props: ForwardSheetProps) {
  // Reads all chats: not before it is wanted, and then it stays, so that it can leave as it came.
  const [wasOpen, setWasOpen] = useState(props.open)
  if (props.open && !wasOpen) setWasOpen(true)
  return wasOpen ? <OpenSheet {...props} /> : null
}

function OpenSheet({ open, onClose, onForward }: ForwardSheetProps) {
  const { t } = useTranslation(['chat', 'common', 'options'])
  const rows = useChatRows(undefined)
  const { actions } = useSync()
  const { act } = useAct()
  const hasNotes = rows === undefined || rows.some(({ isNotes }) => isNotes)
  const [query, setQuery] = useState('')
  const read = useReading(query, () => rows?.map(({ name }) => name) ?? [])
  const [chosen, setChosen] = useState<string[]>([])
  const [words, setWords] = useState('')
  const relations = useLive((queries) => queries.relations())
  const contacts = useMemo(() => relations && contactsAmong(relations), [relations])
  const tags = useTagsOf(contacts)
  const [tagId, setTagId] = useState<string>()
  const filter = tags.some(({ id }) => id === tagId) ? tagId : undefined
  /** Whom the tag means; undefined without one. */
  const under = useMemo(
    () =>
      filter === undefined
        ? undefined
        : new Set(contacts?.flatMap(({ member, tagIds }) => (tagIds.includes(filter) ? [member.id] : []))),
    [contacts, filter],
  )
  const isUnder = (row: { kind: string; face: { id: string } }) => row.kind !== 'group' && under?.has(row.face.id)
  const close = () => {
    setQuery('')
    setChosen([])
    setWords('')
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      title={t('forward.title')}
      foot={
        <form
          className={styles.foot}
          onSubmit={(event) => {
            event.preventDefault()
            if (chosen.length === 0) return
            // The conversation with oneself is made when it is asked for first.
            void act(async () => {
              const ids = await Promise.all(
                chosen.map(async (id) => (id === NOTES ? (await actions.openNotes()).id : id)),
              )
              onForward(ids, words.trim())
            })
            close()
          }}
        >
          {chosen.length > 0 && (
            <TextField label={t('forward.words')} value={words} onChange={setWords} lengthMax={TEXT_LENGTH_MAX} />
          )}
          <Button wide type="submit" arrow={SendHorizontal} disabled={chosen.length === 0}>
            {t('composer.send')}
          </Button>
        </form>
      }
    >
      <SearchField label={t('search')} value={query} onChange={setQuery} />
      <TagFilter flush tags={tags} chosen={filter} onChoose={setTagId} />
      <CheckboxGroup aria-label={t('list')} value={chosen} onChange={setChosen} className={styles.list ?? ''}>
        {hasNotes || under || !isNamed(query, [t('options:notes.title')], read) ? null : (
          <Checkbox value={NOTES} className={styles.row ?? ''}>
            <Avatar face={{ id: NOTES, name: t('options:notes.title') }} size={40} />
            <Bdi cut className={styles.name}>
              {t('options:notes.title')}
            </Bdi>
            <span className={styles.box} aria-hidden />
          </Checkbox>
        )}
        {(rows ?? [])
          .filter((row) => row.mayPost && isNamed(query, [row.name], read) && (!under || isUnder(row)))
          .slice(0, 100)
          .map((row) => (
            <Checkbox key={row.conversationId} value={row.conversationId} className={styles.row ?? ''}>
              {row.kind === 'group' ? (
                <GroupAvatar face={row.face} members={row.members} size={40} />
              ) : (
                <Avatar face={row.face} size={40} />
              )}
              <Bdi cut className={styles.name}>
                {row.name}
              </Bdi>
              <span className={styles.box} aria-hidden />
            </Checkbox>
          ))}
      </CheckboxGroup>
    </Sheet>
  )
}
