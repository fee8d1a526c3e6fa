import {
  Archive,
  ArchiveRestore,
  BellOff,
  BellRing,
  CheckCheck,
  Eraser,
  EyeOff,
  MessageCircleDashed,
  Pin,
  PinOff,
} from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer } from 'virtua'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { ContextMenu, type MenuEntry } from '../../ui/Menu.tsx'
import { SwipeRow } from '../options/SwipeRow.tsx'
import { ChatRow, type ChatRowData } from './ChatRow.tsx'
import styles from './ChatsScreen.module.css'
import type { ChatActs } from './useChatActs.ts'

interface ChatListProps {
  rows: readonly ChatRowData[]
  currentId: string | undefined
  now: Date
  acts: ChatActs
  /** Pinned ones stand first, on a card of their own. */
  pinnedFirst: boolean
  /** Above the first row. */
  head?: ReactNode
}

/** Rows of chats, each with its menu and what a finger does with it. */
export function ChatList({ rows, currentId, now, acts, pinnedFirst, head }: ChatListProps) {
  const { t } = useTranslation(['options', 'chat'])
  const scroll = useRef<HTMLDivElement>(null)
  const [clearing, setClearing] = useState<string>()
  const entriesOf = useEntries(acts, setClearing)
  const pinnedCount = pinnedFirst ? rows.filter((row) => row.pinned).length : 0
  const edgeOf = (index: number) => {
    if (index >= pinnedCount) return undefined
    if (pinnedCount === 1) return 'only'
    return index === 0 ? 'first' : index === pinnedCount - 1 ? 'end' : 'middle'
  }
  return (
    <div ref={scroll} className={styles.scroll}>
      {head}
      {/* Drawn as they come into view: the menus of a thousand rows are not made. */}
      <Virtualizer as={AsList} item="li" scrollRef={scroll as RefObject<HTMLElement | null>} itemSize={72} data={rows}>
        {(row, index) => (
          <ContextMenu key={row.conversationId} label={t('chat:menu.title')} entries={() => entriesOf(row)}>
            <Swiped row={row} acts={acts}>
              <ChatRow row={row} now={now} current={row.conversationId === currentId} edge={edgeOf(index)} />
            </Swiped>
          </ContextMenu>
        )}
      </Virtualizer>
      <ConfirmSheet
        open={clearing !== undefined}
        title={t('clear.ask')}
        text={t('clear.text')}
        action={t('clear.do')}
        destroys
        onConfirm={() => clearing !== undefined && acts.clear(clearing)}
        onClose={() => setClearing(undefined)}
      />
    </div>
  )
}

const isUnread = (row: ChatRowData): boolean => row.unreadCount > 0 || row.markedUnread

function Swiped({ row, acts, children }: { row: ChatRowData; acts: ChatActs; children: ReactNode }) {
  const { t } = useTranslation('options')
  const { conversationId: id } = row
  const isArchived = row.place === 'archive'
  return (
    <SwipeRow
      onwards={
        isUnread(row)
          ? { text: t('swipe.read'), icon: CheckCheck, onDone: () => acts.markRead(id) }
          : {
              text: t('swipe.unread'),
              icon: MessageCircleDashed,
              onDone: () => acts.set(id, { markedUnread: true }),
            }
      }
      back={{
        text: t(isArchived ? 'archive.back' : 'archive.put'),
        icon: isArchived ? ArchiveRestore : Archive,
        onDone: () => acts.archive(id, !isArchived),
      }}
    >
      {children}
    </SwipeRow>
  )
}

function useEntries(acts: ChatActs, onClear: (conversationId: string) => void) {
  const { t } = useTranslation(['options', 'chat'])
  return (row: ChatRowData): MenuEntry[] => {
    const { conversationId: id, pinned, muted } = row
    const isArchived = row.place === 'archive'
    return [
      isUnread(row)
        ? { id: 'read', text: t('chat:menu.markRead'), icon: CheckCheck, onPress: () => acts.markRead(id) }
        : {
            id: 'unread',
            text: t('markUnread'),
            icon: MessageCircleDashed,
            onPress: () => acts.set(id, { markedUnread: true }),
          },
      {
        id: 'pin',
        text: t(pinned ? 'chat:menu.unpin' : 'chat:menu.pin'),
        icon: pinned ? PinOff : Pin,
        onPress: () => acts.set(id, { pinned: !pinned }),
      },
      {
        id: 'mute',
        text: t(muted ? 'chat:menu.unmute' : 'chat:menu.mute'),
        icon: muted ? BellRing : BellOff,
        onPress: () => acts.set(id, { muted: !muted }),
      },
      {
        id: 'archive',
        text: t(isArchived ? 'archive.back' : 'archive.put'),
        icon: isArchived ? ArchiveRestore : Archive,
        onPress: () => acts.archive(id, !isArchived),
      },
      { id: 'hide', text: t('hide'), icon: EyeOff, onPress: () => acts.hide(id) },
      { id: 'clear', text: t('clear.title'), icon: Eraser, destroys: true, onPress: () => onClear(id) },
    ]
  }
}

/** The list with its name: virtua passes only style and ref on. */
function AsList(props: React.HTMLAttributes<HTMLUListElement> & { ref?: React.Ref<HTMLUListElement> }) {
  const { t } = useTranslation('chat')
  return <ul {...props} aria-label={t('list')} />
}
