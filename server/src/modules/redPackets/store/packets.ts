/** The only SQL on `red_packets`. */
import type { RedPacketState, RedPacketWay } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

export interface PacketRow {
  id: string
  conversationId: string
  seq: number
  senderId: string
  way: RedPacketWay
  forIds: string[]
  exceptId: string | null
  greeting: string
  cover: string
  currency: string
  /** Minor units, like the shares. */
  total: bigint
  shares: bigint[]
  /** Places among the shares that nobody took, in the order in which they go. */
  free: number[]
  state: RedPacketState
  sentAt: Date
  expiresAt: Date
  /** When the last share was taken, or the rest went back. */
  endedAt: Date | null
  luckiestId: string | null
}

type Read = Omit<PacketRow, 'total' | 'shares'> & { total: string; shares: string[] }

const columns = sql`
  id, conversation_id AS "conversationId", seq, sender_id AS "senderId", way, for_ids::text[] AS "forIds",
  except_id AS "exceptId", greeting, cover, currency, total::text, shares::text[], free, state, sent_at AS "sentAt",
  expires_at AS "expiresAt", ended_at AS "endedAt", luckiest_id AS "luckiestId"
`
const rowOf = (read: Read): PacketRow => ({ ...read, total: BigInt(read.total), shares: read.shares.map(BigInt) })

export async function findPacket(db: Queryable, id: string): Promise<PacketRow | undefined> {
  const read = await sql<Read>`SELECT ${columns} FROM red_packets WHERE id = ${id}`.execute(db)
  return read.rows.map(rowOf)[0]
}

/** Those that exist, held until the transaction ends; in the order of their ids, so that nobody waits in a circle. */
export async function lockPackets(db: Queryable, ids: readonly string[]): Promise<PacketRow[]> {
  const sorted = [...new Set(ids)].sort()
  // The lateral form keeps the plan on the key whatever the statistics say.
  const read = await sql<Read>`
    SELECT packet.* FROM unnest(${sorted}::uuid[]) AS asked (id)
    CROSS JOIN LATERAL (SELECT ${columns} FROM red_packets WHERE red_packets.id = asked.id OFFSET 0 FOR UPDATE) AS packet
  `.execute(db)
  return read.rows.map(rowOf)
}

/** Open packets whose time is over, held; those of which somebody takes just now are left for the next time. */
export async function lockExpired(db: Queryable, now: Date, limit: number): Promise<PacketRow[]> {
  const read = await sql<Read>`
    SELECT ${columns} FROM red_packets WHERE state = 'open' AND expires_at <= ${now}
    ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED
  `.execute(db)
  return read.rows.map(rowOf)
}

/** Returns whether the id was free. */
export async function insertPacket(db: Queryable, row: PacketRow): Promise<boolean> {
  const made = await db
    .insertInto('red_packets')
    .values({
      id: row.id,
      conversation_id: row.conversationId,
      seq: row.seq,
      sender_id: row.senderId,
      way: row.way,
      for_ids: row.forIds,
      except_id: row.exceptId,
      greeting: row.greeting,
      cover: row.cover,
      currency: row.currency,
      total: String(row.total),
      shares: row.shares.map(String),
      free: row.free,
      state: row.state,
      sent_at: row.sentAt,
      expires_at: row.expiresAt,
      ended_at: row.endedAt,
      luckiest_id: row.luckiestId,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** What changes of a packet after it was sent. */
export async function updatePackets(
  db: Queryable,
  packets: readonly Pick<PacketRow, 'id' | 'free' | 'state' | 'endedAt' | 'luckiestId'>[],
): Promise<void> {
  if (packets.length === 0) return
  await sql`
    UPDATE red_packets AS packet
    SET free = changed.free::smallint[], state = changed.state, ended_at = changed.ended_at,
      luckiest_id = changed.luckiest_id
    FROM unnest(
      ${packets.map(({ id }) => id)}::uuid[],
      ${packets.map(({ free }) => `{${free.join(',')}}`)}::text[],
      ${packets.map(({ state }) => state)}::text[],
      ${packets.map(({ endedAt }) => endedAt)}::timestamptz[],
      ${packets.map(({ luckiestId }) => luckiestId)}::uuid[]
    ) AS changed (id, free, state, ended_at, luckiest_id)
    WHERE packet.id = changed.id
  `.execute(db)
}
