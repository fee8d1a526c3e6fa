import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import {
  remarksOf,
  tileOf,
  useFaceOf,
  useLive,
  useObservable,
  useOnlineMembers,
  useStatus,
  useSync,
} from '../../app/sync/index.ts'
import { useFormats } from '../../locales/useFormats.ts'
import type { ChatRowData } from './ChatRow.tsx'
import { rowOf } from './chatRows.ts'
import { isNotes, namesFrom } from './names.ts'

export type ListedChat = ChatRowData & { lastSeq: number; mayPost: boolean; isNotes: boolean }

/** The chats of the store as rows, as they change; undefined while the store opens. */
export function useChatRows(currentId: string | undefined): ListedChat[] | undefined {
  const { t } = useTranslation(['chat', 'common', 'files'])
  const { list } = useFormats()
  const sync = useSync()
  const { memberId } = useStatus()
  const conversations = useLive((queries) => queries.conversations())
  const people = useLive((queries) => queries.people())
  const relations = useLive((queries) => queries.relations())
  const typing = useObservable(sync.typing)
  const online = useOnlineMembers()
  const faceOf = useFaceOf()
  return useMemo(() => {
    if (!conversations || !people || !relations) return undefined
    const names = namesFrom(memberId, people, remarksOf(relations))
    const context = { names, t, listNames: list, faceOf, tileOf, typing, online, currentId }
    return conversations.map((view) => {
      const { lastSeq, mayPost } = view.conversation
      return { ...rowOf(view, context), lastSeq, mayPost, isNotes: isNotes(view.conversation, memberId) }
    })
  }, [conversations, people, relations, memberId, t, list, faceOf, typing, online, currentId])
}
