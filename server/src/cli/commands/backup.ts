import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { auditMoney } from '../../flows/index.ts'
import type { Config } from '../../kernel/config.ts'
import { connectDatabase } from '../../kernel/database/connect.ts'
import { startEmbeddedPostgres } from '../../kernel/database/embedded.ts'
import { lockDataFolder, prepareDataFolder } from '../../kernel/dataFolder.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Database } from '../../schema/index.ts'
import { type ReadReport, requireFile, restoreBackup, verifyBackup } from '../backup/restore.ts'
import { writeBackup } from '../backup/write.ts'
import { type BareCommand, type Command, exactly, WrongUsage } from '../command.ts'

const PROGRESS_EVERY_MS = 5_000

/** On a terminal, or in its log: a line from time to time, not one for each thing done. */
function seldom(say: (line: string) => void): (line: string) => void {
  let toldAt = performance.now()
  return (line) => {
    if (performance.now() - toldAt < PROGRESS_EVERY_MS) return
    toldAt = performance.now()
    say(`… ${line}`)
  }
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`

function describe({ head, manifest }: ReadReport, say: (line: string) => void): void {
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0)
  say(`Made ${head.madeAt} by Sampan ${head.version}, database at ${head.migrations.at(-1)?.id ?? 'nothing'}`)
  say(
    `${manifest.rows.members ?? 0} members, ${manifest.rows.messages ?? 0} messages, ${rows} rows in all, ${manifest.files} files (${megabytes(manifest.filesBytes)})`,
  )
  if (manifest.filesMissing.length > 0)
    say(`${manifest.filesMissing.length} files had lost their bytes, or were removed while it was made.`)
}

export const backup: Command = {
  name: 'backup',
  usage: '<file>',
  summary: 'Writes all of it into one file, as it is at this moment. Works while the server runs.',
  async run({ config, database, clock, say }, words) {
    const [name] = exactly(words, 1)
    const path = resolve(name)
    const startedAt = performance.now()
    const packageFile = join(import.meta.dirname, '..', '..', '..', '..', 'package.json')
    const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
    const { dataDirectory } = config
    const { manifest, rows, sizeBytes } = await writeBackup(path, {
      ...{ pool: database.pool, dataDirectory, version, clock },
      progress: seldom(say),
    })
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    say(`${path}: ${rows} rows, ${manifest.files} files, ${megabytes(sizeBytes)}, in ${seconds} s`)
    if (manifest.filesMissing.length > 0)
      say(`${manifest.filesMissing.length} files had no bytes; "sampan doctor" says whether that is so still.`)
    say('It holds everything in clear: keep it as safe as the server. Settings are not in it; keep them beside it.')
    return 0
  },
}

export const verify: BareCommand = {
  bare: true,
  name: 'verify',
  usage: '<file>',
  summary: 'Reads a backup through and checks every sum in it.',
  async run({ say }, words) {
    const [name] = exactly(words, 1)
    await requireFile(resolve(name))
    describe(await verifyBackup(resolve(name)), say)
    say('The backup is whole.')
    return 0
  },
}

export const restore: BareCommand = {
  bare: true,
  name: 'restore',
  usage: '<file> [--replace]',
  summary: 'Fills an empty database and data folder from a backup, and proves the books. The server must not run.',
  async run({ config, log, say }, words) {
    const [name, ...flags] = words
    if (name === undefined || name.startsWith('--') || flags.some((flag) => flag !== '--replace'))
      throw new WrongUsage()
    const path = resolve(name)
    await requireFile(path)
    const { pool, kysely, close } = await openForRestore(config, log)
    try {
      const { dataDirectory } = config
      const replace = flags.length > 0
      const report = await restoreBackup(path, { pool, dataDirectory, replace, log, progress: seldom(say) })
      describe(report, say)
      const { fault } = await auditMoney(kysely)
      if (fault) {
        say(`FAULT (${fault.check}): ${fault.message}`)
        return 1
      }
      say('Restored; the books are right. Every device starts anew when it comes back.')
      return 0
    } finally {
      await close()
    }
  },
}

/** The data folder is locked, so that no server works there meanwhile. */
async function openForRestore(config: Config, log: Log) {
  const undo: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step()
  }
  try {
    const { dataDirectory } = config
    prepareDataFolder(dataDirectory)
    undo.push(lockDataFolder(dataDirectory))
    let connection: Parameters<typeof connectDatabase>[0]['connection'] | undefined = config.databaseUrl
    if (connection === undefined) {
      const embedded = await startEmbeddedPostgres({ dataDirectory, log })
      undo.push(() => embedded.stop())
      connection = embedded.connection
    }
    const database = await connectDatabase<Database>({ connection, log, connectionsMax: 4 })
    undo.push(() => database.close())
    return { ...database, close }
  } catch (error) {
    await close()
    throw error
  }
}
