import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import { findUnpacked, type UnpackedPackages, unpackPackage } from '@sampan/testkit/debianPackages.ts'
import { findFreePort } from '@sampan/testkit/server/startServer.ts'
import { benchLog } from './database.ts'

/** The peer: ejabberd from Debian, its users and its archive of messages in PostgreSQL. */
export interface Ejabberd {
  version: string
  port: number
  host: string
  password: string
  pid: number
  /** Rows in its archive; two for a message between two people. */
  archived(): Promise<number>
  /** Empties the archive. */
  truncate(): Promise<void>
  stop(): Promise<void>
}

const HOST = 'localhost'
const PASSWORD = 'boat'
const TABLES = ['archive', 'spool']

/**
 * @param connection a database of its own, reached by TCP: its driver knows no sockets of files
 * @throws Error that says why it cannot be had
 */
export async function startEjabberd(options: {
  connection: ConnectionSettings
  folder: string
  people: number
}): Promise<Ejabberd> {
  const { connection, folder } = options
  const { program, paths, sql, version, environment } = await findEjabberd()
  const pool = createPool({ connection, log: benchLog, connectionsMax: 2 })
  await pool.query(readFileSync(sql, 'utf8'))
  await pool.query(
    `INSERT INTO users (username, password) SELECT 'p' || number, $1 FROM generate_series(0, $2::int - 1) AS number`,
    [PASSWORD, options.people],
  )
  const port = await findFreePort()
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'ejabberd.yml')
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(settingsOf(connection, port)))
  const child = spawn(
    program,
    [
      ...['-noinput', '-noshell', '+K', 'true', '+P', '250000', '-pa', ...paths],
      ...['-mnesia', 'dir', JSON.stringify(join(folder, 'mnesia')), '-s', 'ejabberd'],
    ],
    {
      cwd: folder,
      env: {
        ...environment,
        PATH: process.env.PATH ?? '',
        HOME: folder,
        EJABBERD_CONFIG_PATH: config,
        EJABBERD_LOG_PATH: join(folder, 'ejabberd.log'),
      },
    },
  )
  let printed = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed = (printed + chunk.toString()).slice(-10_000)
      if (printed.includes('Start accepting TCP connections')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`ejabberd ended with code ${code}: ${printed}`)))
  })
  return {
    version,
    port,
    host: HOST,
    password: PASSWORD,
    pid: child.pid ?? 0,
    async archived() {
      const { rows } = await pool.query<{ count: number }>('SELECT count(*) FROM archive')
      return Number(rows[0]?.count ?? 0)
    },
    async truncate() {
      await pool.query(`TRUNCATE ${TABLES.join(', ')}`)
    },
    async stop() {
      if (!pool.ending) await pool.end()
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Everything that would hold a message up is off, everything that keeps one is on. */
function settingsOf(connection: ConnectionSettings, port: number): unknown {
  return {
    hosts: [HOST],
    // Tells when it listens, and of each sign-in; never of a message.
    loglevel: 'info',
    auth_method: 'sql',
    auth_password_format: 'plain',
    default_db: 'sql',
    sql_type: 'pgsql',
    sql_server: connection.host,
    sql_port: connection.port,
    sql_database: connection.database,
    sql_username: connection.user,
    sql_password: connection.password,
    sql_pool_size: 10,
    listen: [{ port, ip: '127.0.0.1', module: 'ejabberd_c2s', access: 'all', shaper: 'none', starttls: false }],
    modules: {
      mod_mam: { default: 'always', db_type: 'sql' },
      mod_muc: {
        access_create: 'all',
        max_users: 1000,
        user_message_shaper: 'none',
        user_presence_shaper: 'none',
        min_message_interval: 0,
        min_presence_interval: 0,
        default_room_options: {
          mam: true,
          max_users: 1000,
          persistent: true,
          anonymous: false,
          allow_subscription: false,
        },
      },
      mod_stream_mgmt: { max_ack_queue: 5000, resume_timeout: 0 },
    },
  }
}

async function findEjabberd() {
  const [main, driver] = await Promise.all([unpacked('ejabberd'), unpacked('erlang-p1-pgsql')])
  const erlang = join(main.root, 'usr/lib/erlang')
  const erts = folderIn(erlang, 'erts-')
  const triplet = readdirSync(join(main.root, 'usr/lib')).find((name) => /-linux-gnu/.test(name)) ?? ''
  const library = join(main.root, 'usr/lib', triplet)
  const home = folderIn(library, 'ejabberd-')
  const version = home.slice(home.lastIndexOf('ejabberd-') + 'ejabberd-'.length)
  return {
    version,
    program: join(erts, 'bin/erlexec'),
    paths: [join(home, 'ebin'), join(folderIn(join(driver.root, 'usr/lib/erlang/lib'), 'p1_pgsql-'), 'ebin')],
    sql: join(main.root, 'usr/share/ejabberd/sql/pg.sql'),
    environment: { ...main.environment, ROOTDIR: erlang, BINDIR: join(erts, 'bin'), EMU: 'beam', PROGNAME: 'erl' },
  }
}

async function unpacked(name: string): Promise<UnpackedPackages> {
  const problem = await unpackPackage(name)
  const found = findUnpacked(name)
  if (!found) throw new Error(`${name} could not be had: ${problem}`)
  return found
}

function folderIn(folder: string, prefix: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((each) => each.startsWith(prefix)) : undefined
  if (name === undefined) throw new Error(`There is no ${prefix}… in ${folder}`)
  return join(folder, name)
}
