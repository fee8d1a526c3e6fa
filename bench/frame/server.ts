import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '@sampan/testkit/server/startServer.ts'
import { benchSettings } from './platform.ts'

export interface BenchServer {
  /** Such as `http://127.0.0.1:41234`. */
  origin: string
  pid: number
  stop(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** What `npm start` tells Node, such as how many threads may collect garbage beside the program. */
export function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const flags = /\bnode ((?:--\S+ )*)server\/src\/main\.ts/.exec(scripts.start)?.[1]
  if (flags === undefined) throw new Error(`npm start does not run the server: ${scripts.start}`)
  return flags.split(' ').filter(Boolean)
}

/**
 * The real server as a process of its own, on what stands in a data folder.
 * @param options.web with the web app, built if it is not; without it a start is quicker
 */
export async function startBenchServer(dataDirectory: string, options = { web: false }): Promise<BenchServer> {
  const port = await findFreePort()
  const child: ChildProcess = spawn(
    process.execPath,
    [...startFlags(), 'server/src/main.ts', ...(options.web ? [] : ['--without-web'])],
    {
      cwd: root,
      env: {
        ...process.env,
        ...benchSettings,
        SAMPAN_DATA: dataDirectory,
        SAMPAN_PORT: String(port),
        SAMPAN_LOG_LEVEL: 'warn',
      },
    },
  )
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-10_000)
      if (printed.includes('Sampan is ready')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code}: ${printed}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
