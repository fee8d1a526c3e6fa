/**
 * What `npm start` runs: settings, data folder, web app, database, demo world, server; and all of it back at the end.
 * With `--without-web` it serves no app, since in development Vite does.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, startApp } from './app.ts'
import { buildWeb } from './cli/buildWeb.ts'
import { layDemoWorld } from './cli/demo.ts'
import { type Config, readConfig } from './kernel/config.ts'
import { connectDatabase } from './kernel/database/connect.ts'
import { keepLogReserve } from './kernel/database/embedded/logReserve.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './kernel/database/embedded.ts'
import { lockDataFolder, prepareDataFolder } from './kernel/dataFolder.ts'
import { checkAddress } from './kernel/listen.ts'
import { operatorLines } from './kernel/operatorError.ts'
import { createLog, type Log } from './kernel/telemetry/log.ts'
import type { Database } from './schema/index.ts'
import { prepareDatabase } from './schema/prepareDatabase.ts'

const projectFolder = join(import.meta.dirname, '..', '..')

/** Things to undo, last first. */
const undo: (() => Promise<void> | void)[] = []

async function undoAll(log: Log | null): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) {
    try {
      await step()
    } catch (error) {
      log?.error({ err: error }, 'could not stop cleanly')
    }
  }
}

/** @param stopping aborted when the server is asked to end; a start that is under way ends at its next step */
async function start(config: Config, log: Log, stopping: AbortSignal): Promise<App> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  prepareDataFolder(config.dataDirectory)
  undo.push(lockDataFolder(config.dataDirectory))
  await checkAddress(config.host, config.port)
  const connection = config.databaseUrl ?? (await startOwnDatabase(config, log, stopping)).connection
  const database = await connectDatabase<Database>({
    connection,
    log,
    connectionsMax: config.databaseConnections,
    statementTimeoutMs: 60_000,
  })
  undo.push(() => database.close())
  stopping.throwIfAborted()
  await prepareDatabase(database.pool, log)
  stopping.throwIfAborted()
  const webFolder = process.argv.includes('--without-web') ? null : await buildWeb(projectFolder, say)
  stopping.throwIfAborted()
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string }
  const demoHandles = await layDemoWorld({ config, log, database, version, stopping })
  stopping.throwIfAborted()
  const app = await startApp({ config, log, database, version, webFolder, demoHandles, withProcessMetrics: true })
  undo.push(() => app.close())
  return app
}

async function startOwnDatabase(config: Config, log: Log, stopping: AbortSignal): Promise<EmbeddedPostgres> {
  const embedded = await startEmbeddedPostgres({ dataDirectory: config.dataDirectory, log })
  undo.push(() => embedded.stop())
  embedded.ended.then((how) => {
    // Whoever stops everything at once may stop the database before we do.
    if (undo.length > 0 && !stopping.aborted) void fail(log, new Error(`The embedded database ended by itself: ${how}`))
  }, undefined)
  const { cluster, connection } = embedded
  const reserve = keepLogReserve({ cluster, connection, log })
  undo.push(() => reserve.stop())
  return embedded
}

async function fail(log: Log | null, error: unknown): Promise<never> {
  await undoAll(log)
  const lines = operatorLines(error)
  if (lines) for (const line of lines) process.stderr.write(`${line}\n`)
  else if (log) log.fatal({ err: error }, 'the server cannot go on')
  else console.error(error)
  process.exit(1)
}

async function main(): Promise<void> {
  let log: Log | null = null
  const stopping = new AbortController()
  try {
    const config = readConfig(process.env, process.cwd())
    const made = createLog({ level: config.logLevel })
    log = made
    const started = start(config, made, stopping.signal)
    const stop = async (signal: string) => {
      if (stopping.signal.aborted) return
      made.info({ signal }, 'stopping')
      stopping.abort()
      await Promise.allSettled([started])
      await undoAll(made)
      process.exit(0)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
    const app = await started
    made.info({ address: app.address }, 'listening')
    if (!stopping.signal.aborted) process.stdout.write(`\n  Sampan is ready: ${config.origin}\n\n`)
  } catch (error) {
    if (!stopping.signal.aborted) await fail(log, error)
  }
}

await main()
