import { createWorld } from '@sampan/testkit/world/world.ts'
import { expect, it } from 'vitest'
import { startJobs } from './jobs.ts'
import { silentLog } from './telemetry/log.ts'

it('goes on at once with a job whose worker was killed', async () => {
  const world = await createWorld()
  await world.pool.query("SELECT graphile_worker.add_job('makeWalletExport', '{}'::json)")
  const killed = "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'gone', attempts = 1"
  expect((await world.pool.query(killed)).rowCount).toBe(1)
  const ran = Promise.withResolvers<void>()
  const handlers = { ...world.platform.jobHandlers, makeWalletExport: async () => ran.resolve() }
  const runner = await startJobs(world.pool, handlers, silentLog())
  await ran.promise
  await runner.stop()
  await world.close()
})
