import { Search } from 'lucide-react'
import { type RefObject, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useSearch } from 'wouter'
import { remarksOf, useFaceOf, useLive, useStatus } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { classes } from '../../ui/classes.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { namesFrom } from '../chat/names.ts'
import { PaneBar } from '../groups/PaneBar.tsx'
import { FilterBar, type Speaker } from './FilterBar.tsx'
import { FoundRow } from './FoundRow.tsx'
import { type Filter, noFilter, toSearch } from './filters.ts'
import { Nothing } from './Nothing.tsx'
import styles from './Search.module.css'
import { useFinding } from './useFinding.ts'

const AHEAD = 6

/** `/chats/:conversationId/details/search`: what was said in one chat. */
export function ChatSearchPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('search')
  const conversationId = parameters.conversationId ?? ''
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<Filter>(noFilter)
  const query = useDeferredValue(typed)
  const search = toSearch(query, filter, conversationId)
  const finding = useFinding(search)
  const results = finding.results ?? []
  const { people, faceById } = usePeople(conversationId)
  const now = useNow()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const at = useSearch()
  // Beside the conversation the search stays; over it, it goes.
  const desktop = useDesktop()
  const hrefOf = (seq: number) => `/chats/${conversationId}${desktop ? '/details/search' : ''}?at=${seq}`
  return (
    <>
      <PaneBar title={t('inChat')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      <div className={styles.body} {...useArrowKeys(field)}>
        <div className={styles.field}>
          <SearchField label={t('inChat')} value={typed} onChange={setTyped} inputRef={field} autoFocus />
        </div>
        <FilterBar filter={filter} onFilter={setFilter} people={people} />
        {search === null ? (
          <EmptyState icon={Search} title={t('begin.title')} text={t('begin.text')} />
        ) : finding.results === undefined ? (
          <Skeleton shape="rows" count={4} />
        ) : results.length === 0 && !finding.isLate ? (
          <Nothing typed={typed.trim()} />
        ) : (
          <div ref={scroll} className={classes(styles.scroll, finding.isLate && styles.late)}>
            <Virtualizer
              ref={list}
              as={AsList}
              item="li"
              scrollRef={scroll as RefObject<HTMLElement | null>}
              itemSize={72}
              onScroll={() => {
                const handle = list.current
                if (!handle) return
                const last = handle.findItemIndex(handle.scrollOffset + handle.viewportSize)
                if (last >= results.length - AHEAD) finding.loadMore()
              }}
            >
              {results.map((result) => {
                const { seq, senderId } = result.message
                const face = faceById(senderId ?? '')
                return (
                  <FoundRow
                    key={seq}
                    result={result}
                    face={face}
                    name={face.shown ?? face.name}
                    sender=""
                    now={now}
                    current={at === `at=${seq}`}
                    href={hrefOf(seq)}
                  />
                )
              })}
            </Virtualizer>
          </div>
        )}
      </div>
    </>
  )
}

/** Who is in the chat, or was; and whoever is known, by id. */
function usePeople(conversationId: string) {
  const { t } = useTranslation('common')
  const faceOf = useFaceOf()
  const { memberId } = useStatus()
  const everyone = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const conversation = useLive(
    async (queries) => (await queries.conversation(conversationId))?.conversation ?? null,
    conversationId,
  )
  const members = useLive((queries) => queries.members(conversationId), conversationId)
  return useMemo(() => {
    const names = namesFrom(memberId, everyone ?? new Map(), remarksOf(relations ?? []))
    const faceById = (id: string): Speaker => {
      const member = everyone?.get(id)
      if (!member) return { id, name: '…' }
      // Oneself is "You" in words; the picture stays as others know it.
      return { ...faceOf(member, names.nameOf(id)), ...(id === memberId && { shown: t('you') }) }
    }
    const peer = conversation?.peer
    const ids = peer
      ? [peer.id, ...(memberId === null ? [] : [memberId])]
      : (members ?? []).map(({ member }) => member.id)
    return { people: [...new Set(ids)].map(faceById), faceById }
  }, [everyone, relations, conversation, members, faceOf, memberId, t])
}

/** The list with its name: virtua passes only style and ref on. */
function AsList(props: React.HTMLAttributes<HTMLUListElement> & { ref?: React.Ref<HTMLUListElement> }) {
  const { t } = useTranslation('search')
  return <ul {...props} aria-label={t('results')} />
}
