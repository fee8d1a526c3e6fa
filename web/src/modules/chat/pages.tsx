/** The pages of the Chats tab that stand in the first load. */
import { MessagesSquare } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useEndsPicture } from '../../app/firstScreen.ts'
import { useAct, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { searchKeys } from '../../ui/searchTarget.ts'
import { ChatsScreen } from './ChatsScreen.tsx'
import { useChatActs } from './useChatActs.ts'
import { useChatRows } from './useChatRows.ts'

const SearchEverything = lazy(async () => ({
  default: (await import('../search/SearchEverything.tsx')).SearchEverything,
}))

export function ChatsPage() {
  const [query, setQuery] = useState('')
  const [path, navigate] = useLocation()
  const { actions } = useSync()
  const { act } = useAct()
  const now = useNow()
  const currentId = /^\/chats\/([0-9a-f-]{36})/.exec(path)?.[1]
  const rows = useChatRows(currentId)
  const acts = useChatActs(rows)
  const { ready } = useStatus()
  useEndsPicture(rows !== undefined && path === '/chats')
  return (
    <ChatsScreen
      // While the first fetch runs an empty list is not yet a truth.
      rows={rows?.length === 0 && !ready ? undefined : rows}
      query={query}
      onQuery={setQuery}
      currentId={currentId}
      found={
        <Suspense fallback={<Skeleton shape="rows" />}>
          <SearchEverything query={query} chats={rows ?? []} currentId={currentId} now={now} />
        </Suspense>
      }
      now={now}
      acts={acts}
      onNotes={() =>
        void act(async () => {
          const { id } = await actions.openNotes()
          navigate(`/chats/${id}`)
        })
      }
    />
  )
}

export function ChooseChat() {
  const { t } = useTranslation('chat')
  return <EmptyState icon={MessagesSquare} title={t('pick.title')} text={t('pick.text', { keys: searchKeys })} />
}
