import { type ClientState, ENTRIES_HELD_MAX, type HeldConversation } from '@sampan/sdk'
import { type ConversationRow, messageRange, type Store } from '../../../web/src/sync/store.ts'

/** What a device's store holds, in the shape in which states are compared. */
export async function readDevice(store: Store): Promise<ClientState | undefined> {
  const session = await store.readSession()
  if (!session) return undefined
  const rows = await store.conversations.toArray()
  const conversations = new Map<string, HeldConversation>()
  for (const row of rows) conversations.set(row.id, await readConversation(store, row))
  const relations = await store.relations.toArray()
  return {
    memberId: session.memberId,
    deviceId: session.deviceId,
    self: await store.self.toCollection().first(),
    devices: await store.devices.toArray(),
    relations: new Map(relations.map((relation) => [relation.member.id, relation])),
    wallet: (await store.wallet.get('wallet'))?.wallet,
    entries: await store.entries.orderBy('at').reverse().limit(ENTRIES_HELD_MAX).toArray(),
    conversations,
    stale: new Set(rows.filter((row) => row.stale || row.neededSeq > row.toSeq).map(({ id }) => id)),
  }
}

async function readConversation(store: Store, row: ConversationRow): Promise<HeldConversation> {
  const all = messageRange(row.id, 0, Number.MAX_SAFE_INTEGER)
  const messages = await store.messages
    .where('[conversationId+seq]')
    .between(...all, true, true)
    .toArray()
  const roster = await store.rosters.get(row.id)
  return { conversation: row.conversation, messages, members: roster?.members ?? null }
}

/** The window must be what the store says: one stretch without a gap. */
export async function findBrokenWindows(store: Store): Promise<string[]> {
  const rows = await store.conversations.toArray()
  const broken: string[] = []
  for (const row of rows) {
    const { messages } = await readConversation(store, row)
    const wanted = Array.from({ length: row.toSeq - row.fromSeq + 1 }, (_, index) => row.fromSeq + index)
    const held = messages.map(({ seq }) => seq)
    if (JSON.stringify(held) !== JSON.stringify(wanted))
      broken.push(`${row.id}: holds ${held}, says ${row.fromSeq}–${row.toSeq}`)
  }
  return broken
}
