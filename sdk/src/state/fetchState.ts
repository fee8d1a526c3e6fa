import type { Conversation, Message, Relation } from '@sampan/contract'
import type { Call } from '../http.ts'
import type { ClientState, HeldConversation } from './clientState.ts'
import { ENTRIES_HELD_MAX } from './wallet.ts'

const PAGE = 200

/** What the reads of the contract tell a member: its wallet, all conversations with all their messages and people. */
export async function fetchState(call: Call, deviceId: string | null = null): Promise<ClientState> {
  const self = await call('accounts.getSelf', {})
  const { devices } = await call('accounts.listDevices', {})
  const relations = await fetchRelations(call)
  const wallet = await call('wallet.getWallet', {})
  const { entries } = await call('wallet.listEntries', { limit: ENTRIES_HELD_MAX })
  const conversations = await fetchConversations(call)
  const held = new Map<string, HeldConversation>()
  for (const conversation of conversations) held.set(conversation.id, await fetchHeld(call, conversation))
  return {
    memberId: self.member.id,
    deviceId,
    self,
    devices,
    relations: new Map(relations.map((relation) => [relation.member.id, relation])),
    wallet,
    entries,
    conversations: held,
    stale: new Set(),
  }
}

async function fetchHeld(call: Call, conversation: Conversation): Promise<HeldConversation> {
  const conversationId = conversation.id
  const { members } = await call('chat.listMembers', { conversationId })
  const messages: Message[] = []
  for (let after = conversation.firstSeq - 1; after < conversation.lastSeq; ) {
    const page = await call('chat.fetchMessages', { conversationId, after, limit: PAGE })
    const last = page.messages.at(-1)
    if (!last) break
    messages.push(...page.messages)
    after = last.seq
  }
  return { conversation, messages, members }
}

/** All pages of the caller's conversations. */
export async function fetchConversations(call: Call): Promise<Conversation[]> {
  const found = new Map<string, Conversation>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await call('chat.listConversations', { limit: PAGE, ...(cursor ? { cursor } : {}) })
    for (const conversation of page.conversations) found.set(conversation.id, conversation)
    cursor = page.nextCursor
  }
  return [...found.values()]
}

/** All pages of the caller's contacts, requests and blocked people. */
export async function fetchRelations(call: Call): Promise<Relation[]> {
  const found: Relation[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await call('contacts.listRelations', { limit: PAGE, ...(cursor ? { cursor } : {}) })
    found.push(...page.relations)
    cursor = page.nextCursor
  }
  return found
}
