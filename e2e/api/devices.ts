/** What a device holds, and what it makes of all that reaches it: with the state of the client kit, straight on a world. */
import type { LogEntry, Message } from '@sampan/contract'
import { applyEvent, applyMessage, type ClientState, fetchState } from '@sampan/sdk'
import type { Ring } from '@sampan/server/kernel/bus.ts'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import type { Person, World } from '@sampan/testkit/world/world.ts'
import { callAs } from './calls.ts'

export interface Held {
  person: Person
  state: ClientState
  logSeq: number
}

/** Everything afresh. */
export async function holdAfresh(world: World, person: Person): Promise<Held> {
  const { logSeq } = await world.call(person, 'sync.catchUp', { logSeq: null })
  return { person, state: await fetchState(callAs(world, person), person.deviceId), logSeq }
}

/** In which order two streams that know nothing of each other may reach a device. */
export const orders = ['the log first', 'the messages first', 'as the bus rang'] as const
export type Order = (typeof orders)[number]

/** What a device holds after all that happened since. `rings` are those of the bus in that time. */
export async function catchUp(world: World, held: Held, order: Order, rings: readonly Ring[]): Promise<Held> {
  const { person } = held
  const log = await readLog(world, held)
  const logSeq = log.at(-1)?.seq ?? held.logSeq
  if (order === 'as the bus rang') return { person, state: hearRings(held, rings), logSeq }
  if (order === 'the log first') {
    const told = log.reduce(applyEvent, held.state)
    return { person, state: await readMessages(world, person, await heal(world, person, told)), logSeq }
  }
  const told = log.reduce(applyEvent, await readMessages(world, person, held.state))
  return { person, state: await readMessages(world, person, told), logSeq }
}

export async function readLog(world: World, { person, logSeq }: Held): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (let after = logSeq, more = true; more; ) {
    const page = await world.call(person, 'sync.catchUp', { logSeq: after })
    if (page.reset) throw new Error('The log does not reach back so far')
    // The schema leaves the body open; the server writes nothing else than events there.
    entries.push(...(page.entries as LogEntry[]))
    after = page.logSeq
    more = page.more
  }
  return entries
}

/** The messages after the last that is held, of every conversation that is held. */
async function readMessages(world: World, person: Person, state: ClientState): Promise<ClientState> {
  let reached = state
  for (const { conversation } of state.conversations.values()) {
    const messages = await messagesAfter(world, person, conversation.id, conversation.lastSeq)
    reached = messages.reduce(applyMessage, reached)
  }
  return reached
}

/**
 * An entry about a message that is still to come says that something was missed: as a device does, what is there by now
 * is fetched. Those who hear the bus in its order never need this.
 */
async function heal(world: World, person: Person, state: ClientState): Promise<ClientState> {
  const conversations = new Map(state.conversations)
  for (const id of state.stale) {
    const held = conversations.get(id)
    if (!held) continue
    const { conversation } = await world.call(person, 'chat.getConversation', { conversationId: id })
    const missed = await messagesAfter(world, person, id, held.messages.at(-1)?.seq ?? conversation.firstSeq - 1)
    conversations.set(id, { ...held, conversation, messages: [...held.messages, ...missed] })
  }
  return { ...state, conversations, stale: new Set() }
}

async function messagesAfter(world: World, person: Person, conversationId: string, after: number): Promise<Message[]> {
  try {
    return (await world.call(person, 'chat.fetchMessages', { conversationId, after, limit: 200 })).messages
  } catch (reason) {
    // Whoever is not in it any more hears so from the log.
    if (reason instanceof Refusal && reason.code === 'chat.conversationNotFound') return []
    throw reason
  }
}

/** As pushes would come: to those who are in a conversation at that moment. */
function hearRings({ person, state }: Held, rings: readonly Ring[]): ClientState {
  return rings.reduce((heard, ring) => {
    if (ring.type === 'log' && ring.memberId === person.id) return ring.entries.reduce(applyEvent, heard)
    if (ring.type === 'message' && heard.conversations.has(ring.message.conversationId))
      return applyMessage(heard, ring.message)
    return heard
  }, state)
}
