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
  const nicknames = useLive((queries) => queries.nicknames())
  const typing = useObservable(sync.typing)
  const online = useOnlineMembers()
  const faceOf = useFaceOf()
  return useMemo(() => {
    if (!conversations || !people || !relations) return undefined
    const remarks = remarksOf(relations)
    const names = namesFrom(memberId, people, remarks)
    const namesIn = (conversationId: string) =>
      namesFrom(memberId, people, remarks, nicknames?.get(conversationId) ?? new Map())
    const context = { names, namesIn, t, listNames: list, faceOf, tileOf, typing, online, currentId }
    return conversations.map((view) => {
      const { lastSeq, mayPost } = view.conversation
      const more = { lastSeq, mayPost, isNotes: isNotes(view.conversation, memberId) }
      // Not spread: that would look at everything.
      return Object.assign(rowOf(view, context), more)
    })
  }, [conversations, people, relations, nicknames, memberId, t, list, faceOf, typing, online, currentId])
}
