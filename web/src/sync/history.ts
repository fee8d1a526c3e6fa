/** What is fetched because someone looks at it: older messages, people, quotes. */
import type { Message } from '@sampan/contract'
import { applyMembers, applyOlder, applyQuotes } from './applyAnswers.ts'
import { type Context, isGone, isOffline, patiently, readLogSeq } from './context.ts'
import { applied, fetchConversation, PAGE } from './heal.ts'
import type { ConversationRow } from './store.ts'

/** A conversation that is opened shows at least so many messages. */
const SHOWN_MIN = 40
/** A jump goes back at most so far, so many at once; and so many go into the store together: each time screens read it. */
const BACK_MAX = 5_000
const STEP = 200
const STORED_TOGETHER = 1_000
/** The people of larger groups are fetched when these are opened. */
const NAMED_AHEAD_MAX = 50

/** Fetches what is needed to show a conversation. Offline it shows what is here. */
export async function openConversation(context: Context, conversationId: string): Promise<void> {
  context.lookedAt.conversationId = conversationId
  // The first fetch brings it before the rest. Fetched beside it, it might be older than the log's number.
  if ((await readLogSeq(context)) === null) return
  await bringConversation(context, conversationId)
}

export async function bringConversation(context: Context, conversationId: string): Promise<void> {
  try {
    if (!(await context.store.conversations.get(conversationId))) await fetchConversation(context, conversationId)
    const row = await context.store.conversations.get(conversationId)
    if (!row) return
    if (row.toSeq - row.fromSeq + 1 < SHOWN_MIN) await loadOlder(context, conversationId)
    const roster = await context.store.rosters.get(conversationId)
    if (!roster) await loadMembers(context, conversationId)
  } catch (error) {
    if (!isOffline(error)) throw error
  }
}

/** Fetches some messages of the latest conversations, so that they can be read offline before they were ever opened. */
export async function fetchAhead(context: Context, conversations: number): Promise<void> {
  const rows = await context.store.conversations.toArray()
  const at = ({ conversation }: ConversationRow) => conversation.lastMessage?.sentAt ?? ''
  rows.sort((a, b) => (at(a) < at(b) ? 1 : -1))
  for (const row of rows.slice(0, conversations)) {
    await nameAhead(context, row)
    if (row.toSeq - row.fromSeq + 1 >= SHOWN_MIN) continue
    await loadOlder(context, row.id, SHOWN_MIN).catch((error: unknown) => {
      if (!isGone(error)) throw error
    })
  }
}

/** The list says who wrote last, in the name that it has in the group. */
async function nameAhead(context: Context, { id, conversation }: ConversationRow): Promise<void> {
  if (conversation.kind === 'direct' || conversation.memberCount > NAMED_AHEAD_MAX) return
  if (await context.store.rosters.get(id)) return
  await loadMembers(context, id).catch((error: unknown) => {
    if (!isGone(error)) throw error
  })
}

/** Fetches a page before what is held. */
export async function loadOlder(context: Context, conversationId: string, limit = PAGE): Promise<{ more: boolean }> {
  for (;;) {
    const row = await context.store.conversations.get(conversationId)
    if (!row || row.fromSeq <= row.conversation.firstSeq) return { more: false }
    const askedAt = await readLogSeq(context)
    const input = { conversationId, before: row.fromSeq, limit }
    const { messages } = await patiently(context, () => context.call('chat.fetchMessages', input))
    const first = messages[0]
    const done = await applied(context, (unit, findings) =>
      applyOlder(unit, conversationId, messages, askedAt, findings),
    )
    if (done) return { more: first !== undefined && first.seq > row.conversation.firstSeq }
  }
}

/** Fetches back to a message. False where that is too far. */
export async function loadBackTo(context: Context, conversationId: string, seq: number): Promise<boolean> {
  for (;;) {
    const row = await context.store.conversations.get(conversationId)
    if (!row || seq < row.conversation.firstSeq || seq > row.toSeq || row.toSeq - seq > BACK_MAX) return false
    if (seq >= row.fromSeq) return true
    if (!(await loadManyOlder(context, row, seq))) return false
  }
}

/** Fetches what comes before what is held, back to a message or some way to it. False where there is nothing. */
async function loadManyOlder(context: Context, { id, fromSeq }: ConversationRow, seq: number): Promise<boolean> {
  const askedAt = await readLogSeq(context)
  let fetched: Message[] = []
  for (let before = fromSeq; before > seq && fetched.length < STORED_TOGETHER; ) {
    const input = { conversationId: id, before, limit: STEP }
    const { messages } = await patiently(context, () => context.call('chat.fetchMessages', input))
    const [first] = messages
    if (!first) break
    fetched = [...messages, ...fetched]
    before = first.seq
  }
  await applied(context, (unit, findings) => applyOlder(unit, id, fetched, askedAt, findings))
  return fetched.length > 0
}

export async function loadMembers(context: Context, conversationId: string): Promise<void> {
  for (let done = false; !done; ) {
    const askedAt = await readLogSeq(context)
    const { members } = await patiently(context, () => context.call('chat.listMembers', { conversationId }))
    done = await context.inUnit((unit) => applyMembers(unit, conversationId, members, askedAt))
  }
}

const QUOTES_AT_ONCE = 50

export async function loadQuotes(context: Context, conversationId: string, seqs: readonly number[]): Promise<void> {
  const keys = [...new Set(seqs)].map((seq): [string, number] => [conversationId, seq])
  const held = await context.store.messages.bulkGet(keys)
  const quoted = await context.store.quotes.bulkGet(keys)
  const missing = keys.flatMap(([, seq], index) => (held[index] || quoted[index] ? [] : [seq]))
  for (let start = 0; start < missing.length; start += QUOTES_AT_ONCE) {
    const input = { conversationId, seqs: missing.slice(start, start + QUOTES_AT_ONCE) }
    for (let done = false; !done; ) {
      const askedAt = await readLogSeq(context)
      const { messages } = await patiently(context, () => context.call('chat.getMessages', input))
      done = await context.inUnit((unit) => applyQuotes(unit, messages, askedAt))
    }
  }
}
