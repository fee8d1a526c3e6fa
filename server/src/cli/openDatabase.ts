import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../kernel/config.ts'
import { type Database as ConnectedDatabase, connectDatabase } from '../kernel/database/connect.ts'
import { type ConnectionSettings, findEmbeddedPostgres, startEmbeddedPostgres } from '../kernel/database/embedded.ts'
import { findFolderUser, lockDataFolder } from '../kernel/dataFolder.ts'
import { OperatorError } from '../kernel/operatorError.ts'
import type { Log } from '../kernel/telemetry/log.ts'
import type { Database } from '../schema/index.ts'
import { requirePrepared } from '../schema/prepareDatabase.ts'

export interface OpenedDatabase {
  database: ConnectedDatabase<Database>
  close(): Promise<void>
}

/**
 * The database for a command: that of `DATABASE_URL`; else the embedded one, of the server that runs, or started for the
 * command where none does.
 * @throws OperatorError where there is none, or it does not fit this version
 */
export async function openDatabase(
  config: Config,
  log: Log,
  { anyVersion = false }: { anyVersion?: boolean } = {},
): Promise<OpenedDatabase> {
  const undo: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step()
  }
  try {
    const connection = config.databaseUrl ?? (await embeddedConnection(config, log, undo))
    const database = await connectDatabase<Database>({ connection, log, connectionsMax: 4 })
    undo.push(() => database.close())
    if (!anyVersion) await requirePrepared(database.pool)
    return { database, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function embeddedConnection(
  { dataDirectory }: Config,
  log: Log,
  undo: (() => Promise<void> | void)[],
): Promise<ConnectionSettings> {
  if (!existsSync(join(dataDirectory, 'postgres', 'cluster'))) {
    throw new OperatorError(
      `There is no database in the data folder ${dataDirectory}.`,
      'Name the right folder in SAMPAN_DATA, or a database in DATABASE_URL, or start Sampan once.',
    )
  }
  if (findFolderUser(dataDirectory) !== undefined) {
    const running = findEmbeddedPostgres(dataDirectory)
    if (running) return running
    throw new OperatorError(
      'The server that uses the data folder is just starting or ending.',
      'Try again in a moment.',
    )
  }
  undo.push(lockDataFolder(dataDirectory))
  const embedded = await startEmbeddedPostgres({ dataDirectory, log })
  undo.push(() => embedded.stop())
  return embedded.connection
}
