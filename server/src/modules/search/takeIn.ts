/** Messages into the index, a batch in a transaction. */
import type { Queryable } from '../../schema/index.ts'
import { readNext, readSaid, type Said } from '../chat/index.ts'
import { type BlockRow, extendBlocks, findBlockIds, insertBlocks, readLastBlocks } from './store/blocks.ts'
import { deleteEntries, type EntryRow, holdIndex, takeChanges, writeEntries } from './store/entries.ts'
import { entryOf } from './wanted.ts'

/** A look-up touches one block, so it bounds how long a common word takes; each block costs a rare word a look-up. */
export const BLOCK_LENGTH = 4096
const CHANGES_MAX = 500

export interface TakenIn {
  messageCount: number
  /** Those of the conversations that may have more. */
  unfinished: string[]
}

/** What follows in these conversations, from where the index reaches on; so many messages at most. */
export async function takeIn(db: Queryable, conversationIds: readonly string[], limit: number): Promise<TakenIn> {
  await holdIndex(db)
  const last = new Map((await readLastBlocks(db, conversationIds)).map((block) => [block.conversation_id, block]))
  const asked = conversationIds.map((id) => ({ conversationId: id, afterSeq: last.get(id)?.last_seq ?? 0 }))
  const said = await readNext(db, asked, limit)
  const stretches = cutIntoBlocks(said, last)
  await extendBlocks(
    db,
    stretches.flatMap(({ block, id }) => (id === null ? [] : [{ ...block, id }])),
  )
  const fresh = stretches.filter(({ id }) => id === null)
  const freshIds = await insertBlocks(
    db,
    fresh.map(({ block }) => block),
  )
  for (const [index, stretch] of fresh.entries()) stretch.id = freshIds[index] ?? null
  await writeEntries(
    db,
    stretches.flatMap(({ id, said: messages }) => (id === null ? [] : entriesOf(id, messages))),
  )
  const isAll = said.length < limit
  const reached = said.at(-1)?.conversation_id
  return {
    messageCount: said.length,
    unfinished: isAll ? [] : conversationIds.slice(conversationIds.findIndex((id) => id === reached)),
  }
}

interface Stretch {
  /** Null for a new one. */
  id: number | null
  block: Omit<BlockRow, 'id'>
  said: Said[]
}

/** Messages come by conversation, ascending. */
function cutIntoBlocks(said: readonly Said[], last: ReadonlyMap<string, BlockRow>): Stretch[] {
  const stretches: Stretch[] = []
  for (const message of said) {
    const { conversation_id, seq, sent_at } = message
    let stretch = stretches.at(-1)
    if (stretch?.block.conversation_id !== conversation_id) {
      const open = last.get(conversation_id)
      stretch = open && { id: open.id, block: { ...withoutId(open) }, said: [] }
      if (stretch) stretches.push(stretch)
    }
    if (!stretch || seq - stretch.block.first_seq >= BLOCK_LENGTH) {
      const block = { conversation_id, first_seq: seq, last_seq: seq, first_at: sent_at, last_at: sent_at }
      stretch = { id: null, block, said: [] }
      stretches.push(stretch)
    }
    stretch.block.last_seq = seq
    if (sent_at > stretch.block.last_at) stretch.block.last_at = sent_at
    stretch.said.push(message)
  }
  return stretches.filter(({ said: messages }) => messages.length > 0)
}

const withoutId = ({ id: _, ...block }: BlockRow): Omit<BlockRow, 'id'> => block

const entriesOf = (blockId: number, said: readonly Said[]): EntryRow[] =>
  said.flatMap(({ conversation_id, seq, sent_at, sender_id, body }) => {
    const words = entryOf(blockId, body, sender_id)
    return words === null ? [] : [{ conversation_id, seq, sent_at, words }]
  })

/** Messages that got other words, or lost theirs. Answers how many changes there were. */
export async function takeInChanges(db: Queryable): Promise<number> {
  await holdIndex(db)
  const changes = await takeChanges(db, CHANGES_MAX)
  if (changes.length === 0) return 0
  const places = [...new Map(changes.map((place) => [`${place.conversation_id} ${place.seq}`, place])).values()]
  const blockIds = await findBlockIds(db, places)
  // Those that the index does not reach yet come as they are now.
  const reached = places.flatMap((place, index) => {
    const blockId = blockIds[index] ?? null
    return blockId === null ? [] : [{ ...place, blockId }]
  })
  const said = new Map((await readSaid(db, reached)).map((row) => [`${row.conversation_id} ${row.seq}`, row]))
  const entries = reached.flatMap(({ conversation_id, seq, blockId }) => {
    const message = said.get(`${conversation_id} ${seq}`)
    return message ? entriesOf(blockId, [message]) : []
  })
  await deleteEntries(db, reached)
  await writeEntries(db, entries)
  return changes.length
}
