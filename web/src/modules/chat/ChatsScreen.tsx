import {
  BellOff,
  BellRing,
  CheckCheck,
  MessageCirclePlus,
  Pin,
  PinOff,
  Plus,
  QrCode,
  ScanLine,
  UserPlus,
  UsersRound,
} from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer } from 'virtua'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ContextMenu, Menu } from '../../ui/Menu.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { searchKeys, useSearchTarget } from '../../ui/searchTarget.ts'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { ChatRow, type ChatRowData } from './ChatRow.tsx'
import styles from './ChatsScreen.module.css'

export interface ChatsScreenProps {
  /** Pinned first, then the latest first; undefined while the store opens. */
  rows: readonly ChatRowData[] | undefined
  query: string
  onQuery: (query: string) => void
  currentId: string | undefined
  now: Date
  onPin: (conversationId: string, pinned: boolean) => void
  onMute: (conversationId: string, muted: boolean) => void
  onMarkRead: (conversationId: string) => void
  /** What stands here instead of the chats while something is looked for. */
  found: ReactNode
}

/** Mock 02, and the list of mock 11. */
export function ChatsScreen(props: ChatsScreenProps) {
  const { rows, query, onQuery, found } = props
  const { t } = useTranslation('chat')
  const field = useRef<HTMLInputElement>(null)
  useSearchTarget(field)
  return (
    <>
      <AppBar
        large
        title={t('title')}
        actions={
          <Menu
            label={t('new')}
            entries={[
              { id: 'group', text: t('newGroup'), icon: UsersRound, href: '/chats/new-group' },
              { id: 'contact', text: t('addContact'), icon: UserPlus, href: '/contacts/new' },
              { id: 'scan', text: t('scan'), icon: ScanLine, href: '/chats/scan' },
              { id: 'pay', text: t('pay'), icon: QrCode, href: '/me/wallet/pay-code' },
            ]}
          >
            <IconButton label={t('new')} icon={Plus} />
          </Menu>
        }
      />
      <div className={styles.body} {...useArrowKeys(field)}>
        <div className={styles.search}>
          <SearchField label={t('search')} value={query} onChange={onQuery} keys={searchKeys} inputRef={field} />
        </div>
        {rows === undefined ? (
          <Skeleton shape="rows" />
        ) : query.trim() !== '' ? (
          found
        ) : rows.length > 0 ? (
          <List {...props} rows={rows} />
        ) : (
          <EmptyState icon={MessageCirclePlus} title={t('empty.title')} text={t('empty.text')}>
            <Button icon={UserPlus} href="/contacts/new">
              {t('addContact')}
            </Button>
          </EmptyState>
        )}
      </div>
    </>
  )
}

function List({
  rows,
  currentId,
  now,
  onPin,
  onMute,
  onMarkRead,
}: ChatsScreenProps & { rows: readonly ChatRowData[] }) {
  const { t } = useTranslation('chat')
  const scroll = useRef<HTMLDivElement>(null)
  const pinnedCount = rows.filter((row) => row.pinned).length
  const edgeOf = (index: number) => {
    if (index >= pinnedCount) return undefined
    if (pinnedCount === 1) return 'only'
    return index === 0 ? 'first' : index === pinnedCount - 1 ? 'end' : 'middle'
  }
  return (
    <div ref={scroll} className={styles.scroll}>
      <Virtualizer as={AsList} item="li" scrollRef={scroll as RefObject<HTMLElement | null>} itemSize={72}>
        {rows.map((row, index) => (
          <ContextMenu
            key={row.conversationId}
            label={t('menu.title')}
            entries={[
              row.pinned
                ? { id: 'pin', text: t('menu.unpin'), icon: PinOff, onPress: () => onPin(row.conversationId, false) }
                : { id: 'pin', text: t('menu.pin'), icon: Pin, onPress: () => onPin(row.conversationId, true) },
              row.muted
                ? {
                    id: 'mute',
                    text: t('menu.unmute'),
                    icon: BellRing,
                    onPress: () => onMute(row.conversationId, false),
                  }
                : { id: 'mute', text: t('menu.mute'), icon: BellOff, onPress: () => onMute(row.conversationId, true) },
              ...(row.unreadCount > 0
                ? [
                    {
                      id: 'read',
                      text: t('menu.markRead'),
                      icon: CheckCheck,
                      onPress: () => onMarkRead(row.conversationId),
                    },
                  ]
                : []),
            ]}
          >
            <ChatRow row={row} now={now} current={row.conversationId === currentId} edge={edgeOf(index)} />
          </ContextMenu>
        ))}
      </Virtualizer>
    </div>
  )
}

/** The list with its name: virtua passes only style and ref on. */
function AsList(props: React.HTMLAttributes<HTMLUListElement> & { ref?: React.Ref<HTMLUListElement> }) {
  const { t } = useTranslation('chat')
  return <ul {...props} aria-label={t('list')} />
}
