/** The pages of the Chats tab that stand in the first load. */
import { MessagesSquare } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import {
  remarksOf,
  tileOf,
  useAct,
  useFaceOf,
  useLive,
  useObservable,
  useOnlineMembers,
  useStatus,
  useSync,
} from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { searchKeys } from '../../ui/searchTarget.ts'
import { ChatsScreen } from './ChatsScreen.tsx'
import { matches, rowOf } from './chatRows.ts'
import { namesFrom } from './names.ts'

export function ChatsPage() {
  const [query, setQuery] = useState('')
  const [path] = useLocation()
  const { actions } = useSync()
  const { act } = useAct()
  const now = useNow()
  const { rows, currentId } = useRows(path)
  const { ready } = useStatus()
  const found = rows?.filter((row) => matches(row, query))
  return (
    <ChatsScreen
      // While the first fetch runs an empty list is not yet a truth.
      rows={found?.length === 0 && !ready ? undefined : found}
      query={query}
      onQuery={setQuery}
      currentId={currentId}
      now={now}
      onPin={(id, pinned) => void act(() => actions.setPreferences(id, { pinned }))}
      onMute={(id, muted) => void act(() => actions.setPreferences(id, { muted }))}
      onMarkRead={(id) => {
        const row = rows?.find(({ conversationId }) => conversationId === id)
        if (row) void act(() => actions.markRead(id, row.lastSeq))
      }}
    />
  )
}

function useRows(path: string) {
  const { t } = useTranslation(['chat', 'common'])
  const { list } = useFormats()
  const sync = useSync()
  const { memberId } = useStatus()
  const conversations = useLive((queries) => queries.conversations())
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const typing = useObservable(sync.typing)
  const online = useOnlineMembers()
  const faceOf = useFaceOf()
  const currentId = /^\/chats\/([0-9a-f-]{36})/.exec(path)?.[1]
  const rows = useMemo(() => {
    if (!conversations || !people || !relations) return undefined
    const names = namesFrom(memberId, people, remarksOf(relations))
    const context = { names, t, listNames: list, faceOf, tileOf, typing, online, currentId }
    return conversations.map((view) => ({ ...rowOf(view, context), lastSeq: view.conversation.lastSeq }))
  }, [conversations, people, relations, memberId, t, list, faceOf, typing, online, currentId])
  return { rows, currentId }
}

export function ChooseChat() {
  const { t } = useTranslation('chat')
  return <EmptyState icon={MessagesSquare} title={t('pick.title')} text={t('pick.text', { keys: searchKeys })} />
}
