import { Archive } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useNow } from '../../app/useNow.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChatList } from '../chat/ChatList.tsx'
import { useChatActs } from '../chat/useChatActs.ts'
import { useChatRows } from '../chat/useChatRows.ts'

/** `/chats/archive`: what was put away. */
export function ArchivePage() {
  const { t } = useTranslation('options')
  const [path] = useLocation()
  const now = useNow()
  const currentId = /^\/chats\/([0-9a-f-]{36})/.exec(path)?.[1]
  const rows = useChatRows(currentId)
  const acts = useChatActs(rows)
  const archived = rows?.filter(({ place }) => place === 'archive')
  return (
    <>
      <AppBar title={t('archive.title')} back="/chats" />
      {archived === undefined ? (
        <Skeleton shape="rows" />
      ) : archived.length === 0 ? (
        <EmptyState icon={Archive} title={t('archive.empty.title')} text={t('archive.empty.text')} />
      ) : (
        <ChatList rows={archived} currentId={currentId} now={now} acts={acts} pinnedFirst={false} />
      )}
    </>
  )
}
