import type { Conversation, ConversationMember } from '@sampan/contract'
import { useEffect } from 'react'
import { useLive, useStatus, useSync } from '../../app/sync/index.ts'

/** Undefined while it loads, null where there is no such conversation for the caller. */
export function useConversation(conversationId: string): Conversation | null | undefined {
  const { ready } = useStatus()
  const found = useLive(
    async (queries) => (await queries.conversation(conversationId))?.conversation ?? null,
    conversationId,
  )
  return found === null && !ready ? undefined : found
}

/** The people who are in a group now, in order of joining. Undefined until they were fetched once. */
export function useGroupMembers(conversationId: string): ConversationMember[] | undefined {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  const members = useLive((queries) => queries.members(conversationId), conversationId)
  useEffect(() => {
    // Offline what is held is shown; a failure tells nothing that the banner does not tell.
    if (upToDate) actions.loadMembers(conversationId).catch((error: unknown) => console.debug(error))
  }, [actions, conversationId, upToDate])
  const present = members?.filter(({ left }) => !left)
  return present?.length === 0 ? undefined : present
}
