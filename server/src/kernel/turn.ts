import { type QueryExecutorProvider, sql } from 'kysely'

/** Transactions that take a turn of the same name follow each other: a turn lasts until its transaction ends. */
export async function takeTurn(db: QueryExecutorProvider, name: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db)
}
