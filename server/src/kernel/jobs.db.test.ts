import { createWorld } from '@sampan/testkit/world/world.ts'
import type { PoolClient } from 'pg'
import { expect, it, vi } from 'vitest'
import { createPool } from './database/connect.ts'
import { startJobs } from './jobs.ts'
import { silentLog } from './telemetry/log.ts'

const WANTED = "SELECT graphile_worker.add_job('makeWalletExport', '{}'::json)"

it('goes on at once with a job whose worker was killed', async () => {
  const world = await createWorld()
  await world.pool.query(WANTED)
  const killed = "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'gone', attempts = 1"
  expect((await world.pool.query(killed)).rowCount).toBe(1)
  const ran = Promise.withResolvers<void>()
  const handlers = { ...world.platform.jobHandlers, makeWalletExport: async () => ran.resolve() }
  const runner = await startJobs(world.pool, handlers, silentLog())
  await ran.promise
  await runner.stop()
  await world.close()
})

it('stops only once what was done is written off, however long a connection takes to come', async () => {
  const world = await createWorld()
  const pool = createPool({
    connection: world.pool.options.connectionString ?? '',
    log: silentLog(),
    connectionsMax: 2,
  })
  const ran = Promise.withResolvers<void>()
  const held: Promise<PoolClient>[] = []
  const makeWalletExport = async () => {
    // The free one, and the one that listens for jobs as soon as it is given back.
    held.push(pool.connect(), pool.connect())
    await held[0]
    ran.resolve()
  }
  const runner = await startJobs(pool, { ...world.platform.jobHandlers, makeWalletExport }, silentLog())
  await world.pool.query(WANTED)
  await ran.promise
  const stopping = runner.stop().then(() => 'stopped')
  const questions = Array.from({ length: 20 }, () => world.pool.query('SELECT 1'))
  expect(await Promise.race([stopping, Promise.all(questions).then(() => 'waiting')])).toBe('waiting')
  for (const connection of held) (await connection).release()
  await stopping
  await pool.end()
  expect(
    (await world.pool.query("SELECT FROM graphile_worker.jobs WHERE task_identifier = 'makeWalletExport'")).rowCount,
  ).toBe(0)
  await world.close()
})

it('goes on after the database failed it, with the job that could not be written off', async () => {
  const world = await createWorld()
  const pool = createPool({ connection: world.pool.options.connectionString ?? '', log: silentLog() })
  const again = Promise.withResolvers<void>()
  let runs = 0
  const makeWalletExport = async () => {
    runs += 1
    if (runs === 1) vi.spyOn(pool, 'connect').mockRejectedValue(new Error('no connection came'))
    else again.resolve()
  }
  const log = silentLog()
  vi.spyOn(log, 'error').mockImplementation((_, message) => {
    if (message === 'the jobs ended') vi.mocked(pool.connect).mockRestore()
  })
  const runner = await startJobs(pool, { ...world.platform.jobHandlers, makeWalletExport }, log)
  await world.pool.query(WANTED)
  await again.promise
  await runner.stop()
  await pool.end()
  await world.close()
})
