/** The only SQL on `red_packet_claims`. */
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

export interface ClaimRow {
  packetId: string
  memberId: string
  /** Among the packet's shares. */
  place: number
  /** Minor units. */
  amount: bigint
  at: Date
  transferId: string
}

type Read = Omit<ClaimRow, 'amount'> & { amount: string }

const columns = sql`
  packet_id AS "packetId", member_id AS "memberId", place, amount::text, at, transfer_id AS "transferId"
`
const rowOf = (read: Read): ClaimRow => ({ ...read, amount: BigInt(read.amount) })

/** What these members took of these packets. */
export async function readClaims(
  db: Queryable,
  asked: readonly { packetId: string; memberId: string }[],
): Promise<ClaimRow[]> {
  const read = await sql<Read>`
    SELECT claim.* FROM unnest(
      ${asked.map(({ packetId }) => packetId)}::uuid[], ${asked.map(({ memberId }) => memberId)}::uuid[]
    ) AS asked (packet_id, member_id)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM red_packet_claims AS taken
      WHERE taken.packet_id = asked.packet_id AND taken.member_id = asked.member_id OFFSET 0
    ) AS claim
  `.execute(db)
  return read.rows.map(rowOf)
}

/** Everything that was taken of these packets, in the order in which it was. */
export async function listClaims(db: Queryable, packetIds: readonly string[]): Promise<ClaimRow[]> {
  if (packetIds.length === 0) return []
  const read = await sql<Read>`
    SELECT claim.* FROM unnest(${packetIds}::uuid[]) AS asked (packet_id)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM red_packet_claims AS taken WHERE taken.packet_id = asked.packet_id OFFSET 0
    ) AS claim
    ORDER BY claim.at, claim.place
  `.execute(db)
  return read.rows.map(rowOf)
}

export async function insertClaims(db: Queryable, claims: readonly ClaimRow[]): Promise<void> {
  if (claims.length === 0) return
  await sql`
    INSERT INTO red_packet_claims (packet_id, member_id, place, amount, at, transfer_id)
    SELECT * FROM unnest(
      ${claims.map(({ packetId }) => packetId)}::uuid[],
      ${claims.map(({ memberId }) => memberId)}::uuid[],
      ${claims.map(({ place }) => place)}::smallint[],
      ${claims.map(({ amount }) => String(amount))}::bigint[],
      ${claims.map(({ at }) => at)}::timestamptz[],
      ${claims.map(({ transferId }) => transferId)}::uuid[]
    )
  `.execute(db)
}

/** Which of these packets the member took of. */
export async function claimedAmong(
  db: Queryable,
  memberId: string,
  packetIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const claims = await readClaims(
    db,
    packetIds.map((packetId) => ({ packetId, memberId })),
  )
  return new Set(claims.map(({ packetId }) => packetId))
}
