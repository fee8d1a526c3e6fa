/** What an operator does beside the server, in processes of its own; and time, which the simulation has in its hand. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import pg from 'pg'
import type { ServerProcess } from '../../server/serverProcess.ts'

const root = join(import.meta.dirname, '..', '..', '..')

export interface CommandResult {
  code: number | null
  output: string
}

/** `sampan <words>`. */
export function runCommand({ env }: Pick<ServerProcess, 'env'>, words: readonly string[]): Promise<CommandResult> {
  const child = spawn(process.execPath, ['server/src/cli/sampan.ts', ...words], { cwd: root, env })
  const output: string[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(String(chunk)))
  child.stderr.on('data', (chunk: Buffer) => output.push(String(chunk)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output: output.join('').trim() }))
  })
}

/** A session in the server's own database. */
export async function connectDatabase({ dataDirectory }: Pick<ServerProcess, 'dataDirectory'>): Promise<pg.Client> {
  const settings = findEmbeddedPostgres(dataDirectory)
  if (!settings) throw new Error('PostgreSQL does not run')
  const client = new pg.Client(settings)
  // Whoever shoots PostgreSQL need not be told.
  client.on('error', () => {})
  await client.connect()
  return client
}

const tables = { transfer: 'transfers', packet: 'red_packets' } as const

/** Lets the time of a transfer or a packet run out, and has the server look at what is due. */
export async function runOut(database: pg.Client, kind: keyof typeof tables, id: string): Promise<void> {
  await database.query(`UPDATE ${tables[kind]} SET expires_at = now() - interval '1 second' WHERE id = $1`, [id])
  await database.query("SELECT graphile_worker.add_job('settleExpired', '{}'::json)")
}

/** Has the server look at once at all that it would look at later. */
export async function lookAtEverything(database: pg.Client): Promise<void> {
  await database.query("UPDATE funding_orders SET look_at = now() WHERE state IN ('underWay', 'needsAction')")
  for (const job of ['settleExpired', 'reconcileFunding'])
    await database.query('SELECT graphile_worker.add_job($1, $2::json)', [job, '{}'])
}

/** How much is still under way. */
export async function countOpen(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ count: string }>(`
    SELECT (SELECT count(*) FROM funding_orders WHERE state IN ('underWay', 'needsAction'))
      + (SELECT count(*) FROM transfers WHERE state = 'waiting' AND expires_at <= now())
      + (SELECT count(*) FROM red_packets WHERE state = 'open' AND expires_at <= now()) AS count
  `)
  return Number(rows[0]?.count ?? 0)
}
