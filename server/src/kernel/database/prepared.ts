/**
 * Statements that PostgreSQL is to read and plan once for each connection instead of each time: those of busy lanes, whose
 * plan does not depend on what they are asked. A long one costs more to plan than to run.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'

const MARK = '/* prepared */'

/** Begins a statement that is to be prepared. */
export const PREPARED = sql.raw(MARK)

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `sampan_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
  names.set(text, name)
  return name
}

/** Lets a connection send marked statements by a name, which it then knows. */
export function prepareMarked(client: pg.PoolClient): void {
  const original = client.query
  const query = (...args: unknown[]): unknown => {
    const [text, values, ...rest] = args
    const isMarked = typeof text === 'string' && text.startsWith(MARK)
    return Reflect.apply(original, client, isMarked ? [{ name: nameOf(text), text, values }, ...rest] : args)
  }
  Object.assign(client, { query })
}
