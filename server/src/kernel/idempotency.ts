import { createHash } from 'node:crypto'
import { type QueryExecutorProvider, sql } from 'kysely'
import { refuse } from './errors.ts'

/** JSON with sorted keys, so that the same input in another order is the same input. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/**
 * Runs `act` once per key: the same key with the same input gives the stored answer, with another input
 * `request.conflict`. The key is taken in the same transaction as the effects, so a second caller waits for the first.
 */
export async function once(
  db: QueryExecutorProvider,
  call: { callerId: string; key: string; method: string; input: unknown; now: Date },
  act: () => Promise<unknown>,
): Promise<unknown> {
  const inputHash = createHash('sha256')
    .update(`${call.method}\n${canonicalJson(call.input)}`)
    .digest()
  const taken = await sql`
    INSERT INTO idempotency_keys (caller_id, key, input_hash, created_at)
    VALUES (${call.callerId}, ${call.key}, ${inputHash}, ${call.now})
    ON CONFLICT (caller_id, key) DO NOTHING
  `.execute(db)
  if (taken.numAffectedRows === 0n) {
    const stored = await sql<{ input_hash: Buffer; output: unknown }>`
      SELECT input_hash, output FROM idempotency_keys WHERE caller_id = ${call.callerId} AND key = ${call.key}
    `.execute(db)
    const row = stored.rows[0]
    if (!row?.input_hash.equals(inputHash)) throw refuse('request.conflict')
    return row.output
  }
  const output = await act()
  await sql`
    UPDATE idempotency_keys SET output = ${JSON.stringify(output)}::jsonb
    WHERE caller_id = ${call.callerId} AND key = ${call.key}
  `.execute(db)
  return output
}

/** Keys serve for a day. Returns how many went. */
export async function forgetKeys(db: QueryExecutorProvider, before: Date): Promise<number> {
  const gone = await sql`DELETE FROM idempotency_keys WHERE created_at < ${before}`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}
