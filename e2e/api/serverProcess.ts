/** The real server as a process of its own, on an embedded PostgreSQL, to be killed as often as a test likes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, waitUntil } from '@sampan/server/kernel/processes.ts'

const root = join(import.meta.dirname, '..', '..')
const READY_MS_MAX = 60_000

export interface ServerProcess {
  /** The same after each start. */
  address: string
  /** Resolves when it says that it is ready. */
  start(): Promise<void>
  /** SIGKILL to the server; its PostgreSQL is left behind, as it would be. */
  kill(): Promise<void>
  /** SIGKILL to PostgreSQL. Resolves with the code with which the server gives up. */
  killDatabase(): Promise<number | null>
  /** Both in the same moment: what a power cut leaves. */
  killBoth(): Promise<void>
  /** SIGTERM. Resolves with the exit code. */
  stop(): Promise<number | null>
  /** What it said on standard error, and its log. */
  output(): string
  /** Ends whatever is left, and removes the data. */
  tidy(): Promise<void>
}

export async function createServerProcess(): Promise<ServerProcess> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-kill-'))
  // PostgreSQL never runs as root, and must be able to enter.
  chmodSync(dataDirectory, 0o755)
  const port = await freePort()
  const output: string[] = []
  let child: ChildProcess | undefined
  let exited: Promise<number | null> = Promise.resolve(null)

  const ours = Object.entries(process.env).filter(([name]) => !/^(SAMPAN_|VITEST|NODE_OPTIONS|DATABASE_URL)/.test(name))
  const env = {
    ...Object.fromEntries(ours),
    SAMPAN_DATA: dataDirectory,
    SAMPAN_PORT: String(port),
    SAMPAN_DEMO: 'off',
    SAMPAN_RATE_FACTOR: '100000',
    SAMPAN_LOG_LEVEL: 'warn',
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

  const killDatabase = () => {
    const pid = databasePid()
    if (pid > 0) process.kill(pid, 'SIGKILL')
    return exited
  }

  return {
    address: `http://127.0.0.1:${port}`,
    start,
    kill,
    killDatabase,
    async killBoth() {
      const pid = databasePid()
      child?.kill('SIGKILL')
      if (pid > 0) process.kill(pid, 'SIGKILL')
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
