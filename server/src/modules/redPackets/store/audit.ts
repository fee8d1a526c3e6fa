import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

/** What must lie in a packet's account. */
export interface PacketSum {
  id: string
  isOpen: boolean
  total: bigint
  /** The shares that nobody took. */
  free: bigint
  /** What was taken, by the claims. */
  taken: bigint
}

interface Row {
  id: string
  open: boolean
  total: string
  free: string
  taken: string
}

export async function sumPackets(db: Queryable, ids: readonly string[]): Promise<PacketSum[]> {
  const { rows } = await sql<Row>`
    SELECT p.id, p.state = 'open' AS open, p.total::text,
      (SELECT coalesce(sum(p.shares[place + 1]), 0)::text FROM unnest(p.free) AS place) AS free,
      (SELECT coalesce(sum(c.amount), 0)::text FROM red_packet_claims AS c WHERE c.packet_id = p.id) AS taken
    FROM red_packets AS p WHERE p.id = ANY (${ids}::uuid[])
  `.execute(db)
  return rows.map(({ id, open, total, free, taken }) => ({
    ...{ id, isOpen: open },
    ...{ total: BigInt(total), free: BigInt(free), taken: BigInt(taken) },
  }))
}

export async function countPackets(db: Queryable): Promise<number> {
  const { rows } = await sql<{ packets: number }>`SELECT count(*) AS packets FROM red_packets`.execute(db)
  return rows[0]?.packets ?? 0
}
