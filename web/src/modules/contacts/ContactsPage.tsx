import type { Relation } from '@sampan/contract'
import { ScanLine, SearchX, Tags, UserPlus, UsersRound } from 'lucide-react'
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useLocation } from 'wouter'
import { useFaceOf, useLive, useOnlineMembers, useStatus } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { searchKeys, useSearchTarget } from '../../ui/searchTarget.ts'
import { Tile } from '../../ui/Tile.tsx'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import styles from './ContactsPage.module.css'
import type { Section } from './indexLetters.ts'
import { PersonRow } from './PersonRow.tsx'
import { SideIndex } from './SideIndex.tsx'
import { TagFilter } from './tags/TagFilter.tsx'
import { useTagsOf } from './tags/useTags.ts'
import { contactsAmong, starredHeading, useSections, withStarred } from './useSections.ts'

/** The tab: what waits and the groups on top, then everybody A–Z. */
export function ContactsPage() {
  const { t } = useTranslation('contacts')
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useSearchTarget(field)
  const { ready } = useStatus()
  const relations = useLive((queries) => queries.relations())
  const contacts = useMemo(() => relations && contactsAmong(relations), [relations])
  const tags = useTagsOf(contacts)
  const [tagId, setTagId] = useState<string>()
  const filter = tags.some(({ id }) => id === tagId) ? tagId : undefined
  const people = useMemo(
    () => (filter === undefined ? contacts : contacts?.filter(({ tagIds }) => tagIds.includes(filter))),
    [contacts, filter],
  )
  const found = useSections(people, query)
  const starred = useMemo(() => people?.filter((person) => person.starred), [people])
  const starredFound = useSections(starred, query)
  const sections = useMemo(
    () => (query === '' ? withStarred(found, starredFound) : found),
    [found, starredFound, query],
  )
  const requestCount = relations?.filter(({ state }) => state === 'requestedByOther').length ?? 0
  const entries = query === '' && filter === undefined ? <Entries requestCount={requestCount} /> : null
  return (
    <>
      <AppBar
        large
        title={t('title')}
        actions={
          <>
            <IconButton label={t('scan')} icon={ScanLine} href="/contacts/scan" />
            <IconButton label={t('add')} icon={UserPlus} href="/contacts/new" />
          </>
        }
      />
      <div className={styles.body} {...useArrowKeys(field)}>
        <div className={styles.search}>
          <SearchField label={t('search')} value={query} onChange={setQuery} keys={searchKeys} inputRef={field} />
        </div>
        <TagFilter tags={tags} chosen={filter} onChoose={setTagId} />
        {sections === undefined || (contacts?.length === 0 && !ready) ? (
          <>
            {entries}
            <Skeleton shape="rows" />
          </>
        ) : sections.length > 0 ? (
          <List sections={sections} entries={entries} titled={query === ''} />
        ) : query !== '' ? (
          <EmptyState icon={SearchX} title={t('nothingFound.title', { query })} text={t('nothingFound.text')}>
            <Button look="soft" icon={UserPlus} href="/contacts/new">
              {t('add')}
            </Button>
          </EmptyState>
        ) : (
          <>
            {entries}
            <EmptyState icon={UsersRound} title={t('empty.title')} text={t('empty.text')}>
              <Button icon={UserPlus} href="/contacts/new">
                {t('add')}
              </Button>
            </EmptyState>
          </>
        )}
      </div>
    </>
  )
}

function Entries({ requestCount }: { requestCount: number }) {
  const { t } = useTranslation(['contacts', 'people'])
  const [path] = useLocation()
  return (
    <ul className={styles.entries}>
      <li>
        <Entry href="/contacts/requests" current={path === '/contacts/requests'} icon={<Tile icon={UserPlus} />}>
          {t('requests')}
          <Badge count={requestCount} label={t('requestsWaiting', { count: requestCount })} />
        </Entry>
      </li>
      <li>
        <Entry href="/contacts/groups" current={path === '/contacts/groups'} icon={<Tile icon={UsersRound} />}>
          {t('groups')}
        </Entry>
      </li>
      <li>
        <Entry href="/contacts/tags" current={path.startsWith('/contacts/tags')} icon={<Tile icon={Tags} />}>
          {t('people:tags.title')}
        </Entry>
      </li>
    </ul>
  )
}

function Entry({
  href,
  current,
  icon,
  children,
}: {
  href: string
  current: boolean
  icon: ReactNode
  children: ReactNode
}) {
  return (
    <Link
      href={href}
      data-row=""
      className={classes(styles.entry, current && styles.current)}
      {...(current && { 'aria-current': 'page' as const })}
    >
      {icon}
      {children}
    </Link>
  )
}

interface ListProps {
  sections: readonly Section<Relation>[]
  entries: ReactNode
  /** With headings and the index at the side. */
  titled: boolean
}

type Item = { kind: 'heading'; heading: string } | { kind: 'person'; heading: string; relation: Relation }

function List({ sections, entries, titled }: ListProps) {
  const { t } = useTranslation('people')
  const [path] = useLocation()
  const scroll = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const faceOf = useFaceOf()
  const online = useOnlineMembers()
  const [at, setAt] = useState(0)
  const items = useMemo(
    () =>
      sections.flatMap(({ heading, items: people }): Item[] => [
        ...(titled ? [{ kind: 'heading' as const, heading }] : []),
        ...people.map((relation) => ({ kind: 'person' as const, heading, relation })),
      ]),
    [sections, titled],
  )
  const headings = useMemo(() => sections.map(({ heading }) => heading), [sections])
  const placeOf = (heading: string) => items.findIndex((item) => item.kind === 'heading' && item.heading === heading)
  const follow = () => {
    const handle = list.current
    if (!handle || !titled) return
    const top = handle.findItemIndex(handle.scrollOffset)
    const passed = items.slice(0, top + 1).filter(({ kind }) => kind === 'heading').length
    setAt(Math.max(0, passed - 1))
  }
  return (
    <div className={styles.frame}>
      <div ref={scroll} className={styles.scroll}>
        {entries}
        <Virtualizer
          ref={list}
          as={AsList}
          item="li"
          scrollRef={scroll as RefObject<HTMLElement | null>}
          itemSize={60}
          startMargin={entries ? 188 : 0}
          onScroll={follow}
        >
          {items.map((item, index) =>
            item.kind === 'heading' ? (
              <h2 key={`#${item.heading}`} className={styles.heading}>
                {item.heading === starredHeading ? t('starred') : item.heading}
              </h2>
            ) : (
              <PersonRow
                // Who is starred stands here twice.
                key={`${item.heading === starredHeading ? starredHeading : ''}${item.relation.member.id}`}
                face={faceOf(item.relation.member, item.relation.remark)}
                href={`/contacts/${item.relation.member.id}`}
                online={online.has(item.relation.member.id)}
                lined={items[index - 1]?.kind === 'person'}
                current={path === `/contacts/${item.relation.member.id}`}
              />
            ),
          )}
        </Virtualizer>
      </div>
      {titled && headings.length > 1 && (
        <SideIndex
          headings={headings}
          at={Math.min(at, headings.length - 1)}
          onJump={(next) => {
            setAt(next)
            if (next === 0) scroll.current?.scrollTo({ top: 0 })
            else list.current?.scrollToIndex(placeOf(headings[next] ?? ''))
          }}
        />
      )}
    </div>
  )
}

/** The list with its name: virtua passes only style and ref on. */
function AsList(props: React.HTMLAttributes<HTMLUListElement> & { ref?: React.Ref<HTMLUListElement> }) {
  const { t } = useTranslation('contacts')
  return <ul {...props} aria-label={t('title')} />
}
