import { Archive, MessageCirclePlus, NotebookPen, Plus, QrCode, ScanLine, UserPlus, UsersRound } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { searchKeys, useSearchTarget } from '../../ui/searchTarget.ts'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { usePull } from '../miniPrograms/usePull.ts'
import { ChatList } from './ChatList.tsx'
import type { ChatRowData } from './ChatRow.tsx'
import styles from './ChatsScreen.module.css'
import type { ChatActs } from './useChatActs.ts'

const PulledPrograms = lazy(async () => ({
  default: (await import('../miniPrograms/PulledPrograms.tsx')).PulledPrograms,
}))

export interface ChatsScreenProps {
  /** Pinned first, then the latest first; undefined while the store opens. */
  rows: readonly ChatRowData[] | undefined
  query: string
  onQuery: (query: string) => void
  currentId: string | undefined
  now: Date
  acts: ChatActs
  /** Opens the conversation with oneself. */
  onNotes: () => void
  /** What stands here instead of the chats while something is looked for. */
  found: ReactNode
}

/** Mock 02, and the list of mock 11. */
export function ChatsScreen(props: ChatsScreenProps) {
  const { rows, query, onQuery, found, currentId, now, acts, onNotes } = props
  const { t } = useTranslation(['chat', 'options'])
  const listed = rows?.filter(({ place }) => place === 'list') ?? []
  const archived = rows?.filter(({ place }) => place === 'archive') ?? []
  const archive = archived.length > 0 && (
    <Link href="/chats/archive" className={styles.archive ?? ''}>
      <Icon of={Archive} size={20} />
      <span>{t('options:archive.open')}</span>
      <span className={styles.count}>{archived.length}</span>
    </Link>
  )
  const field = useRef<HTMLInputElement>(null)
  useSearchTarget(field)
  const { pulled, close, hands } = usePull()
  return (
    <>
      {pulled && (
        <Suspense>
          <PulledPrograms onClose={close} />
        </Suspense>
      )}
      <AppBar
        large
        title={t('title')}
        actions={
          <Menu
            label={t('new')}
            entries={[
              { id: 'group', text: t('newGroup'), icon: UsersRound, href: '/chats/new-group' },
              { id: 'contact', text: t('addContact'), icon: UserPlus, href: '/contacts/new' },
              { id: 'notes', text: t('options:notes.title'), icon: NotebookPen, onPress: onNotes },
              { id: 'scan', text: t('scan'), icon: ScanLine, href: '/chats/scan' },
              { id: 'pay', text: t('pay'), icon: QrCode, href: '/me/wallet/pay-code' },
            ]}
          >
            <IconButton label={t('new')} icon={Plus} />
          </Menu>
        }
      />
      <div className={styles.body} {...useArrowKeys(field)} {...hands}>
        <div className={styles.search}>
          <SearchField label={t('search')} value={query} onChange={onQuery} keys={searchKeys} inputRef={field} />
        </div>
        {rows === undefined ? (
          <Skeleton shape="rows" />
        ) : query.trim() !== '' ? (
          found
        ) : listed.length > 0 || archived.length > 0 ? (
          <ChatList rows={listed} currentId={currentId} now={now} acts={acts} pinnedFirst head={archive} />
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
