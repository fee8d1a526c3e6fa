import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { errorCode, errorMessage, OperatorError } from '../operatorError.ts'
import type { Log } from '../telemetry/log.ts'
import type { ConnectionSettings } from './embedded.ts'
import { prepareMarked } from './prepared.ts'

const serverVersionMin = 150_000

/** A connected database. `Tables` is the interface that describes its tables to Kysely. */
export interface Database<Tables> {
  kysely: Kysely<Tables>
  pool: pg.Pool
  /** 180004 for PostgreSQL 18.4. */
  serverVersion: number
  /** Waits for running queries, then closes every connection. */
  close(): Promise<void>
}

export interface ConnectOptions {
  /** A URL, or the parts of one. */
  connection: string | ConnectionSettings
  log: Log
  connectionsMax?: number
  /** A statement that takes longer is ended by PostgreSQL; none when left out. */
  statementTimeoutMs?: number
}

/**
 * Connects, and makes sure that the database answers and is new enough.
 * Values come back as: int8 → number, numeric and date → string, timestamptz → Date, jsonb → parsed.
 * @throws OperatorError when it is down, refuses the password, does not exist or is older than 15
 */
export async function connectDatabase<Tables>(options: ConnectOptions): Promise<Database<Tables>> {
  const pool = createPool(options)
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const connections = new Set<pg.PoolClient>()
  pool.on('connect', (client) => {
    connections.add(client)
    client.once('end', () => connections.delete(client))
  })
  /** `pool.end()` returns before the goodbyes have been sent: a PostgreSQL stopped right then would find us connected. */
  const close = async () => {
    await kysely.destroy()
    if (!pool.ending) await pool.end()
    await Promise.all([...connections].map((client) => new Promise((resolve) => client.once('end', resolve))))
  }
  try {
    const { rows } = await pool.query<{ version: number }>(
      `select current_setting('server_version_num')::int as version`,
    )
    const serverVersion = rows[0]?.version ?? 0
    refuseOldServer(serverVersion, options.connection)
    return { kysely, pool, serverVersion, close }
  } catch (error) {
    await close()
    throw error instanceof OperatorError ? error : explainConnectError(error, options.connection)
  }
}

/** @param serverVersion 140012 for PostgreSQL 14.12 */
export function refuseOldServer(serverVersion: number, connection: string | ConnectionSettings): void {
  if (serverVersion >= serverVersionMin) return
  throw new OperatorError(
    `The database at ${placeOf(connection)} is PostgreSQL ${Math.floor(serverVersion / 10_000)}, which is too old.`,
    'Give a PostgreSQL 15 or later in DATABASE_URL, or leave it out to use the embedded one.',
  )
}

/** A pool with our ways of reading values. Nothing is connected yet. */
export function createPool(options: ConnectOptions): pg.Pool {
  const { connection, log, connectionsMax = 10, statementTimeoutMs } = options
  const pool = new pg.Pool({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    max: connectionsMax,
    application_name: 'sampan',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
    ...(statementTimeoutMs !== undefined && { statement_timeout: statementTimeoutMs }),
  })
  // Without a listener, a connection that breaks while idle would end the process.
  const warn = (error: Error) => log.warn({ error: error.message }, 'a database connection broke')
  pool.on('error', warn)
  pool.on('connect', (client) => {
    client.on('error', warn)
    prepareMarked(client)
  })
  return pool
}

const int8 = 20
const int8Array = 1016
const date = 1082

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (oid === int8) return parseInt8
  if (oid === int8Array) return parseInt8Array
  if (oid === date) return (text: string) => text
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
}

/** One dimension only: `{1,2,NULL}`. */
function parseInt8Array(text: string): (number | null)[] {
  if (text === '{}') return []
  return text
    .slice(1, -1)
    .split(',')
    .map((item) => (item === 'NULL' ? null : parseInt8(item)))
}

/** Ids and sums stay far below 2^53; a number beyond it is a mistake, never to be rounded silently. */
export function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The number ${text} from the database is too large`)
  return value
}

/** Says what is wrong and what to do, for an error that came while connecting. */
export function explainConnectError(error: unknown, connection: string | ConnectionSettings): OperatorError {
  const place = placeOf(connection)
  const cause = { cause: error }
  const code = errorCode(error)
  if (code === '28P01' || code === '28000' || /SCRAM|password/i.test(errorMessage(error))) {
    return new OperatorError(
      `The database at ${place} refuses the user or password.`,
      'Put them right in DATABASE_URL.',
      cause,
    )
  }
  if (code === '3D000') {
    return new OperatorError(
      `There is no such database at ${place}.`,
      'Create it, or name another in DATABASE_URL.',
      cause,
    )
  }
  if (code === '53300') {
    return new OperatorError(
      `The database at ${place} has no free connections left.`,
      'Raise its max_connections, or lower SAMPAN_DATABASE_CONNECTIONS.',
      cause,
    )
  }
  return new OperatorError(
    `The database at ${place} does not answer (${code || errorMessage(error)}).`,
    'Start it, or put DATABASE_URL right, and start Sampan again.',
    cause,
  )
}

/** Host, port and database, never the password. */
function placeOf(connection: string | ConnectionSettings): string {
  if (typeof connection !== 'string') return `${connection.host}:${connection.port}/${connection.database}`
  try {
    const url = new URL(connection)
    return `${url.host || url.searchParams.get('host') || 'localhost'}${url.pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
