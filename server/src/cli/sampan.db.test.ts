/** The command as an operator runs it: a process of its own, its lines and its exit code. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { withDatabase } from '@sampan/testkit/database.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest'

const program = join(import.meta.dirname, 'sampan.ts')

let world: World
let mei: Person
let databaseUrl: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  await world.giveMoney(mei, '100.00')
  const { rows } = await world.pool.query<{ name: string }>('SELECT current_database() AS name')
  databaseUrl = withDatabase(inject('cluster'), rows[0]?.name ?? '')
})
afterAll(() => world.close())

interface Answer {
  code: number | null
  said: string
  complained: string
}

function sampan(words: readonly string[], url = databaseUrl): Promise<Answer> {
  const { PATH } = process.env
  const child = spawn(process.execPath, [program, ...words], { env: { PATH, DATABASE_URL: url } })
  const answer: Answer = { code: null, said: '', complained: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    answer.said += String(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    answer.complained += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ ...answer, code }))
  })
}

describe('sampan audit', () => {
  it('ends with 0 where the books are right, and says what it counted', async () => {
    const { code, said, complained } = await sampan(['audit'])
    expect({ code, complained }).toEqual({ code: 0, complained: '' })
    expect(said).toMatch(
      /^2 accounts, 1 transfers, 2 postings, in \d+\.\d s\nEUR: 2 accounts, .*\nThe books are right\.\n$/,
    )
  })

  it('ends with 1 where they are not, and names the first fault', async () => {
    const client = await world.pool.connect()
    const change = async (by: number) => {
      await client.query('SET session_replication_role = replica')
      await client.query('UPDATE ledger_accounts SET credits_posted = credits_posted + $1 WHERE owner_id = $2', [
        by,
        mei.id,
      ])
      await client.query('SET session_replication_role = origin')
    }
    try {
      await change(5)
      const { code, said } = await sampan(['audit'])
      expect(code).toBe(1)
      expect(said).toMatch(/FAULT \(balancesMatchPostings\): Account \S+ says balance 10005; its postings say 10000\./)
      expect(said).not.toContain('are right')
    } finally {
      await change(-5)
      client.release()
    }
  })

  it('ends with 2 where it could not look, which says nothing of the books', async () => {
    const { code, said, complained } = await sampan(['audit'], 'postgresql://nobody@127.0.0.1:1/none')
    expect({ code, said }).toEqual({ code: 2, said: '' })
    expect(complained).toContain('does not answer')
  })
})

describe('sampan freeze, unfreeze and tier', () => {
  it('freeze a wallet and let it go again', async () => {
    expect(await sampan(['freeze', `@${mei.handle}`])).toMatchObject({
      code: 0,
      said: expect.stringContaining('frozen'),
    })
    expect((await world.call(mei, 'wallet.getWallet', {})).standing.frozen).toBe(true)
    expect(await sampan(['unfreeze', mei.handle])).toMatchObject({ code: 0 })
    expect((await world.call(mei, 'wallet.getWallet', {})).standing.frozen).toBe(false)
  })

  // the words → what is complained about
  const wrong: [string[], RegExp][] = [
    [['freeze', 'nobody-here'], /Nobody has the handle "nobody-here"/],
    [['tier', 'mei', 'emperor'], /There is no tier "emperor"\. There are: /],
    [['freeze'], /^Usage: sampan freeze <handle>/],
    [['audit', 'now'], /^Usage: sampan audit/],
    [['pay'], /There is no command "pay"/],
  ]
  test.each(wrong)('%j ends with 2', async (words, complaint) => {
    const { code, complained } = await sampan(words)
    expect(code).toBe(2)
    expect(complained).toMatch(complaint)
  })
})

test('sampan reports shows what members reported, without what would steer a terminal, and closes it', async () => {
  const omar = await world.person('Omar')
  const about = { kind: 'member' as const, memberId: omar.id }
  await world.call(mei, 'chat.report', { about, reason: 'fraud', words: 'He\u200e asks\nfor money' })
  const { code, said } = await sampan(['reports'])
  const handles = `@${mei.handle} on @${omar.handle}`
  expect({ code, lines: said.split('\n').slice(1) }).toEqual({
    code: 0,
    lines: ['    "He asks"', '    "for money"', '1 open', ''],
  })
  const [id = ''] = said.split(' ')
  expect(said).toContain(`${handles}: fraud`)
  expect(await sampan(['reports', 'close', id])).toMatchObject({ code: 0, said: `${id}: closed\n` })
  expect((await world.pool.query('SELECT FROM reports WHERE closed_at IS NULL')).rowCount).toBe(0)
}, 60_000)

test('sampan retention says what would go before it sets a rule, and then who set it', async () => {
  const omar = await world.person('Omar')
  const conversationId = await world.befriend(mei, omar)
  await world.say(mei, conversationId, 'Hello')
  expect((await sampan(['retention'])).said).toBe(
    [
      'messages in direct chats: kept for good',
      'pictures, videos, files in direct chats: kept for good',
      'messages in group chats: kept for good',
      'pictures, videos, files in group chats: kept for good',
      '',
    ].join('\n'),
  )
  const rule = ['retention', 'set', 'direct', 'messages', '30', '--by', 'lena']
  // The clock of these tests stands in the past of the command's.
  const asked = await sampan(rule)
  expect(asked.code).toBe(1)
  expect(asked.said).toMatch(/direct {2}messages +30 d +1 +0 +0 B +1 +0 +0 B\n/)
  expect(asked.said).toContain('Nothing is set yet.')
  expect((await sampan([...rule, '--dry-run'])).code).toBe(0)
  expect((await sampan(['retention'])).said).not.toContain('30 days')
  expect(await sampan([...rule, '--yes'])).toMatchObject({
    code: 0,
    said: 'messages in direct chats: kept for 30 days, set by lena.\nWhat is older goes within a quarter of an hour while the server runs.\n',
  })
  const { said } = await sampan(['retention'])
  expect(said).toContain('messages in direct chats: kept for 30 days\n')
  expect(said).toMatch(/\nSet, the latest first:\n\S+Z {2}messages in direct chats: kept for 30 days, by lena\n/)
  const [holding] = JSON.parse((await sampan(['storage', '--retention', '--json'])).said)
  expect(holding).toMatchObject({ kind: 'direct', subject: 'messages', days: 30, going: { messages: 1 } })
  for (const wrong of [['set', 'direct', 'messages', '0'], ['--bye']])
    expect((await sampan(['retention', ...wrong])).code).toBe(2)
}, 120_000)

test('sampan storage says what takes room, as a table and as data', async () => {
  const { code, said } = await sampan(['storage'])
  expect(code).toBe(0)
  for (const part of [
    'Database: ',
    'Search index: ',
    'Belong to nothing: ',
    '\nTables\n  name ',
    '\nBy month\n  month ',
  ])
    expect(said).toContain(part)
  const report = JSON.parse((await sampan(['storage', '--json'])).said)
  expect(Object.keys(report)).toEqual(['database', 'files', 'messages', 'members', 'months', 'search', 'orphans'])
  expect(report.months.at(-1).messages).toBeGreaterThan(0)
}, 60_000)
