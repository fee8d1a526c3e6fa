import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** The real server as a process of its own, on a data folder of its own. */
export interface RunningServer {
  origin: string
  process: ChildProcess
  dataDirectory: string
  /** Ends it as an operator would, and removes the data folder unless it was given. */
  stop(): Promise<void>
}

export interface StartOptions {
  settings?: Record<string, string>
  /** Goes on with what an earlier server left. */
  dataDirectory?: string
  /** The same port again, so that clients find it. */
  port?: number
}

/** A port that nothing listens on at this moment. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('A listening socket has a port')
  return address.port
}

/** Starts the server and waits until it says that it is ready; throws what it printed if it ends before. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'sampan-server-'))
  const port = options.port ?? (await findFreePort())
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      SAMPAN_DATA: dataDirectory,
      SAMPAN_PORT: String(port),
      SAMPAN_LOG_LEVEL: 'warn',
      ...options.settings,
    },
  })
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('Sampan is ready')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}: ${printed}`)))
  })
  return {
    origin: `http://localhost:${port}`,
    process: child,
    dataDirectory,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}
