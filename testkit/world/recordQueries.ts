import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

export interface QueryRecorder {
  /** Runs `act` and answers the SQL that it sent, in order, each statement once. */
  during(act: () => Promise<unknown>): Promise<string[]>
}

/** Not part of what a method asks: how its transaction begins and ends. */
const FRAME = /^\s*(begin|commit|rollback|start transaction|set transaction)\b/i

const tidy = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

/** Listens to what goes through a pool, and whose doing it is. A connection is wrapped when it is taken. */
export function recordQueries(pool: pg.Pool): QueryRecorder {
  const current = new AsyncLocalStorage<Set<string>>()
  const wrapped = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (wrapped.has(client)) return
    wrapped.add(client)
    const query = client.query.bind(client) as (...words: unknown[]) => unknown
    const heard = (...words: unknown[]): unknown => {
      const [first] = words
      const sql = typeof first === 'string' ? first : textOf(first)
      if (sql !== undefined && !FRAME.test(sql)) current.getStore()?.add(tidy(sql))
      return query(...words)
    }
    Object.assign(client, { query: heard })
  })
  return {
    async during(act) {
      const statements = new Set<string>()
      await current.run(statements, act)
      return [...statements]
    },
  }
}

function textOf(query: unknown): string | undefined {
  const text = typeof query === 'object' && query !== null && 'text' in query ? query.text : undefined
  return typeof text === 'string' ? text : undefined
}
