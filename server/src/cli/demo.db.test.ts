import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, MethodName, Output } from '@sampan/contract'
import { createTestDatabase, type TestDatabase } from '@sampan/testkit/database.ts'
import { world } from '@sampan/testkit/seeds/world.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditMoney } from '../flows/index.ts'
import { readConfig } from '../kernel/config.ts'
import { type Database as Connected, connectDatabase } from '../kernel/database/connect.ts'
import { silentLog } from '../kernel/telemetry/log.ts'
import { createPlatform } from '../platform.ts'
import type { Database } from '../schema/index.ts'
import type { DemoOptions } from './demo/options.ts'
import { countMembers, readMark } from './demo/store.ts'
import { layDemoWorld } from './demo.ts'

const OFFERED = ['mei', 'omar', 'anya', 'lucia', 'jonas', 'sofia']

let testDatabase: TestDatabase
let database: Connected<Database>
let folder: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = await connectDatabase<Database>({ connection: testDatabase.connectionString, log: silentLog() })
  folder = mkdtempSync(join(tmpdir(), 'sampan-demo-'))
})
afterAll(async () => {
  await database.close()
  await testDatabase.drop()
  rmSync(folder, { recursive: true, force: true })
})

function options(demo: 'on' | 'off', dataFolder = folder): DemoOptions {
  const config = readConfig({ SAMPAN_DATA: dataFolder, SAMPAN_DEMO: demo }, folder)
  return { config, log: silentLog(), database, version: '0.0.0-test' }
}

/** A folder in which no file can be stored, so that the laying breaks off half-way. */
function brokenFolder(): string {
  const broken = mkdtempSync(join(folder, 'broken-'))
  writeFileSync(join(broken, 'files'), 'in the way')
  return broken
}

const count = async (table: string): Promise<number> => {
  const { rows } = await database.pool.query<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)
  return rows[0]?.count ?? Number.NaN
}

test('lays nothing where the demo is off', async () => {
  expect(await layDemoWorld(options('off'))).toEqual([])
  expect(await countMembers(database.pool)).toEqual({ all: 0, demo: 0 })
})

test('leaves nothing of half a world, even where the demo is off by then', async () => {
  await expect(layDemoWorld(options('on', brokenFolder()))).rejects.toThrow()
  expect(await readMark(database.pool)).toBe('half')
  expect((await countMembers(database.pool)).all).toBeGreaterThan(0)

  expect(await layDemoWorld(options('off'))).toEqual([])
  expect(await readMark(database.pool)).toBe('none')
  for (const table of ['members', 'relations', 'conversations', 'messages', 'files', 'member_log'])
    expect(await count(table), table).toBe(0)
})

test('keeps its hands off half a world to which other people came', async () => {
  await database.pool.query('INSERT INTO demo_world (begun_at) VALUES (now())')
  await database.pool.query(
    `INSERT INTO members (id, handle, name, language, contact_code, created_at)
     VALUES (gen_random_uuid(), 'someone', 'Someone', 'en', 'abcdefghijklmnop', now())`,
  )
  expect(await layDemoWorld(options('on'))).toEqual([])
  expect(await countMembers(database.pool)).toEqual({ all: 1, demo: 0 })
  await database.pool.query('DELETE FROM members')
  await database.pool.query('DELETE FROM demo_world')
})

test('lays the world anew after half of one, and then never again', { timeout: 120_000 }, async () => {
  await expect(layDemoWorld(options('on', brokenFolder()))).rejects.toThrow()
  expect(await layDemoWorld(options('on'))).toEqual(OFFERED)

  const people = await countMembers(database.pool)
  expect(people).toEqual({ all: world.people.length, demo: world.people.length })
  const messages = await count('messages')
  expect(await layDemoWorld(options('on'))).toEqual(OFFERED)
  expect(await layDemoWorld(options('off'))).toEqual([])
  expect(await count('messages')).toBe(messages)

  // Each picture has a thumbnail beside it; recordings have none.
  const { rows } = await database.pool.query<{ blobs: number }>(
    `SELECT sum(CASE kind WHEN 'voice' THEN 1 ELSE 2 END) AS blobs FROM files`,
  )
  const blobs = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
  expect(blobs.filter((each) => each.isFile())).toHaveLength(Number(rows[0]?.blobs))
})

/** Asks as somebody of the story. */
async function asking(handle: string) {
  const { rows } = await database.pool.query<{ id: string }>('SELECT id FROM members WHERE handle = $1', [handle])
  const memberId = rows[0]?.id ?? ''
  const { dispatcher } = createPlatform({ ...options('on'), demoHandles: OFFERED })
  return async <Name extends MethodName>(method: Name, input: Input<Name>) => {
    const caller = { member: { memberId, deviceId: memberId }, address: '127.0.0.1', userAgent: '' }
    const answer = await dispatcher.call(caller, { method, input })
    return (answer.type === 'json' ? answer.output : null) as Output<Name>
  }
}

test('Omar has his chats as the story tells them', async () => {
  const ask = await asking('omar')

  const { conversations } = await ask('chat.listConversations', {})
  const unread = conversations.map(({ peer, title, unread: { count: unreadCount } }) => [
    peer?.handle ?? title,
    unreadCount,
  ])
  expect(Object.fromEntries(unread)).toMatchObject({
    mei: 2,
    lucia: 1,
    layla: 0,
    'Weekend on the river': 14,
    'Harbour runners': 38,
  })
  expect(conversations.find(({ title }) => title === 'Harbour runners')?.muted).toBe(true)
  for (const { lastMessage } of conversations) expect(Date.parse(lastMessage?.sentAt ?? '')).toBeLessThan(Date.now())

  const layla = conversations.find(({ peer }) => peer?.handle === 'layla')
  expect(layla?.peer?.avatarFileId).not.toBeNull()
  const { messages } = await ask('chat.fetchMessages', { conversationId: layla?.id ?? '' })
  expect(messages.map(({ body }) => body.kind)).toEqual(expect.arrayContaining(['note', 'text', 'voice', 'picture']))
  expect(messages.some(({ replyToSeq }) => replyToSeq !== null)).toBe(true)
  expect(messages.flatMap(({ reactions }) => reactions).length).toBeGreaterThan(2)

  const { relations } = await ask('contacts.listRelations', {})
  const asked = relations.filter(({ state }) => state === 'requestedByOther').map(({ member }) => member.handle)
  expect(asked.sort()).toEqual(['ben', 'greta', 'marco'])
  expect(relations.find(({ member }) => member.handle === 'tariq')?.remark).toBe('طارق أخي')
})

test('Omar has his money as the story tells it, and the books agree', async () => {
  const ask = await asking('omar')
  const { balances, standing } = await ask('wallet.getWallet', {})
  expect(balances).toEqual([
    { currency: 'EUR', available: '128450', held: '0' },
    { currency: 'CNY', available: '396000', held: '0' },
  ])
  expect(standing).toMatchObject({ tier: 'phone', frozen: false, pin: { set: true } })

  const { entries } = await ask('wallet.listEntries', { limit: 4 })
  expect(entries.map(({ kind, amount, currency, with: { name } }) => [kind, amount, currency, name])).toEqual([
    ['bill', '1200', 'EUR', 'Lucia'],
    ['bill', '1200', 'EUR', 'Jonas'],
    ['payment', '-860', 'EUR', 'Kaffee am Fluss'],
    ['transfer', '-2400', 'EUR', 'Mei 林美'],
  ])
  const { conversations } = await ask('chat.listConversations', {})
  const mei = conversations.find(({ peer }) => peer?.handle === 'mei')
  const { messages } = await ask('chat.fetchMessages', { conversationId: mei?.id ?? '' })
  expect(messages.map(({ body }) => body)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'transfer', amount: '2400', state: 'accepted' }),
      expect.objectContaining({ kind: 'redPacket', state: 'open', claimed: false }),
    ]),
  )
  expect(await auditMoney(database.kysely)).toMatchObject({ fault: null })
})
