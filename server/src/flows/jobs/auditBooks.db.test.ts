import { createWorld, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentLog } from '../../kernel/telemetry/log.ts'
import { createMetrics } from '../../kernel/telemetry/metrics.ts'
import { createAuditWatch } from '../../modules/ledger/index.ts'
import { auditBooksNightly } from './auditBooksNightly.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

it('the nightly audit tells the metrics whether the books are right, and when it looked', async () => {
  const metrics = createMetrics()
  const observeAudit = createAuditWatch({ metrics, log: silentLog(), clock: world.clock })
  const audit = () => auditBooksNightly({ db: world.platform.db, observeAudit })()
  const told = async () => {
    const values = await metrics.registry.getMetricsAsJSON()
    return Object.fromEntries(values.map(({ name, values: [value] }) => [name, value?.value]))
  }
  expect(await told()).toEqual({ sampan_books_right: 1, sampan_books_audited_at_seconds: 0 })

  await world.giveMoney(await world.person(), '5.00')
  await audit()
  const seconds = world.clock.now().getTime() / 1000
  expect(await told()).toEqual({ sampan_books_right: 1, sampan_books_audited_at_seconds: seconds })

  const client = await world.pool.connect()
  await client.query('SET session_replication_role = replica')
  await client.query('UPDATE ledger_accounts SET credits_posted = credits_posted + 1')
  await client.query('SET session_replication_role = origin')
  client.release()
  world.clock.advance(1_000)
  await audit()
  expect(await told()).toEqual({ sampan_books_right: 0, sampan_books_audited_at_seconds: seconds + 1 })
})

it('the job runs on the platform’s own database', async () => {
  const other = await createWorld()
  await other.platform.jobHandlers.auditBooks({})
  const told = await other.platform.metrics.registry.getSingleMetricAsString('sampan_books_right')
  expect(told).toMatch(/^sampan_books_right 1$/m)
  await other.close()
})
