import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { OperatorError } from '../operatorError.ts'
import { isAlive } from '../processes.ts'
import type { Log } from '../telemetry/log.ts'
import { type Account, canEnter, chooseAccount, spawnAs } from './embedded/account.ts'
import { type Binaries, findBinaries, readableBinaries } from './embedded/binaries.ts'
import {
  cleanEnvironment,
  endOrphan,
  handDown,
  type Postmaster,
  readPidFile,
  startPostmaster,
  temporaryPrefix,
} from './embedded/postmaster.ts'

/** The path of a Unix socket, its name included, must fit in 104 bytes (107 on Linux). */
const socketFolderBytesMax = 104 - '/.s.PGSQL.5432'.length
const logBytesMax = 10 * 1024 * 1024

/** Chosen for a small machine that does other things as well; durability stays on. */
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  random_page_cost: '1.1',
  // The log's files are written over again and again: as many are kept as a busy minute needs (embedded/logReserve.ts
  // makes the first ones ahead), and a checkpoint, which makes what follows it dearer, comes less often.
  min_wal_size: '1GB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  fsync: 'on',
  synchronous_commit: 'on',
  // Compiling a plan costs more than it saves for the short statements that we run.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Vacuuming is to leave the second core to those who wait for an answer.
  autovacuum_vacuum_cost_delay: '10ms',
  autovacuum_max_workers: '2',
  // Taking samples of tables that grow costs a second of a core each minute under load, all at once. We ask by keys: rough
  // samples, taken less often, lead to the same plans.
  default_statistics_target: '30',
  autovacuum_analyze_scale_factor: '0.3',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  idle_in_transaction_session_timeout: '60s',
}

/** How to reach a database; what `pg` takes. */
export interface ConnectionSettings {
  host: string
  port: number
  user: string
  password: string
  database: string
}

export interface EmbeddedPostgres {
  /** PostgreSQL's own folder. */
  cluster: string
  connection: ConnectionSettings
  /** The same as a URL, for tools that take one. Holds the password. */
  connectionString: string
  pid: number
  /** Resolves with a sentence if PostgreSQL ends without being asked to. */
  ended: Promise<string>
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm brought, in `<dataDirectory>/postgres`; makes the cluster the first time.
 * It listens on a Unix socket only. Whoever calls holds the lock of the data folder (`lockDataFolder`).
 * @param options.binaries other programs than those of npm; the tests use Debian's
 * @param options.settings added to ours or in their place
 * @throws OperatorError when the cluster belongs to another PostgreSQL version, the disk is full and the like
 */
export async function startEmbeddedPostgres(options: {
  dataDirectory: string
  log: Log
  binaries?: Binaries
  settings?: Record<string, string>
}): Promise<EmbeddedPostgres> {
  const { log } = options
  const home = join(resolve(options.dataDirectory), 'postgres')
  const cluster = join(home, 'cluster')
  const account = chooseAccount(cluster)
  mkdirSync(home, { recursive: true, mode: 0o755 })

  refuseForeign(cluster)
  const isReachable = canEnter(account, home)
  const installed = options.binaries ?? findBinaries()
  const binaries = readableBinaries(installed, account, isReachable ? home : undefined, log)
  const password = readOrMakePassword(join(home, 'password'))
  if (!existsSync(cluster)) await makeCluster({ home, cluster, binaries, account, password })
  refuseOtherVersion(cluster, binaries)
  await endOrphan(cluster, log)

  const sockets = makeSocketFolder(home, account, isReachable)
  const logFile = join(home, 'postgres.log')
  if (existsSync(logFile) && statSync(logFile).size > logBytesMax) renameSync(logFile, `${logFile}.1`)
  const postmaster: Postmaster = await startPostmaster({
    binaries,
    account,
    cluster,
    logFile,
    log,
    settings: { ...settings, ...options.settings, unix_socket_directories: sockets.folder },
  })
  const port = Number(options.settings?.port ?? 5432)
  const connection = { host: sockets.folder, port, user: 'sampan', password, database: 'sampan' }
  await createDatabaseIfMissing(connection)
  return {
    cluster,
    connection,
    connectionString: connectionString(connection),
    pid: postmaster.pid,
    ended: postmaster.ended,
    async stop() {
      await postmaster.stop()
      if (sockets.isTemporary) rmSync(sockets.folder, { recursive: true, force: true })
    },
  }
}

/** How to reach the PostgreSQL that a running server has in its data folder; undefined where none runs. */
export function findEmbeddedPostgres(dataDirectory: string): ConnectionSettings | undefined {
  const home = join(resolve(dataDirectory), 'postgres')
  const { pid, socketFolder, isReady } = readPidFile(join(home, 'cluster'))
  if (!isReady || !isAlive(pid)) return undefined
  const password = readOrMakePassword(join(home, 'password'))
  return { host: socketFolder, port: 5432, user: 'sampan', password, database: 'sampan' }
}

/** Asked at every start, because a first start may have been broken off between cluster and database. */
async function createDatabaseIfMissing(connection: ConnectionSettings): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [connection.database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(connection.database)}`)
  } finally {
    await client.end()
  }
}

/** A URL for a database that is reached over a Unix socket. */
export function connectionString({ host, port, user, password, database }: ConnectionSettings): string {
  return `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

/** The password never leaves the machine; it keeps other users of it out. Kept in a file that only we can read. */
function readOrMakePassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** Runs `initdb` beside the final place, so that one broken off never looks like a cluster. */
async function makeCluster(options: {
  home: string
  cluster: string
  binaries: Binaries
  account: Account | undefined
  password: string
}): Promise<void> {
  const { home, cluster, binaries, account, password } = options
  const draft = `${cluster}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  if (account) chownSync(draft, account.uid, account.gid)
  const secret = makePrivateFolder(account)
  const passwordFile = join(secret, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)

  // The built-in locale sorts and folds letters alike on every machine; before PostgreSQL 17 the C library's has to do.
  const locale =
    binaries.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8']
  const data = handDown(draft, account)
  const directoryFds = data.open()
  const output: string[] = []
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${data.path}`,
      '--username=sampan',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...locale,
    ],
    { cwd: '/', env: cleanEnvironment, stdio: ['ignore', 'pipe', 'pipe', ...directoryFds], ...spawnAs(account) },
  )
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(String(chunk)))
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output.push(error.message)
      resolve(-1)
    })
    child.once('close', resolve)
  })
  for (const fd of directoryFds) closeSync(fd)
  rmSync(secret, { recursive: true, force: true })
  if (code === 0) return renameSync(draft, cluster)

  const text = output.join('')
  rmSync(draft, { recursive: true, force: true })
  if (text.includes('No space left on device')) {
    throw new OperatorError(`The disk of ${home} is full.`, 'Free some space and start again.')
  }
  const reason = text.split('\n').findLast((line) => /error|FATAL|PANIC/.test(line)) ?? text.trim().split('\n').at(-1)
  throw new OperatorError(
    `The embedded database could not be made in ${home}: ${reason}.`,
    'Put that right and start again, or give your own PostgreSQL, 15 or later, in DATABASE_URL.',
  )
}

/** Once started by root, the cluster belongs to another user, and only root can go on with it. */
function refuseForeign(cluster: string): void {
  if (!existsSync(cluster) || process.getuid?.() === 0 || statSync(cluster).uid === process.getuid?.()) return
  throw new OperatorError(
    `The database in ${cluster} belongs to another user of this machine.`,
    'Start Sampan as the user who started it before (root, if that was so), or hand the data folder over with chown -R.',
  )
}

function refuseOtherVersion(cluster: string, binaries: Binaries): void {
  const major = Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  if (major === binaries.major) return
  throw new OperatorError(
    `The data in ${cluster} was written by PostgreSQL ${major}, and this version of Sampan brings ${binaries.major}.`,
    'Use the version of Sampan that wrote it, or move the data over with pg_dump and give a new folder in SAMPAN_DATA.',
  )
}

/** In the data folder; where its path is too long for a socket or closed to the account, a private one elsewhere. */
function makeSocketFolder(home: string, account: Account | undefined, isReachable: boolean) {
  const usual = join(home, 'socket')
  if (!isReachable || Buffer.byteLength(usual) > socketFolderBytesMax) {
    return { folder: makePrivateFolder(account), isTemporary: true }
  }
  // Nobody listens there now. A stale lock beside a stale socket could name a process that lives again.
  rmSync(usual, { recursive: true, force: true })
  mkdirSync(usual, { mode: 0o700 })
  if (account) chownSync(usual, account.uid, account.gid)
  return { folder: usual, isTemporary: false }
}

/** A folder for temporary files that only the account can enter. */
function makePrivateFolder(account: Account | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), temporaryPrefix))
  if (account) chownSync(folder, account.uid, account.gid)
  return folder
}
