import type { Preferences } from '@sampan/contract'
import { useMemo } from 'react'
import { useAct, useSync } from '../../app/sync/index.ts'
import type { ListedChat } from './useChatRows.ts'

/** What can be done with a chat from its row. */
export interface ChatActs {
  set: (conversationId: string, preferences: Partial<Preferences>) => void
  /** Everything in it is read, and it is not marked. */
  markRead: (conversationId: string) => void
  archive: (conversationId: string, archived: boolean) => void
  hide: (conversationId: string) => void
  clear: (conversationId: string) => void
}

export function useChatActs(rows: readonly ListedChat[] | undefined): ChatActs {
  const { actions } = useSync()
  const { act } = useAct()
  return useMemo(() => {
    const rowOf = (id: string) => rows?.find(({ conversationId }) => conversationId === id)
    const lastSeqOf = (id: string) => rowOf(id)?.lastSeq ?? 0
    const set: ChatActs['set'] = (id, preferences) => void act(() => actions.setPreferences(id, preferences))
    return {
      set,
      markRead(id) {
        const row = rowOf(id)
        if (row?.markedUnread) set(id, { markedUnread: false })
        if (row && row.unreadCount > 0) void act(() => actions.markRead(id, row.lastSeq))
      },
      archive: (id, archived) => set(id, { archivedSeq: archived ? lastSeqOf(id) : null }),
      hide: (id) => set(id, { hiddenSeq: lastSeqOf(id) }),
      clear: (id) => void act(() => actions.clearHistory(id)),
    }
  }, [rows, act, actions])
}
