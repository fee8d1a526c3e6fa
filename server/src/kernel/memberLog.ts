import type { Event, LogEntry } from '@sampan/contract'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { Ring } from './bus.ts'
import { wireInstant } from './clock.ts'
import { arrayLiteral, joinTexts, TEXT_SEPARATOR } from './database/arrays.ts'
import { PREPARED } from './database/prepared.ts'

interface Emission {
  memberIds: readonly string[]
  eventFor(memberId: string): Event
}

/**
 * Appends the events of one transaction to their members' logs, numbered without gaps. The heads are locked in the
 * order of member ids, so that two transactions never wait for each other.
 */
export async function appendToLogs(
  db: QueryExecutorProvider,
  now: Date,
  emissions: readonly Emission[],
): Promise<Ring[]> {
  const byMember = new Map<string, Event[]>()
  for (const { memberIds, eventFor } of emissions) {
    for (const memberId of new Set(memberIds)) {
      const events = byMember.get(memberId) ?? []
      events.push(eventFor(memberId))
      byMember.set(memberId, events)
    }
  }
  if (byMember.size === 0) return []

  const memberIds = [...byMember.keys()].sort()
  const logs = memberIds.map((memberId) => byMember.get(memberId) ?? [])
  const entries = logs.flatMap((events, index) => events.map((event, rank) => ({ place: index + 1, rank, event })))
  // One statement for all of it: every command of the product comes by here, and each statement is a way to and fro.
  // Numbers reach the entries by places in an array: a join would look at each head for each entry.
  const heads = await sql<{ member_id: string; last_seq: number }>`${PREPARED}
    WITH wanted AS MATERIALIZED (
      SELECT head.member_id, asked.count
      FROM unnest(${arrayLiteral(memberIds)}::uuid[], ${arrayLiteral(logs.map(({ length }) => length))}::int[])
        AS asked (member_id, count)
      JOIN member_log_heads AS head USING (member_id)
      ORDER BY head.member_id
      FOR UPDATE OF head
    ), numbered AS (
      UPDATE member_log_heads AS head SET last_seq = head.last_seq + wanted.count
      FROM wanted WHERE head.member_id = wanted.member_id
      RETURNING head.member_id, head.last_seq, head.last_seq - wanted.count AS seq_before
    ), before AS (
      SELECT array_agg(member_id ORDER BY member_id) AS member_ids, array_agg(seq_before ORDER BY member_id) AS seqs
      FROM numbered
    ), written AS (
      INSERT INTO member_log (member_id, seq, name, body, at)
      SELECT before.member_ids[entry.place], before.seqs[entry.place] + 1 + entry.rank, entry.name, entry.body::jsonb,
        ${now}
      FROM before CROSS JOIN unnest(
        ${arrayLiteral(entries.map(({ place }) => place))}::int[], ${arrayLiteral(entries.map(({ rank }) => rank))}::int[],
        string_to_array(${joinTexts(entries.map(({ event }) => event.name))}, ${TEXT_SEPARATOR}),
        string_to_array(${joinTexts(entries.map(({ event }) => JSON.stringify(event.body)))}, ${TEXT_SEPARATOR})
      ) AS entry (place, rank, name, body)
    )
    SELECT member_id, last_seq FROM numbered
  `.execute(db)
  if (heads.rows.length !== memberIds.length) throw new Error('Every member has a log')

  const at = wireInstant(now)
  return heads.rows.map(({ member_id: memberId, last_seq: lastSeq }) => {
    const events = byMember.get(memberId) ?? []
    const entries = events.map((event, index): LogEntry => ({ seq: lastSeq - events.length + 1 + index, at, ...event }))
    return { type: 'log', memberId, entries }
  })
}

export interface LogPage {
  entries: LogEntry[]
  lastSeq: number
  /** Entries up to and with this number were trimmed away. */
  floorSeq: number
}

/** The member's log after a number, oldest first. */
export async function readLog(
  db: QueryExecutorProvider,
  memberId: string,
  afterSeq: number | null,
  limit: number,
): Promise<LogPage> {
  const head = await sql<{ last_seq: number; floor_seq: number }>`
    SELECT last_seq, floor_seq FROM member_log_heads WHERE member_id = ${memberId}
  `.execute(db)
  const { last_seq: lastSeq, floor_seq: floorSeq } = head.rows[0] ?? { last_seq: 0, floor_seq: 0 }
  if (afterSeq === null || afterSeq >= lastSeq || afterSeq < floorSeq) return { entries: [], lastSeq, floorSeq }
  const rows = await sql<{ seq: number; name: string; body: unknown; at: Date }>`
    SELECT seq, name, body, at FROM member_log
    WHERE member_id = ${memberId} AND seq > ${afterSeq} ORDER BY seq LIMIT ${limit}
  `.execute(db)
  // What stands in the log was written by `appendToLogs` alone, from typed events.
  const entries = rows.rows.map(({ seq, name, body, at }) => ({ seq, at: wireInstant(at), name, body }) as LogEntry)
  return { entries, lastSeq, floorSeq }
}

/** A member's log begins with its account. */
export async function openLog(db: QueryExecutorProvider, memberId: string): Promise<void> {
  await sql`INSERT INTO member_log_heads (member_id) VALUES (${memberId})`.execute(db)
}

/** Forgets entries from before an instant; devices away for longer start anew. Returns how many went. */
export async function trimLogs(db: QueryExecutorProvider, before: Date): Promise<number> {
  const gone = await sql`
    WITH gone AS (DELETE FROM member_log WHERE at < ${before} RETURNING member_id, seq),
      floors AS (SELECT member_id, max(seq) AS seq FROM gone GROUP BY member_id)
    UPDATE member_log_heads AS head SET floor_seq = greatest(head.floor_seq, floors.seq)
    FROM floors WHERE head.member_id = floors.member_id
  `.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}
