import { type QueryExecutorProvider, sql } from 'kysely'

/** Whoever names the same thing waits until this transaction ends: for work that must follow one another. */
export async function takeTurn(db: QueryExecutorProvider, thing: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${thing}, 0))`.execute(db)
}
