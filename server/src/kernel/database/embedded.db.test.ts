import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { isAlive, processIdentity, waitUntil } from '../processes.ts'
import { silentLog } from '../telemetry/log.ts'
import { type ConnectionSettings, type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts'

let template: string
let dataDirectory: string
let running: EmbeddedPostgres[] = []

beforeAll(async () => {
  template = makeFolder()
  await (await startEmbeddedPostgres({ dataDirectory: template, log: silentLog() })).stop()
})

beforeEach(() => {
  dataDirectory = makeFolder()
})

afterEach(async () => {
  for (const postgres of running) await postgres.stop()
  running = []
  rmSync(dataDirectory, { recursive: true, force: true })
})

afterAll(() => rmSync(template, { recursive: true, force: true }))

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-test-'))
  chmodSync(folder, 0o755)
  return folder
}

/** Making a cluster takes a second and more; most tests need none of their own making. `cp -a` keeps the owner. */
function copyTemplate(): void {
  spawnSync('cp', ['-a', `${template}/.`, dataDirectory])
}

async function start(folder = dataDirectory): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDirectory: folder, log: silentLog() })
  running.push(postgres)
  return postgres
}

async function query(connection: ConnectionSettings | string, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

/** A server that holds a PostgreSQL, and is killed without warning after `work`. */
async function killServer(work: (connection: ConnectionSettings) => Promise<unknown>): Promise<{ pid: number }> {
  const server = spawn(process.execPath, [join(import.meta.dirname, 'embedded.fixture.ts'), dataDirectory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(server.stdout), 'line')
  const { connection, pid } = JSON.parse(String(line))
  await work(connection)
  server.kill('SIGKILL')
  await once(server, 'exit')
  return { pid }
}

function isGone(pid: number): boolean {
  return !isAlive(pid) || processIdentity(pid) === ''
}

test('keeps the data from one start to the next', async () => {
  copyTemplate()
  const first = await start()
  await query(first.connectionString, 'create table kept as select 7 as number')
  await first.stop()
  const second = await start()
  expect(await query(second.connection, 'select number from kept')).toEqual([{ number: 7 }])
})

test('is set up the same on every machine', async () => {
  copyTemplate()
  const { connection } = await start()
  const [row] = await query(
    connection,
    `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone, lower('ÉЖ') as lower,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
      (select string_agg(word, '' order by word) from (values ('b'), ('Ж'), ('a'), ('Z')) as words (word)) as sorted`,
  )
  expect(row).toEqual({ encoding: 'UTF8', zone: 'UTC', lower: 'éж', fsync: 'on', commit: 'on', sorted: 'ZabЖ' })
})

test('lets nobody in without the password, which only we can read', async () => {
  copyTemplate()
  const { connection } = await start()
  await expect(query({ ...connection, password: 'guessed' }, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(join(dataDirectory, 'postgres', 'password')).mode & 0o077).toBe(0)
})

test('goes on after the server was killed, with all that was committed', async () => {
  copyTemplate()
  const { pid } = await killServer((connection) => query(connection, 'create table kept as select 7 as number'))
  expect(isGone(pid)).toBe(false)
  const { connection } = await start()
  expect(isGone(pid)).toBe(true)
  expect(await query(connection, 'select number from kept')).toEqual([{ number: 7 }])
})

test('goes on after server and PostgreSQL were both killed', async () => {
  copyTemplate()
  const { pid } = await killServer((connection) => query(connection, 'create table kept as select 7 as number'))
  process.kill(pid, 'SIGKILL')
  await waitUntil(() => isGone(pid), 5000)
  const { connection } = await start()
  expect(await query(connection, 'select number from kept')).toEqual([{ number: 7 }])
})

test('tells when PostgreSQL ends without being asked to', async () => {
  copyTemplate()
  const { pid, ended } = await start()
  process.kill(pid, 'SIGQUIT')
  expect(await ended).toMatch('PostgreSQL ended')
})

test('takes no notice of a pid file whose process is another one by now', async () => {
  copyTemplate()
  const pidFile = join(dataDirectory, 'postgres', 'cluster', 'postmaster.pid')
  writeFileSync(pidFile, `${process.pid}\n${dataDirectory}\n1700000000\n5432\n\n\n  12345  67890\nready   \n`)
  const { pid } = await start()
  expect(readFileSync(pidFile, 'utf8')).toMatch(new RegExp(`^${pid}\n`))
})

test('starts over when making the cluster was broken off', async () => {
  const draft = join(dataDirectory, 'postgres', 'cluster.new')
  mkdirSync(draft, { recursive: true })
  writeFileSync(join(draft, 'PG_VERSION'), 'half')
  const { connection } = await start()
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('works in a folder that only its owner can enter', async () => {
  chmodSync(dataDirectory, 0o700)
  const { connection } = await start()
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('works in a folder whose path is too long for a socket', async () => {
  const { connection } = await start(join(dataDirectory, 'long'.repeat(25)))
  expect(await query(connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('refuses data that another PostgreSQL version wrote', async () => {
  copyTemplate()
  writeFileSync(join(dataDirectory, 'postgres', 'cluster', 'PG_VERSION'), '15\n')
  await expect(start()).rejects.toMatchObject({
    name: 'OperatorError',
    message: expect.stringContaining('was written by PostgreSQL 15'),
  })
})
