import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import { findUnpacked } from '@sampan/testkit/debianPackages.ts'
import { ensureDebianBinaries, findDebianBinaries } from '@sampan/testkit/postgresServers.ts'

/** PostgreSQL's own benchmark, TPC-B, from Debian's PostgreSQL. It talks to whatever server it is given. */
export interface Pgbench {
  version: string
  /** Makes its tables: 100,000 accounts, 10 tellers and one branch for each unit of scale. */
  fill(connection: ConnectionSettings, scale: number): Promise<void>
  /** @returns transactions per second */
  run(connection: ConnectionSettings, clients: number, seconds: number): Promise<number>
}

/** @throws Error that says why it cannot be had */
export async function findPgbench(): Promise<Pgbench> {
  const problem = await ensureDebianBinaries()
  const binaries = findDebianBinaries()
  if (!binaries) throw new Error(`pgbench could not be had: ${problem || "Debian's PostgreSQL is not whole here"}`)
  const program = join(binaries.home, 'bin', 'pgbench')
  if (!existsSync(program)) throw new Error(`There is no pgbench beside Debian's PostgreSQL in ${binaries.home}`)
  const environment = findUnpacked('postgresql')?.environment ?? {}

  const call = (connection: ConnectionSettings | null, args: string[]) =>
    runProgram(program, args, {
      ...environment,
      PATH: process.env.PATH ?? '',
      ...(connection && {
        PGHOST: connection.host,
        PGPORT: String(connection.port),
        PGUSER: connection.user,
        PGPASSWORD: connection.password,
        PGDATABASE: connection.database,
      }),
    })
  const version = /[\d.]+/.exec(await call(null, ['--version']))?.[0] ?? ''
  return {
    version,
    async fill(connection, scale) {
      await call(connection, ['--initialize', '--quiet', `--scale=${scale}`])
    },
    async run(connection, clients, seconds) {
      const output = await call(connection, [
        '--no-vacuum',
        '--protocol=prepared',
        `--client=${clients}`,
        `--jobs=${Math.min(clients, 2)}`,
        `--time=${seconds}`,
      ])
      const perSecond = /tps = ([\d.]+)/.exec(output)?.[1]
      if (perSecond === undefined || !/number of failed transactions: 0/.test(output)) throw new Error(output)
      return Number(perSecond)
    },
  }
}

function runProgram(program: string, args: string[], environment: Record<string, string>): Promise<string> {
  const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output.trim()))))
  })
}
