import type { Input } from '@sampan/contract'
import type { FileAnswer } from '@sampan/server/kernel/method.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { listEntries } from '../store/entries.ts'

const DAY_MS = 86_400_000

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

async function withMoney(count = 3): Promise<Person> {
  const mei = await world.person('Mei')
  for (let index = 1; index <= count; index += 1) await world.giveMoney(mei, `${index}.50`, index % 2 ? 'EUR' : 'CNY')
  return mei
}

const start = async (who: Person, input: Partial<Input<'wallet.startExport'>> = {}) =>
  (await world.call(who, 'wallet.startExport', { format: 'csv', language: 'en', ...input })).export
const look = async (who: Person, exportId: string) => (await world.call(who, 'wallet.getExport', { exportId })).export
async function download(who: Person, exportId: string): Promise<{ file: FileAnswer; text: string }> {
  const answer = await world.platform.dispatcher.call(who.caller, { method: 'wallet.fetchExport', input: { exportId } })
  if (answer.type !== 'file') throw new Error('wallet.fetchExport answers a file')
  const parts: Buffer[] = []
  for await (const part of answer.file.open()) parts.push(part)
  return { file: answer.file, text: Buffer.concat(parts).toString('utf8') }
}

describe('an export', () => {
  it('is made by a job, and fetched by its owner', async () => {
    const mei = await withMoney()
    const waiting = await start(mei)
    expect(waiting).toMatchObject({ format: 'csv', state: 'waiting', percent: 0, sizeBytes: null })
    await expect(download(mei, waiting.id)).rejects.toMatchObject({ code: 'wallet.exportNotReady' })
    // What comes later is not in it.
    world.clock.advance(1_000)
    await world.giveMoney(mei, '9.99')
    await world.runJobs()
    const { file, text } = await download(mei, waiting.id)
    expect(await look(mei, waiting.id)).toMatchObject({ state: 'ready', percent: 100, sizeBytes: file.sizeBytes })
    expect(file).toMatchObject({ mediaType: 'text/csv; charset=utf-8', fileName: 'statement-2026-03-01.csv' })
    const amounts = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',').slice(5, 7).join(' '))
    expect(amounts).toEqual(['1.50 EUR', '2.50 CNY', '3.50 EUR'])
  })

  it('is a PDF as well, and filtered', async () => {
    const mei = await withMoney()
    const { id } = await start(mei, { format: 'pdf', language: 'ar', currency: 'CNY' })
    await world.runJobs()
    const { file, text } = await download(mei, id)
    expect([file.mediaType, text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-'])
  })

  it('is nobody else’s', async () => {
    const [mei, omar] = [await withMoney(), await world.person('Omar')]
    const { id } = await start(mei)
    await world.runJobs()
    const notFound = { code: 'wallet.exportNotFound' }
    await expect(look(omar, id)).rejects.toMatchObject(notFound)
    await expect(download(omar, id)).rejects.toMatchObject(notFound)
    await expect(world.call(omar, 'wallet.cancelExport', { exportId: id })).rejects.toMatchObject(notFound)
  })

  it('is cancelled while it waits, while it is made, and when it is ready', async () => {
    const mei = await withMoney()
    const { id } = await start(mei)
    await world.call(mei, 'wallet.cancelExport', { exportId: id })
    await world.runJobs()
    expect(await look(mei, id)).toMatchObject({ state: 'cancelled', percent: 0 })

    const second = await start(mei)
    await world.runJobs()
    await world.call(mei, 'wallet.cancelExport', { exportId: second.id })
    await expect(download(mei, second.id)).rejects.toMatchObject({ code: 'wallet.exportNotReady' })
    // Cancelled once is cancelled.
    const again = await world.call(mei, 'wallet.cancelExport', { exportId: second.id })
    expect(again.export.state).toBe('cancelled')
  })

  it('tells how far it is, and ends at the next step when it is given up', async () => {
    const mei = await withMoney(1)
    await world.pool.query(
      `INSERT INTO wallet_entries (member_id, id, currency, kind, amount, balance, note, words, at)
       SELECT $1, gen_random_uuid(), 'EUR', 'payment', 1, n, '', '', timestamptz '2026-01-01' + n * interval '1 minute'
       FROM generate_series(1, 20000) AS n`,
      [mei.id],
    )
    const { id } = await start(mei)
    const running = world.runJobs()
    const percentOf = async () => (await look(mei, id)).percent
    await vi.waitFor(async () => expect(await percentOf()).toBeGreaterThan(0), { interval: 1 })
    await world.call(mei, 'wallet.cancelExport', { exportId: id })
    await running
    const { state, percent } = await look(mei, id)
    expect(state).toBe('cancelled')
    expect(percent).toBeLessThan(100)
  })

  it('is kept for a day', async () => {
    const mei = await withMoney()
    const { id } = await start(mei)
    await world.runJobs()
    world.clock.advance(DAY_MS - 1)
    await world.platform.jobHandlers.sweep({})
    await expect(download(mei, id)).resolves.toBeDefined()
    world.clock.advance(1)
    await expect(download(mei, id)).rejects.toMatchObject({ code: 'wallet.exportNotFound' })
    await world.platform.jobHandlers.sweep({})
    const { rows } = await world.pool.query('SELECT count(*) FROM wallet_exports WHERE id = $1', [id])
    expect(rows[0].count).toBe(0)
  })

  it('has no more than two beside it', async () => {
    const mei = await withMoney()
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => start(mei)))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    const refused = start(mei)
    await expect(refused).rejects.toMatchObject({ code: 'wallet.tooManyExports' })
    await world.runJobs()
  })

  it('holds each line once, in order, however long it is', async () => {
    const mei = await withMoney(1)
    await world.pool.query(
      `INSERT INTO wallet_entries (member_id, id, currency, kind, amount, balance, note, words, at)
       SELECT $1, gen_random_uuid(), 'EUR', 'payment', 1, n, 'Line ' || n, '', timestamptz '2026-01-01' + (n / 7) * interval '1 minute'
       FROM generate_series(1, 1700) AS n`,
      [mei.id],
    )
    const { id } = await start(mei, { kinds: ['payment'] })
    await world.runJobs()
    const { text } = await download(mei, id)
    const rows = await listEntries(
      world.platform.db,
      mei.id,
      { kinds: ['payment'] },
      { beyond: null, limit: 5_000, order: 'oldest' },
    )
    const notes = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[4])
    expect(notes).toEqual(rows.map(({ note }) => note))
    expect(new Set(notes).size).toBe(1_700)
  })
})
