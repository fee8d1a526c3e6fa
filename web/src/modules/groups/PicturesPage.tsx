import type { Message, SearchResult } from '@sampan/contract'
import { FileText, Images, Link2, type LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Chips } from '../../ui/Chips.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type KindGroup, noFilter, toSearch } from '../search/filters.ts'
import { useFinding } from '../search/useFinding.ts'
import styles from './Details.module.css'
import { FileRow, LinkRows } from './MediaRows.tsx'
import { PaneBar } from './PaneBar.tsx'
import { Pictures } from './Pictures.tsx'
import { useNaming } from './useNaming.ts'

const shown = ['media', 'file', 'link'] as const satisfies readonly KindGroup[]
type Shown = (typeof shown)[number]

const nothing = {
  media: { icon: Images, text: 'media.noMedia' },
  file: { icon: FileText, text: 'media.noFiles' },
  link: { icon: Link2, text: 'media.noLinks' },
} as const satisfies Record<Shown, { icon: LucideIcon; text: string }>

/** `/chats/:conversationId/details/pictures`: photos and videos, files, and links of a chat, by month. */
export function PicturesPage({ parameters }: { parameters: Readonly<Record<string, string>> }) {
  const { t } = useTranslation(['groups', 'search'])
  const conversationId = parameters.conversationId ?? ''
  const [kind, setKind] = useState<Shown>('media')
  return (
    <>
      <PaneBar title={t('media.title')} conversationId={conversationId} back={`/chats/${conversationId}/details`} />
      <div className={styles.mediaTabs}>
        <Chips
          label={t('media.title')}
          options={shown.map((id) => ({ id, text: t(`search:group.${id}`) }))}
          chosen={[kind]}
          onPress={setKind}
        />
      </div>
      <Found key={kind} kind={kind} conversationId={conversationId} />
    </>
  )
}

function Found({ kind, conversationId }: { kind: Shown; conversationId: string }) {
  const { t } = useTranslation('groups')
  const { results, isLate, hasMore, loadMore } = useFinding(toSearch('', { ...noFilter, kind }, conversationId))
  const people = useLive((queries) => queries.people())
  const naming = useNaming()
  const nameOf = (memberId: string) => {
    const person = people?.get(memberId)
    return person && naming ? naming.of(person) : ''
  }
  const messages = results?.map(({ message }: SearchResult) => message)
  if (messages === undefined || (messages.length === 0 && isLate)) return <Skeleton shape="card" count={3} />
  if (messages.length === 0) return <EmptyState icon={nothing[kind].icon} title={t(nothing[kind].text)} />
  return (
    <div className={styles.scroll}>
      <div className={styles.allPictures}>
        <Months messages={messages}>
          {(those) => {
            if (kind === 'media') {
              return <Pictures messages={those.toReversed()} among={messages.toReversed()} nameOf={nameOf} />
            }
            return (
              <ul>
                {those.map((message) =>
                  kind === 'file' ? (
                    <FileRow key={message.seq} message={message} nameOf={nameOf} />
                  ) : (
                    <LinkRows key={message.seq} message={message} nameOf={nameOf} />
                  ),
                )}
              </ul>
            )
          }}
        </Months>
        {hasMore && <End key={messages.length} onReached={loadMore} />}
      </div>
    </div>
  )
}

/** The newest month first, and what is in it in the order of the chat. */
function Months({ messages, children }: { messages: readonly Message[]; children: (those: Message[]) => ReactNode }) {
  const { month } = useFormats()
  const now = useNow()
  const months = new Map<string, Message[]>()
  for (const message of messages) {
    const name = month(new Date(message.sentAt), now)
    months.set(name, [...(months.get(name) ?? []), message])
  }
  return [...months].map(([name, those]) => (
    <section key={name} className={styles.month}>
      <h2 className={styles.sectionTitle}>{name}</h2>
      {children(those)}
    </section>
  ))
}

/** Asks for more as soon as it comes near the screen. */
function End({ onReached }: { onReached: () => void }) {
  const mark = useRef<HTMLDivElement>(null)
  const reached = useRef(onReached)
  useEffect(() => {
    reached.current = onReached
  })
  useEffect(() => {
    if (!mark.current) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && reached.current(), {
      rootMargin: '600px',
    })
    watch.observe(mark.current)
    return () => watch.disconnect()
  }, [])
  return <div ref={mark} className={styles.end} />
}
