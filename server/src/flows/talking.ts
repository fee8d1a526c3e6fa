import type { Bus } from '../kernel/bus.ts'
import { openDirectConversation, setDirectPosting } from '../modules/chat/index.ts'
import type { Writing } from '../schema/index.ts'

/**
 * Two members who became contacts have a direct conversation in which both may write: a new one, or the one from when
 * they were contacts before. Returns its id.
 */
export async function startTalking(tx: Writing, bus: Bus, memberIdA: string, memberIdB: string): Promise<string> {
  const { conversationId, created } = await openDirectConversation(tx, bus, memberIdA, memberIdB)
  if (!created) await setDirectPosting(tx, memberIdA, memberIdB, true)
  return conversationId
}
