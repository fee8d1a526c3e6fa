/** The real server as a process of its own, on an embedded PostgreSQL, to be killed as often as a test likes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, waitUntil } from '@sampan/server/kernel/processes.ts'

const root = join(import.meta.dirname, '..', '..')
const READY_MS_MAX = 180_000

export interface ServerProcess {
  dataDirectory: string
  /** What it runs with, for commands beside it. */
  env: Readonly<Record<string, string>>
  /** The same after each start. */
  address: string
  /** Resolves when it says that it is ready. */
  start(): Promise<void>
  /** SIGKILL to the server; its PostgreSQL is left behind, as it would be. */
  kill(): Promise<void>
  /**
   * SIGKILL to PostgreSQL: to its first process alone, or to `all` of them, so that nobody can finish what it began.
   * Resolves with the code with which the server gives up.
   */
  killDatabase(which?: 'first' | 'all'): Promise<number | null>
  /** Both in the same moment: what a power cut leaves. */
  killBoth(which?: 'first' | 'all'): Promise<void>
  /** SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>
  /** What it said on standard error, and its log. */
  output(): string
  /** Ends whatever is left, and removes the data. */
  tidy(): Promise<void>
}

/** @param settings beside those that a server under test has anyway */
export async function createServerProcess(settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-kill-'))
  // PostgreSQL never runs as root, and must be able to enter.
  chmodSync(dataDirectory, 0o755)
  const port = await freePort()
  const output: string[] = []
  let child: ChildProcess | undefined
  let exited: Promise<number | null> = Promise.resolve(null)

  const ours = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || /^(SAMPAN_|VITEST|NODE_OPTIONS|DATABASE_URL)/.test(name) ? [] : [[name, value] as const],
  )
  const env = {
    ...Object.fromEntries(ours),
    SAMPAN_DATA: dataDirectory,
    SAMPAN_PORT: String(port),
    SAMPAN_DEMO: 'off',
    SAMPAN_RATE_FACTOR: '100000',
    SAMPAN_LOG_LEVEL: 'warn',
    // As `npm start` has it: the second start is quick.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
    ...settings,
  }

  /** 0 where there is none. */
  function databasePid(): number {
    const file = join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid')
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  }

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['server/src/main.ts', '--without-web'], { cwd: root, env })
    child = started
    exited = new Promise((resolve) => started.once('exit', (code) => resolve(code)))
    started.stderr.on('data', (chunk: Buffer) => output.push(String(chunk)))
    await new Promise<void>((resolve, reject) => {
      const fail = (what: string) => reject(new Error(`${what}\n${output.join('')}`))
      const timer = setTimeout(() => fail('The server did not become ready'), READY_MS_MAX)
      started.stdout.on('data', (chunk: Buffer) => {
        output.push(String(chunk))
        if (String(chunk).includes('Sampan is ready')) {
          clearTimeout(timer)
          resolve()
        }
      })
      void exited.then((code) => {
        clearTimeout(timer)
        fail(`The server ended with ${code} before it was ready`)
      })
    })
  }

  async function kill(): Promise<void> {
    child?.kill('SIGKILL')
    await exited
  }

  function shootDatabase(which: 'first' | 'all'): void {
    const pid = databasePid()
    if (pid === 0) return
    const pids = which === 'all' ? [pid, ...childrenOf(pid)] : [pid]
    for (const each of pids) killIfThere(each)
  }

  return {
    address: `http://127.0.0.1:${port}`,
    start,
    dataDirectory,
    env,
    kill,
    killDatabase(which = 'first') {
      shootDatabase(which)
      return exited
    },
    async killBoth(which = 'first') {
      child?.kill('SIGKILL')
      shootDatabase(which)
      await exited
    },
    stop() {
      child?.kill('SIGTERM')
      return exited
    },
    output: () => output.join(''),
    async tidy() {
      if (child && child.exitCode === null && child.signalCode === null) await kill()
      const pid = databasePid()
      if (pid > 0 && isAlive(pid)) {
        process.kill(pid, 'SIGQUIT')
        await waitUntil(() => !isAlive(pid), 10_000)
      }
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** Each session of PostgreSQL is a process that the first one began. Linux only; elsewhere they notice by themselves. */
function childrenOf(pid: number): number[] {
  const folder = `/proc/${pid}/task`
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((thread) =>
    readFileSync(join(folder, thread, 'children'), 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
}

/** It may end by itself between the look and the shot. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (isAlive(pid)) throw error
  }
}

/** Below the ports that the system gives to outgoing connections, so that it stays free between two starts. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = 20_000 + ((process.pid * 7 + attempt * 131) % 10_000)
    const probe = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false))
      probe.listen({ host: '127.0.0.1', port }, () => resolve(true))
    })
    await new Promise((resolve) => probe.close(resolve))
    if (isFree) return port
  }
  throw new Error('There is no free port')
}
