import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { OperatorError } from '../../operatorError.ts'
import { isAlive, waitUntil } from '../../processes.ts'
import type { Log } from '../../telemetry/log.ts'
import { type Account, canEnter, spawnAs } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Recovery after a crash replays at most `max_wal_size`; this is far above what that takes. */
const readyTimeoutMs = 180_000
const stopTimeoutMs = 30_000

/** Starts the names of folders that we make among the system's temporary files. */
export const temporaryPrefix = 'sampan-'

/** Each process of a cluster starts with a clean environment: PGDATA or LC_ALL of the caller must not leak in. */
export const cleanEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** A running PostgreSQL. */
export interface Postmaster {
  pid: number
  /** Resolves with a sentence if the process ends without being asked to. */
  ended: Promise<string>
  /** Ends it in an orderly way: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>
}

/**
 * The path under which the account reaches the data directory. A folder above it may be closed to that account (the
 * clone stands in /root, say): then the open directory is handed down as file 3, and its name is that of the file.
 */
export function handDown(cluster: string, account: Account | undefined): { path: string; open: () => number[] } {
  if (canEnter(account, cluster)) return { path: cluster, open: () => [] }
  if (process.platform === 'linux') return { path: '/proc/self/fd/3', open: () => [openSync(cluster, 'r')] }
  throw new OperatorError(
    `The user ${account?.name} that PostgreSQL runs as cannot enter ${cluster}.`,
    'Name a folder that every user can enter in SAMPAN_DATA, or start Sampan as an ordinary user.',
  )
}

/** Starts PostgreSQL in an existing cluster and waits until it accepts connections. */
export async function startPostmaster(options: {
  binaries: Binaries
  account: Account | undefined
  /** The data directory. */
  cluster: string
  /** What PostgreSQL prints is added to this file. */
  logFile: string
  settings: Record<string, string>
  log: Log
}): Promise<Postmaster> {
  const { binaries, account, cluster, logFile, settings, log } = options
  const data = handDown(cluster, account)
  const logFd = openSync(logFile, 'a', 0o600)
  const directoryFds = data.open()
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A session of its own: Ctrl-C in a terminal must reach the server alone, which then stops PostgreSQL last.
  const child = spawn(binaries.postgres, ['-D', data.path, ...flags], {
    cwd: '/',
    env: cleanEnvironment,
    detached: true,
    stdio: ['ignore', logFd, logFd, ...directoryFds],
    ...spawnAs(account),
  })
  let end = ''
  let isStopping = false
  const ended = new Promise<string>((resolve) => {
    const finish = (sentence: string) => {
      end = sentence
      if (!isStopping) resolve(sentence)
    }
    child.once('error', (error) => finish(`PostgreSQL could not be started: ${error.message}.`))
    child.once('exit', (code, signal) => finish(`PostgreSQL ended (${signal ?? `code ${code}`}).`))
  })
  for (const fd of [logFd, ...directoryFds]) closeSync(fd)

  const startedAt = performance.now()
  let isTold = false
  const isSettled = () => {
    if (!isTold && performance.now() - startedAt > 3000) {
      isTold = true
      log.info('PostgreSQL is reading back what was not yet written when it was last ended; this can take a minute')
    }
    // The file of a PostgreSQL that was killed still says that it is ready: only what this one wrote counts.
    const { pid, isReady } = readPidFile(cluster)
    return end !== '' || (isReady && pid === child.pid)
  }
  const isInTime = await waitUntil(isSettled, readyTimeoutMs)
  const pid = child.pid
  if (end !== '' || !isInTime || pid === undefined) {
    if (pid !== undefined && end === '') process.kill(pid, 'SIGQUIT')
    throw whyNotStarted(end || 'PostgreSQL did not become ready.', logFile)
  }
  const stop = () => {
    isStopping = true
    return stopPid(pid, () => end !== '', log)
  }
  return { pid, ended, stop }
}

/**
 * Ends a PostgreSQL that a killed server left behind in this cluster, and clears a stale pid file that would keep
 * PostgreSQL from starting, because another process has that id by now (after a reboot, say).
 */
export async function endOrphan(cluster: string, log: Log): Promise<void> {
  const { pid, socketFolder } = readPidFile(cluster)
  if (pid === 0) return
  const left = processesOf(cluster, pid)
  if (left.length > 0) {
    log.info(`ending the PostgreSQL (process ${pid}) that the last server left behind`)
    // Without a postmaster its children end by themselves, except one that is busy; it must not meet the next ones.
    const toEnd = left.includes(pid) ? [pid] : left
    const isGone = () => processesOf(cluster, pid).length === 0
    for (const each of toEnd) await stopPid(each, isGone, log)
  }
  if (isAlive(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
  if (basename(socketFolder).startsWith(temporaryPrefix)) rmSync(socketFolder, { recursive: true, force: true })
}

/** Fast shutdown; after a while immediate shutdown, which loses nothing either but makes the next start recover. */
async function stopPid(pid: number, isGone: () => boolean, log: Log): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isGone()) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await waitUntil(isGone, stopTimeoutMs)) return
    log.warn(`PostgreSQL (process ${pid}) did not end ${stopTimeoutMs / 1000} s after ${signal}`)
  }
}

/** Line 1 is the process, 5 the folder of the socket, 8 the state: see `postmaster.pid` in PostgreSQL's manual. */
export function readPidFile(cluster: string): { pid: number; socketFolder: string; isReady: boolean } {
  const file = join(cluster, 'postmaster.pid')
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return {
    pid: Number.parseInt(lines[0] ?? '', 10) || 0,
    socketFolder: lines[4] ?? '',
    isReady: lines[7]?.trim() === 'ready',
  }
}

/**
 * The living PostgreSQL processes of a cluster. They work in its data directory: that tells them from a process that
 * merely got the same id later. Where there is no /proc, the postmaster alone, told by its name.
 */
function processesOf(cluster: string, postmaster: number): number[] {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(postmaster)], { encoding: 'utf8' })
    return stdout.includes('postgres') ? [postmaster] : []
  }
  const folder = realpathSync(cluster)
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(folder, pid))
}

function worksIn(folder: string, pid: number): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === folder && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
    )
  } catch {
    // Gone by now, a zombie, or another user's: none of ours.
    return false
  }
}

/** Turns the end of PostgreSQL's log into a sentence for the operator. */
function whyNotStarted(end: string, logFile: string): OperatorError {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20)
  const reason = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? ''
  if (reason.includes('No space left on device')) {
    return new OperatorError('The disk is full: PostgreSQL could not start.', 'Free some space and start again.')
  }
  return new OperatorError(
    `The embedded PostgreSQL did not start. ${end} ${reason.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, 'It said: ')}`,
    `Its log is ${logFile}.`,
  )
}
