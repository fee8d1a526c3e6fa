/**
 * What answers of the server do to the store. Each shows a state that is at least as new as the log was when it was asked
 * for; what the log told since is applied once more on top of it, which does no harm where the answer knew it already.
 * `askedAtLogSeq` is the log's number then; each answers false where that is too long ago, and is asked for again.
 */
import type { Conversation, ConversationMember, Message } from '@sampan/contract'
import { reduceMembers, reduceMessage } from '@sampan/sdk'
import { append, applyAgain, concerns, forgetSent, forgetSentUpTo, putTold } from './applyToConversation.ts'
import type { Findings } from './findings.ts'
import { entriesSince } from './since.ts'
import { messageRange } from './store.ts'
import type { Unit } from './unit.ts'

/** A page that follows what is held. */
export async function applyFollowing(
  unit: Unit,
  conversationId: string,
  messages: readonly Message[],
  askedAtLogSeq: number | null,
  findings: Findings,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  if (!later) return false
  for (const message of messages) {
    const row = await unit.conversation(conversationId)
    if (row && message.seq === row.toSeq + 1) await append(unit, row, message, findings)
  }
  await applyAgain(unit, conversationId, later, findings)
  return true
}

/** A page that ends where what is held begins. */
export async function applyOlder(
  unit: Unit,
  conversationId: string,
  messages: readonly Message[],
  askedAtLogSeq: number | null,
  findings: Findings,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  if (!later) return false
  const row = await unit.conversation(conversationId)
  const first = messages[0]
  if (row && first && messages.at(-1)?.seq === row.fromSeq - 1) {
    for (const message of messages) unit.putMessage(message)
    unit.putConversation({ ...row, fromSeq: first.seq })
    await forgetSent(unit, messages)
    await applyAgain(unit, conversationId, later, findings)
  }
  return true
}

/** The newest page in place of everything held: too much was missed to fetch it all. */
export async function applyNewest(
  unit: Unit,
  conversation: Conversation,
  messages: readonly Message[],
  askedAtLogSeq: number | null,
  findings: Findings,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  const row = await unit.conversation(conversation.id)
  const first = messages[0]
  const last = messages.at(-1)
  if (!later || !row || !first || !last) return false
  if (first.seq <= row.toSeq + 1) return applyFollowing(unit, row.id, messages, askedAtLogSeq, findings)
  const everything = messageRange(row.id, 0, Number.MAX_SAFE_INTEGER)
  await unit.store.messages
    .where('[conversationId+seq]')
    .between(...everything, true, true)
    .delete()
  for (const message of messages) unit.putMessage(message)
  unit.putConversation({ ...row, fromSeq: first.seq, toSeq: last.seq })
  await forgetSentUpTo(unit, row.id, last.seq)
  return applyConversation(unit, conversation, askedAtLogSeq, findings)
}

/** A conversation as the server tells it. */
export async function applyConversation(
  unit: Unit,
  told: Conversation,
  askedAtLogSeq: number | null,
  findings: Findings,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  if (!later) return false
  await putTold(unit, told, findings)
  await applyAgain(unit, told.id, later, findings)
  return true
}

/** The people of a conversation as the server tells them. */
export async function applyMembers(
  unit: Unit,
  conversationId: string,
  members: ConversationMember[],
  askedAtLogSeq: number | null,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  if (!later) return false
  const now = later
    .filter((event) => concerns(event, conversationId))
    .reduce((list, event) => reduceMembers(list, event), members)
  if (await unit.conversation(conversationId)) await unit.store.rosters.put({ conversationId, members: now })
  return true
}

/** Quoted messages, kept beside the held ones. */
export async function applyQuotes(
  unit: Unit,
  messages: readonly Message[],
  askedAtLogSeq: number | null,
): Promise<boolean> {
  const later = await entriesSince(unit, askedAtLogSeq)
  if (!later) return false
  await unit.store.quotes.bulkPut(messages.map((message) => later.reduce<Message>(reduceMessage, message)))
  return true
}
