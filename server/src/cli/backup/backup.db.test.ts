/** A backup taken while people write and pay, and a restore of it into an empty database: nothing is missing or made up. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditMoney } from '@sampan/server/flows/index.ts'
import { createDiskBlobs } from '@sampan/server/kernel/blobs.ts'
import { systemClock } from '@sampan/server/kernel/clock.ts'
import { connectDatabase } from '@sampan/server/kernel/database/connect.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { silentLog } from '@sampan/server/kernel/telemetry/log.ts'
import type { Database } from '@sampan/server/schema/index.ts'
import { createTestDatabase } from '@sampan/testkit/database.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import { restoreBackup, verifyBackup } from './restore.ts'
import { writeBackup } from './write.ts'

let world: World
let people: Person[]
let group: string
let fileId: string
const folder = mkdtempSync(join(tmpdir(), 'sampan-backup-'))
const path = join(folder, 'all.sampan')
const acknowledged: { text: string; seq: number; at: 'before' | 'after' }[] = []

const backUp = (target: string, freeBytes?: () => Promise<number>) =>
  writeBackup(target, {
    pool: world.pool,
    dataDirectory: world.config.dataDirectory,
    version: '0.0.0-test',
    clock: systemClock,
    progress: () => {},
    ...(freeBytes && { freeBytes }),
  })

beforeAll(async () => {
  world = await createWorld()
  const [mei, omar, lucia] = await world.people(3)
  people = [mei, omar, lucia]
  group = await world.group([mei, omar, lucia], 'Harbour')
  for (const person of people) await world.giveMoney(person, '100.00')
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const uploaded = await world.call(mei, 'files.uploadPicture', {}, { bytes })
  fileId = uploaded.id
  const body = { kind: 'picture' as const, fileId }
  await world.call(mei, 'chat.sendMessage', { conversationId: group, messageId: newUuid(), body })

  let began = false
  let over = false
  const write = async (person: Person) => {
    for (let count = 1; !over; count += 1) {
      const text = `${person.handle} ${count} — \t 船\\N`
      const seq = await world.say(person, group, text)
      acknowledged.push({ text, seq, at: began ? 'after' : 'before' })
      const other = people[(people.indexOf(person) + 1) % people.length] ?? person
      const to = { kind: 'member' as const, memberId: other.id }
      await world.call(person, 'payments.pay', { paymentId: newUuid(), to, amount: '1', currency: 'EUR', note: '' })
    }
  }
  const writers = people.map(write)
  const enough = vi.waitUntil(() => acknowledged.length > 30, { timeout: 40_000 })
  await Promise.race([enough, ...writers])
  began = true
  const inBackup = acknowledged.length
  try {
    await backUp(path)
  } finally {
    over = true
    await Promise.all(writers)
  }
  expect(acknowledged.length).toBeGreaterThan(inBackup)
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

async function restored(options: { replace?: boolean; into?: string; from?: string } = {}) {
  const target = options.into ?? (await createTestDatabase({ isEmpty: true })).connectionString
  const log = silentLog()
  const database = await connectDatabase<Database>({ connection: target, log })
  const dataDirectory = mkdtempSync(join(folder, 'data-'))
  const replace = options.replace ?? false
  try {
    const report = await restoreBackup(options.from ?? path, {
      ...{ pool: database.pool, dataDirectory, replace, log },
      progress: () => {},
    })
    return { ...database, report, dataDirectory, target }
  } catch (error) {
    await database.close()
    throw error
  }
}

describe('a backup under load', () => {
  it('restores to one consistent state', async () => {
    const { pool, kysely, report, dataDirectory, close, target } = await restored()
    try {
      const { rows } = await pool.query<{ seq: number; text: string | null }>(
        "SELECT seq, body ->> 'text' AS text FROM messages WHERE conversation_id = $1 ORDER BY seq",
        [group],
      )
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
      const { rows: heads } = await pool.query('SELECT last_seq FROM conversations WHERE id = $1', [group])
      expect(heads[0].last_seq).toBe(rows.length)
      const kept = new Map(rows.map(({ seq, text }) => [seq, text]))
      for (const { text, seq } of acknowledged.filter(({ at }) => at === 'before')) expect(kept.get(seq)).toBe(text)
      for (const { text, seq } of acknowledged) if (kept.has(seq)) expect(kept.get(seq)).toBe(text)

      const audit = await auditMoney(kysely)
      expect(audit.fault).toBeNull()
      expect(audit.counts.transfers).toBeGreaterThan(3)
      expect(report.manifest.filesMissing).toEqual([])
      const [was, is] = await Promise.all(
        [world.config.dataDirectory, dataDirectory].map((each) =>
          createDiskBlobs(join(each, 'files')).open(`${fileId}.original`).toArray(),
        ),
      )
      expect(Buffer.concat(is ?? [])).toEqual(Buffer.concat(was ?? []))
      expect(readFileSync(join(dataDirectory, 'payment-codes.key'))).toEqual(
        readFileSync(join(world.config.dataDirectory, 'payment-codes.key')),
      )

      // Keys and triggers hold again.
      const { rows: without } = await pool.query(
        `SELECT (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f') AS keys,
           (SELECT count(*)::int FROM pg_trigger WHERE tgenabled = 'D') AS off`,
      )
      const { rows: usual } = await world.pool.query(
        "SELECT count(*)::int AS keys FROM pg_constraint WHERE contype = 'f'",
      )
      expect(without[0]).toEqual({ keys: usual[0].keys, off: 0 })
      await expect(restored({ into: target })).rejects.toThrow(/not empty/)
    } finally {
      await close()
    }
    const again = await restored({ into: target, replace: true })
    expect(await auditMoney(again.kysely)).toMatchObject({ fault: null })
    await again.close()
  })

  it('has every device start anew, however far ahead it is', async () => {
    const { pool, close } = await restored()
    try {
      const { rows: was } = await world.pool.query('SELECT member_id, last_seq FROM member_log_heads')
      const { rows: is } = await pool.query('SELECT member_id, last_seq, floor_seq FROM member_log_heads')
      const heads = new Map(is.map((row) => [row.member_id, row]))
      for (const { member_id, last_seq } of was) {
        const head = heads.get(member_id)
        expect(last_seq + 1_000_000).toBeLessThan(head.floor_seq)
        expect(head.last_seq).toBe(head.floor_seq)
      }
    } finally {
      await close()
    }
  })

  test('leaves a database alone that is not of Sampan', async () => {
    const foreign = await createTestDatabase({ isEmpty: true })
    const { pool, close } = await connectDatabase<Database>({ connection: foreign.connectionString, log: silentLog() })
    await pool.query('CREATE TABLE invoices (id int)')
    await expect(restored({ into: foreign.connectionString, replace: true })).rejects.toThrow(/not of Sampan/)
    expect((await pool.query('SELECT FROM invoices')).rowCount).toBe(0)
    await close()
  })
})

describe('what is not whole', () => {
  it('is refused where it was cut off, at any byte', async () => {
    const whole = readFileSync(path)
    for (const share of [0, 0.001, 0.3, 0.7, 0.99, 1]) {
      const cut = join(folder, 'cut.sampan')
      writeFileSync(cut, whole.subarray(0, Math.min(Math.floor(whole.length * share), whole.length - 1)))
      await expect(verifyBackup(cut)).rejects.toThrow(/damaged|no backup/)
    }
  })

  it('is refused where a byte was changed, before anything is written', async () => {
    const whole = readFileSync(path)
    for (let place = 0; place < whole.length; place += Math.ceil(whole.length / 25)) {
      const bytes = Buffer.from(whole)
      bytes[place] = (bytes[place] ?? 0) ^ 0x10
      const flipped = join(folder, 'flipped.sampan')
      writeFileSync(flipped, bytes)
      await expect(verifyBackup(flipped), `byte ${place}`).rejects.toThrow(/damaged|no backup|another version/)
    }
    const target = await createTestDatabase({ isEmpty: true })
    await expect(restored({ from: join(folder, 'flipped.sampan'), into: target.connectionString })).rejects.toThrow()
    const { pool, close } = await connectDatabase<Database>({ connection: target.connectionString, log: silentLog() })
    const { rows } = await pool.query("SELECT to_regclass('members') AS members")
    expect(rows[0].members).toBeNull()
    await close()
  })

  it('is never left behind: a backup that fails has no name', async () => {
    const full = join(folder, 'full.sampan')
    await expect(backUp(full, async () => 1_000_000)).rejects.toThrow(/MB are free/)
    await expect(verifyBackup(full)).rejects.toThrow(/no file/)
    await expect(backUp(path)).rejects.toThrow(/already/)
  })

  test.each(['', 'hello', '{"a":1}'])('%j is no backup', async (text) => {
    writeFileSync(join(folder, 'other'), text)
    await expect(verifyBackup(join(folder, 'other'))).rejects.toThrow(/no backup/)
  })
})
