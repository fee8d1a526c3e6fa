/** What a member received and sent. */
import type { RedPacketSide, RedPacketState, RedPacketWay } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

export interface LineRow {
  packetId: string
  conversationId: string
  senderId: string
  way: RedPacketWay
  greeting: string
  state: RedPacketState
  count: number
  takenCount: number
  amount: string
  currency: string
  luckiest: boolean
  at: Date
}

export interface Span {
  from: Date
  before: Date
}

const packetColumns = sql`
  packet.id AS "packetId", packet.conversation_id AS "conversationId", packet.sender_id AS "senderId", packet.way,
  packet.greeting, packet.state, cardinality(packet.shares) AS count,
  cardinality(packet.shares) - cardinality(packet.free) AS "takenCount", packet.currency
`

/** One page of a side, the latest first, after a place in the list. */
export async function listLines(
  db: Queryable,
  memberId: string,
  side: RedPacketSide,
  { from, before }: Span,
  after: { at: Date; packetId: string } | null,
  limit: number,
): Promise<LineRow[]> {
  const [at, packetId] = [after?.at ?? before, after?.packetId ?? NO_ID]
  const read =
    side === 'received'
      ? await sql<LineRow>`
          SELECT ${packetColumns}, claim.amount::text, claim.at, packet.luckiest_id IS NOT DISTINCT FROM ${memberId} AS luckiest
          FROM red_packet_claims AS claim JOIN red_packets AS packet ON packet.id = claim.packet_id
          WHERE claim.member_id = ${memberId} AND claim.at >= ${from} AND (claim.at, claim.packet_id) < (${at}, ${packetId})
          ORDER BY claim.at DESC, claim.packet_id DESC LIMIT ${limit}
        `.execute(db)
      : await sql<LineRow>`
          SELECT ${packetColumns}, packet.total::text AS amount, packet.sent_at AS at,
            packet.luckiest_id IS NOT DISTINCT FROM ${memberId} AS luckiest
          FROM red_packets AS packet
          WHERE packet.sender_id = ${memberId} AND packet.sent_at >= ${from} AND (packet.sent_at, packet.id) < (${at}, ${packetId})
          ORDER BY packet.sent_at DESC, packet.id DESC LIMIT ${limit}
        `.execute(db)
  return read.rows
}
const NO_ID = '00000000-0000-0000-0000-000000000000'

export interface TotalRow {
  currency: string
  amount: string
  count: number
  luckiest: number
}

/** What a year brought, by currency. Of what was sent that which went back does not count. */
export async function readTotals(
  db: Queryable,
  memberId: string,
  side: RedPacketSide,
  { from, before }: Span,
): Promise<TotalRow[]> {
  const read =
    side === 'received'
      ? await sql<TotalRow>`
          SELECT packet.currency, sum(claim.amount)::text AS amount, count(*) AS count,
            count(*) FILTER (WHERE packet.luckiest_id = ${memberId}) AS luckiest
          FROM red_packet_claims AS claim JOIN red_packets AS packet ON packet.id = claim.packet_id
          WHERE claim.member_id = ${memberId} AND claim.at >= ${from} AND claim.at < ${before}
          GROUP BY packet.currency ORDER BY count(*) DESC, packet.currency
        `.execute(db)
      : await sql<TotalRow>`
          SELECT packet.currency,
            sum(packet.total - CASE packet.state WHEN 'expired' THEN rest.amount ELSE 0 END)::text AS amount,
            count(*) AS count, 0 AS luckiest
          FROM red_packets AS packet CROSS JOIN LATERAL (
            SELECT coalesce(sum(packet.shares[place + 1]), 0) AS amount FROM unnest(packet.free) AS place
          ) AS rest
          WHERE packet.sender_id = ${memberId} AND packet.sent_at >= ${from} AND packet.sent_at < ${before}
          GROUP BY packet.currency ORDER BY count(*) DESC, packet.currency
        `.execute(db)
  return read.rows
}

/** When the member first received or sent a packet. */
export async function readFirst(db: Queryable, memberId: string): Promise<Date | null> {
  const read = await sql<{ first: Date | null }>`
    SELECT least(
      (SELECT min(at) FROM red_packet_claims WHERE member_id = ${memberId}),
      (SELECT min(sent_at) FROM red_packets WHERE sender_id = ${memberId})
    ) AS first
  `.execute(db)
  return read.rows[0]?.first ?? null
}
