/** What an event, a message or an answer does to one conversation that is held here: its row, its messages, its people. */
import type { Conversation, Event, LogEntry, Message } from '@sampan/contract'
import {
  isMessageEvent,
  type MessageEvent,
  mergeConversation,
  profileIn,
  receiveMessage,
  reduceConversation,
  reduceMembers,
  reduceMessage,
} from '@sampan/sdk'
import { keepDraft } from './drafts.ts'
import type { Findings } from './findings.ts'
import type { ConversationRow } from './store.ts'
import type { Unit } from './unit.ts'

/** Takes up what the server tells of a conversation, beside what is held of it. */
export async function putTold(unit: Unit, told: Conversation, findings: Findings): Promise<void> {
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
export async function append(unit: Unit, row: ConversationRow, message: Message, findings: Findings): Promise<void> {
  const reduced = receiveMessage(row.conversation, message, memberIdOf(unit))
  const stale = row.stale || reduced.stale
  if (stale) findings.conversationIds.add(row.id)
  unit.putMessage(message)
  unit.putConversation({ ...row, conversation: reduced.conversation ?? row.conversation, toSeq: message.seq, stale })
  await forgetSent(unit, [message])
}

/** Messages that are here now wait to be sent no more. */
export async function forgetSent(unit: Unit, messages: readonly Message[]): Promise<void> {
  const own = messages.filter(({ senderId }) => senderId === memberIdOf(unit)).map(({ id }) => id)
  if (own.length === 0) return
  await unit.store.outbox.where('messageId').anyOf(own).delete()
  await unit.store.blobs.bulkDelete(own)
}

/** What was sent and lies before what is held will be seen when it is scrolled to, as everything else. */
export async function forgetSentUpTo(unit: Unit, conversationId: string, seq: number): Promise<void> {
  const sent = await unit.store.outbox.where('[conversationId+state]').equals([conversationId, 'sent']).toArray()
  const done = sent.filter((row) => row.seq !== null && row.seq <= seq)
  await unit.store.outbox.bulkDelete(done.flatMap((row) => row.order ?? []))
  await unit.store.blobs.bulkDelete(done.map((row) => row.messageId))
}

/** What the log told of one conversation since an answer was asked for. */
export async function applyAgain(
  unit: Unit,
  conversationId: string,
  entries: LogEntry[],
  findings: Findings,
): Promise<void> {
  for (const entry of entries) {
    if (concerns(entry, conversationId)) await applyToConversation(unit, conversationId, entry, findings)
  }
}

export function concerns(event: Event, conversationId: string): boolean {
  if (profileIn(event)) return true
  if (event.name === 'chat.conversationJoined') return event.body.conversation.id === conversationId
  return 'conversationId' in event.body && event.body.conversationId === conversationId
}

export async function applyToConversation(unit: Unit, id: string, event: Event, findings: Findings): Promise<void> {
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
