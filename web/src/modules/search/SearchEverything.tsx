import type { Relation } from '@sampan/contract'
import { type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useSearch } from 'wouter'
import { nameOf, remarksOf, useFaceOf, useLive, useStatus } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChatRow } from '../chat/ChatRow.tsx'
import { namesFrom } from '../chat/names.ts'
import type { ListedChat } from '../chat/useChatRows.ts'
import { PersonRow } from '../contacts/PersonRow.tsx'
import { useReading } from '../contacts/pinyin.ts'
import { contactsAmong } from '../contacts/useSections.ts'
import { FilterBar } from './FilterBar.tsx'
import { FoundRow } from './FoundRow.tsx'
import { type Filter, isNarrowed, noFilter, toSearch } from './filters.ts'
import { isNamed } from './isNamed.ts'
import { Nothing } from './Nothing.tsx'
import styles from './Search.module.css'
import { useFinding } from './useFinding.ts'

interface SearchEverythingProps {
  query: string
  chats: readonly ListedChat[]
  currentId: string | undefined
  now: Date
}

/** So many people and chats stand above the messages; the others behind "show all". */
const SHOWN = 3
/** Within so many rows of the end the next page is fetched. */
const AHEAD = 6

/** Contacts, chats and messages that answer what is typed above the chats. */
export function SearchEverything({ query: typed, chats, currentId, now }: SearchEverythingProps) {
  const { t } = useTranslation('search')
  const query = useDeferredValue(typed)
  const [filter, setFilter] = useState<Filter>(noFilter)
  const [opened, setOpened] = useState<{ query: string; what: 'contacts' | 'chats' }>()
  const relations = useLive((queries) => queries.relations())
  const finding = useFinding(toSearch(query, filter))
  const isOpen = (what: 'contacts' | 'chats') => opened?.query === query && opened.what === what
  const { contacts, groups, people } = useNamed(query, chats, relations)
  const narrowed = isNarrowed(filter)
  const { results = [] } = finding
  const items = useFoundItems(results, chats)
  const list = useRef<VirtualizerHandle>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const at = useSearch()

  const section = (what: 'contacts' | 'chats', count: number) =>
    count > 0 && (
      <h2 key={what} className={styles.heading}>
        {t(what)}
        {count > SHOWN && !isOpen(what) && (
          <Button look="plain" small onPress={() => setOpened({ query, what })}>
            {t('showAll', { count })}
          </Button>
        )}
      </h2>
    )
  const some = <Item,>(what: 'contacts' | 'chats', all: readonly Item[]) => (isOpen(what) ? all : all.slice(0, SHOWN))
  const named = narrowed
    ? []
    : [
        section('contacts', contacts.length),
        ...some('contacts', contacts).map(({ id, href, face }) => <PersonRow key={id} face={face} href={href} />),
        section('chats', groups.length),
        ...some('chats', groups).map((row) => (
          <ChatRow key={row.conversationId} row={row} now={now} current={row.conversationId === currentId} />
        )),
      ]
  const isNothing = results.length === 0 && (narrowed || contacts.length + groups.length === 0)
  const isWaiting = finding.isLate && finding.results === undefined
  return (
    <div className={styles.body}>
      <FilterBar filter={filter} onFilter={setFilter} people={people} />
      {isNothing && !finding.isLate ? (
        <Nothing typed={typed.trim()} />
      ) : (
        <div ref={scroll} className={classes(styles.scroll, finding.isLate && results.length > 0 && styles.late)}>
          <Virtualizer
            ref={list}
            as={AsList}
            item="li"
            scrollRef={scroll as RefObject<HTMLElement | null>}
            onScroll={() => {
              const handle = list.current
              if (!handle) return
              const last = handle.findItemIndex(handle.scrollOffset + handle.viewportSize)
              if (last >= named.length + results.length - AHEAD) finding.loadMore()
            }}
          >
            {[
              ...named,
              results.length > 0 && (
                <h2 key="messages" className={styles.heading}>
                  {t('messages')}
                </h2>
              ),
              ...items.map(({ key, href, ...item }) => (
                <FoundRow key={key} {...item} href={href} now={now} current={`/chats/${currentId}?${at}` === href} />
              )),
            ].filter((item) => item !== false)}
          </Virtualizer>
          {isWaiting && <Skeleton shape="rows" count={4} />}
        </div>
      )}
    </div>
  )
}

/** People and chats that are called so, and everyone who may have said something. */
function useNamed(query: string, chats: readonly ListedChat[], relations: readonly Relation[] | undefined) {
  const faceOf = useFaceOf()
  const contacts = useMemo(() => contactsAmong(relations ?? []), [relations])
  const read = useReading(query, () => [
    ...contacts.map(nameOf),
    ...chats.flatMap((row) => [row.name, ...row.members.map(({ name }) => name)]),
  ])
  const everyone = useLive((queries) => queries.people())
  const { memberId } = useStatus()
  return useMemo(() => {
    const directs = new Map(chats.flatMap((row) => (row.kind === 'direct' ? [[row.face.id, row.conversationId]] : [])))
    const meant = contacts
      .filter((relation) => isNamed(query, [nameOf(relation), relation.member.name, relation.member.handle], read))
      .map((relation) => {
        const { id } = relation.member
        const direct = directs.get(id)
        const href = direct === undefined ? `/contacts/${id}` : `/chats/${direct}`
        return { id, href, face: faceOf(relation.member, relation.remark) }
      })
    const known = new Set(meant.map(({ id }) => id))
    const groups = chats.filter((row) => {
      if (row.kind === 'direct') return !known.has(row.face.id) && isNamed(query, [row.name], read)
      return isNamed(query, [row.name, ...row.members.map(({ name }) => name)], read)
    })
    const names = namesFrom(memberId, everyone ?? new Map(), remarksOf(relations ?? []))
    const people = [...(everyone ?? new Map()).values()].map((member) => faceOf(member, names.nameOf(member.id)))
    return { contacts: query.trim() === '' ? [] : meant, groups: query.trim() === '' ? [] : groups, people }
  }, [query, chats, relations, contacts, read, everyone, faceOf, memberId])
}

/** What was found, with the chats that it stands in. */
function useFoundItems(results: NonNullable<ReturnType<typeof useFinding>['results']>, chats: readonly ListedChat[]) {
  const { t } = useTranslation('common')
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const { memberId } = useStatus()
  return useMemo(() => {
    const names = namesFrom(memberId, people ?? new Map(), remarksOf(relations ?? []))
    const rows = new Map(chats.map((row) => [row.conversationId, row]))
    return results.flatMap((result) => {
      const { conversationId, seq, senderId } = result.message
      const row = rows.get(conversationId)
      if (!row) return []
      const isOwn = senderId === memberId
      const sender = isOwn ? t('you') : row.kind === 'group' && senderId !== null ? names.nameOf(senderId) : ''
      const members = row.kind === 'group' ? row.members : undefined
      const href = `/chats/${conversationId}?at=${seq}`
      return [{ key: `${conversationId} ${seq}`, href, result, face: row.face, members, sender }]
    })
  }, [results, chats, people, relations, memberId, t])
}

/** The list with its name: virtua passes only style and ref on. */
function AsList(props: React.HTMLAttributes<HTMLUListElement> & { ref?: React.Ref<HTMLUListElement> }) {
  const { t } = useTranslation('search')
  return <ul {...props} aria-label={t('results')} />
}
