/**
 * What pushes and answers do to the store. Everything here may happen twice, late, or from two tabs at once, and ends in
 * the same state:
 * - an entry of the log counts only as the next one; a message counts only as the next one of its conversation;
 * - an answer shows a state that is at least as new as the log was when it was asked for. What the log told since is
 *   applied once more on top of it, which does no harm where the answer knew it already.
 */
import type { Conversation, ConversationMember, Event, LogEntry, Message } from '@sampan/contract'
import {
  isMessageEvent,
  type MessageEvent,
  mergeConversation,
  profileIn,
  receiveMessage,
  reduceConversation,
  reduceDevices,
  reduceMembers,
  reduceMessage,
  reduceRelation,
} from '@sampan/sdk'
import { keepDraft } from './drafts.ts'
import { forgetTold } from './forgetTold.ts'
import { entriesSince } from './since.ts'
import { type ConversationRow, messageRange } from './store.ts'
import type { Unit } from './unit.ts'
import { applyToWallet, applyWhole } from './whole.ts'

/** So many entries are kept to be applied on top of answers; an answer older than that is asked for again. */
export const LOG_KEPT = 300

/** What cannot be settled without asking the server. */
export interface Findings {
  /** The log skipped a number. */
  logGap: boolean
  /** Conversations to be healed: something of them is missing, or all of it. */
  conversationIds: Set<string>
}

export const noFindings = (): Findings => ({ logGap: false, conversationIds: new Set() })

/** Applies entries as far as they follow what is there. */
export async function applyEntries(unit: Unit, entries: readonly LogEntry[], findings: Findings): Promise<void> {
  for (const entry of entries) {
    const { logSeq } = unit.session
    // Before the first fetch is through there is nothing to apply it to; the log is read on from its beginning then.
    if (logSeq === null || entry.seq <= logSeq) continue
    if (entry.seq !== logSeq + 1) {
      findings.logGap = true
      return
    }
    unit.setLogSeq(entry.seq)
    await unit.store.log.put(entry)
    if (entry.seq % 50 === 0)
      await unit.store.log
        .where('seq')
        .belowOrEqual(entry.seq - LOG_KEPT)
        .delete()
    await applyEvent(unit, entry, findings)
  }
}

/** A message as it was pushed. */
export async function applyMessage(unit: Unit, message: Message, findings: Findings): Promise<void> {
  const row = await unit.conversation(message.conversationId)
  if (!row) {
    findings.conversationIds.add(message.conversationId)
    return
  }
  if (message.seq <= row.toSeq) return
  if (message.seq === row.toSeq + 1 && message.seq > row.neededSeq) return append(unit, row, message, findings)
  unit.putConversation({ ...row, neededSeq: Math.max(row.neededSeq, message.seq) })
  findings.conversationIds.add(row.id)
}

/** A page that follows what is held. `askedAtLogSeq` is the log's number when it was asked for. Answers false where that is too long ago. */
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

async function putTold(unit: Unit, told: Conversation, findings: Findings): Promise<void> {
  if (told.draft) await keepDraft(unit.store, told.id, told.draft)
  const row = await unit.conversation(told.id)
  if (!row) {
    const isHeld = told.lastMessage?.seq === told.lastSeq && told.lastSeq >= told.firstSeq
    const last = isHeld ? told.lastMessage : null
    if (last) unit.putMessage(last)
    await forgetSentUpTo(unit, told.id, told.lastSeq)
    const fromSeq = last ? told.lastSeq : told.lastSeq + 1
    unit.putConversation({ id: told.id, conversation: told, fromSeq, toSeq: told.lastSeq, neededSeq: 0, stale: false })
    return
  }
  const reduced = await withHeld(unit, row, (held) => mergeConversation(row.conversation, told, memberIdOf(unit), held))
  const neededSeq = Math.max(row.neededSeq, told.lastSeq)
  unit.putConversation({
    ...row,
    conversation: reduced.conversation ?? row.conversation,
    stale: reduced.stale,
    neededSeq,
  })
  if (reduced.stale || neededSeq > row.toSeq) findings.conversationIds.add(row.id)
}

const memberIdOf = (unit: Unit): string => unit.session.memberId

/** Appends the next message; its outbox row, if it was sent from here, is done. */
async function append(unit: Unit, row: ConversationRow, message: Message, findings: Findings): Promise<void> {
  const reduced = receiveMessage(row.conversation, message, memberIdOf(unit))
  const stale = row.stale || reduced.stale
  if (stale) findings.conversationIds.add(row.id)
  unit.putMessage(message)
  unit.putConversation({ ...row, conversation: reduced.conversation ?? row.conversation, toSeq: message.seq, stale })
  await forgetSent(unit, [message])
}

async function forgetSent(unit: Unit, messages: readonly Message[]): Promise<void> {
  const own = messages.filter(({ senderId }) => senderId === memberIdOf(unit)).map(({ id }) => id)
  if (own.length === 0) return
  await unit.store.outbox.where('messageId').anyOf(own).delete()
  await unit.store.blobs.bulkDelete(own)
}

/** What was sent and lies before what is held will be seen when it is scrolled to, as everything else. */
async function forgetSentUpTo(unit: Unit, conversationId: string, seq: number): Promise<void> {
  const sent = await unit.store.outbox.where('[conversationId+state]').equals([conversationId, 'sent']).toArray()
  const done = sent.filter((row) => row.seq !== null && row.seq <= seq)
  await unit.store.outbox.bulkDelete(done.flatMap((row) => row.order ?? []))
  await unit.store.blobs.bulkDelete(done.map((row) => row.messageId))
}

async function applyAgain(unit: Unit, conversationId: string, entries: LogEntry[], findings: Findings): Promise<void> {
  for (const entry of entries) {
    if (concerns(entry, conversationId)) await applyToConversation(unit, conversationId, entry, findings)
  }
}

function concerns(event: Event, conversationId: string): boolean {
  if (profileIn(event)) return true
  if (event.name === 'chat.conversationJoined') return event.body.conversation.id === conversationId
  return 'conversationId' in event.body && event.body.conversationId === conversationId
}

async function applyEvent(unit: Unit, event: Event, findings: Findings): Promise<void> {
  const { store, session } = unit
  switch (event.name) {
    case 'accounts.selfChanged':
      await store.self.put(event.body.self)
      break
    case 'accounts.deviceAdded':
    case 'accounts.deviceEnded': {
      const devices = reduceDevices(await store.devices.toArray(), event, session.deviceId)
      await store.devices.clear()
      await store.devices.bulkPut(devices)
      break
    }
    case 'contacts.relationChanged':
      await changeRelation(unit, event, event.body.relation.member.id)
      break
    case 'accounts.memberChanged':
      await changeRelation(unit, event, event.body.member.id)
      break
    case 'wallet.moved':
    case 'wallet.standingChanged':
      await applyToWallet(unit, event)
      break
    default:
      await applyWhole(unit, event)
  }
  for (const conversationId of await conversationIdsOf(unit, event)) {
    await applyToConversation(unit, conversationId, event, findings)
  }
  await forgetTold(unit, event)
}

async function conversationIdsOf(unit: Unit, event: Event): Promise<string[]> {
  if (profileIn(event)) return unit.conversationIds()
  if (event.name === 'chat.conversationJoined') return [event.body.conversation.id]
  return 'conversationId' in event.body ? [event.body.conversationId] : []
}

async function changeRelation(unit: Unit, event: Event, memberId: string): Promise<void> {
  const relation = reduceRelation(await unit.store.relations.get(memberId), event, memberId)
  if (relation) await unit.store.relations.put(relation)
  else await unit.store.relations.delete(memberId)
}

async function applyToConversation(unit: Unit, id: string, event: Event, findings: Findings): Promise<void> {
  if (event.name === 'chat.conversationLeft') return unit.dropConversation(id)
  const row = await unit.conversation(id)
  if (!row) {
    if (event.name !== 'chat.conversationJoined') return
    await putTold(unit, event.body.conversation, findings)
    const joined = await unit.conversation(id)
    // Messages may have been pushed before this, while there was nothing here to take them.
    if (joined) unit.putConversation({ ...joined, stale: true })
    findings.conversationIds.add(id)
    return
  }
  const reduced = await withHeld(unit, row, (held) =>
    reduceConversation(row.conversation, event, memberIdOf(unit), held),
  )
  if (!reduced.conversation) return unit.dropConversation(id)
  const neededSeq = isMessageEvent(event)
    ? Math.max(row.neededSeq, event.body.seq)
    : Math.max(row.neededSeq, reduced.conversation.lastSeq)
  const stale = row.stale || reduced.stale
  if (reduced.conversation !== row.conversation || stale !== row.stale || neededSeq !== row.neededSeq) {
    unit.putConversation({ ...row, conversation: reduced.conversation, stale, neededSeq })
  }
  if (stale || neededSeq > row.toSeq) findings.conversationIds.add(id)
  if (isMessageEvent(event)) await changeMessage(unit, event)
  if (event.name === 'chat.draftChanged') await keepDraft(unit.store, id, event.body.draft)
  if (event.name === 'chat.historyCleared') await dropCleared(unit, id, event.body.firstSeq)
  if (event.name === 'chat.membersChanged' || profileIn(event)) await changeRoster(unit, id, event)
}

/** Clears a conversation here before the server has heard of it. */
export async function clearHeld(unit: Unit, conversationId: string, firstSeq: number): Promise<void> {
  const row = await unit.conversation(conversationId)
  if (!row) return
  const event: Event = { name: 'chat.historyCleared', body: { conversationId, firstSeq } }
  const { conversation } = reduceConversation(row.conversation, event, memberIdOf(unit), () => undefined)
  if (conversation) unit.putConversation({ ...row, conversation })
  await dropCleared(unit, conversationId, firstSeq)
}

async function dropCleared(unit: Unit, conversationId: string, firstSeq: number): Promise<void> {
  await unit.dropMessagesBefore(conversationId, firstSeq)
  const row = await unit.conversation(conversationId)
  if (!row || row.fromSeq >= firstSeq) return
  unit.putConversation({ ...row, fromSeq: firstSeq, toSeq: Math.max(row.toSeq, firstSeq - 1) })
}

async function changeMessage(unit: Unit, event: MessageEvent): Promise<void> {
  const { conversationId, seq } = event.body
  const message = await unit.message(conversationId, seq)
  if (message) unit.putMessage(reduceMessage(message, event))
  const quote = await unit.store.quotes.get([conversationId, seq])
  if (!quote) return
  if (event.name === 'chat.messageRecalled' || event.name === 'chat.messageHidden') unit.dropFiles([quote])
  await unit.store.quotes.put(reduceMessage(quote, event))
}

async function changeRoster(unit: Unit, conversationId: string, event: Event): Promise<void> {
  const roster = await unit.store.rosters.get(conversationId)
  if (!roster) return
  const members = reduceMembers(roster.members, event)
  if (members !== roster.members) await unit.store.rosters.put({ conversationId, members })
}

/** Runs a reducer, and again with the messages that it asked for if they are held. */
async function withHeld<Reduced>(
  unit: Unit,
  row: ConversationRow,
  reduce: (held: (fromSeq: number, toSeq: number) => readonly Message[] | undefined) => Reduced,
): Promise<Reduced> {
  let asked: [fromSeq: number, toSeq: number] | undefined
  const first = reduce((fromSeq, toSeq) => {
    asked = [fromSeq, toSeq]
    return undefined
  })
  const held = asked ? await unit.held(row.id, ...asked) : undefined
  return held ? reduce(() => held) : first
}
