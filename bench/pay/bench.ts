import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { startEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { startChild } from '../frame/child.ts'
import { watchCpu } from '../frame/cpu.ts'
import { ageLog, benchLog } from '../frame/database.ts'
import { describeLoad } from '../frame/load.ts'
import { openPlatform, type Person } from '../frame/platform.ts'
import { startBenchServer } from '../frame/server.ts'
import { median } from '../frame/statistics.ts'
import { inTurns } from '../frame/turns.ts'
import type { PhoneCommands } from './generator.ts'

const MONEY_EACH = 20_000n

const quickPlan = { people: 200, inFlight: 128, rounds: 2, secondsEach: 5, secondsWarm: 3 }
const fullPlan = { people: 1_000, inFlight: 128, rounds: 4, secondsEach: 20, secondsWarm: 10 }

export const bench: Bench = {
  name: 'pay',
  title: 'Whole payments over HTTP',
  peers: [],
  metrics: ['paymentsPerSecond', 'p50Ms', 'p99Ms'],
  ratios: [],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const people = await makePeople(dataDirectory, plan.people)
  run.say(`${people.length} people have money`)
  const server = await startBenchServer(dataDirectory)
  run.undoLater(() => server.stop())
  const phones = startChild<PhoneCommands>(join(import.meta.dirname, 'generator.ts'))
  run.undoLater(() => phones.end())
  await phones.ask('open', { origin: server.origin, people })
  run.say('the server runs, and every phone listens')

  await phones.ask('closed', { inFlight: plan.inFlight, seconds: plan.secondsWarm })
  const cpu = watchCpu({ server: server.pid, generator: phones.pid })
  let count = 0
  const closed = async () => {
    const result = await phones.ask('closed', { inFlight: plan.inFlight, seconds: plan.secondsEach })
    run.say(`${plan.inFlight} in flight: ${describeLoad(result)}`)
    count += result.count
    return result.perSecond
  }
  const { most } = await inTurns(plan.rounds, { most: closed })
  run.metric('paymentsPerSecond', most)
  // What each payment costs of a core: steadier than the rate where other programs run as well.
  for (const [who, { own, descendants }] of Object.entries(cpu())) {
    run.metric(`${who}CpuMsEach`, [(own / count) * 1000])
    if (descendants > 0) run.metric('postgresCpuMsEach', [(descendants / count) * 1000])
  }

  const half = Math.round(median(most) / 2)
  run.setting('halfPerSecond', half)
  const atHalf = async () => {
    const result = await phones.ask('openLoop', { perSecond: half, seconds: plan.secondsEach })
    run.say(`${half} due each second: ${describeLoad(result)}`)
    return result
  }
  const { steady } = await inTurns(plan.rounds, { steady: atHalf })
  run.metric(
    'p50Ms',
    steady.map(({ p50Ms }) => p50Ms),
  )
  run.metric(
    'p99Ms',
    steady.map(({ p99Ms }) => p99Ms),
  )

  const { paid, sum } = await phones.ask('count', undefined)
  if (sum !== people.length * Number(MONEY_EACH)) throw new Error(`${paid} payments left ${sum} in all wallets`)
}

/** Members with money and a signed-in device each, in a data folder that the server goes on with. */
async function makePeople(dataDirectory: string, count: number): Promise<Person[]> {
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: benchLog })
  try {
    const pool = createPool({ connection: embedded.connection, log: benchLog, connectionsMax: 2 })
    await prepareDatabase(pool, benchLog)
    await pool.end()
    const platform = await openPlatform(embedded.connection, dataDirectory)
    const people = await platform.people(count, { amount: MONEY_EACH, currency: 'EUR' })
    await platform.close()
    await ageLog(embedded.connection)
    return people
  } finally {
    await embedded.stop()
  }
}
