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

/** Half of what is wanted. */
const STEADY_PER_SECOND = 750

const quickPlan = { people: 200, rounds: 2, secondsEach: 3, secondsWarm: 3 }
const fullPlan = { people: 1_000, rounds: 4, secondsEach: 15, secondsWarm: 10 }

export const bench: Bench = {
  name: 'pay',
  title: 'Whole payments over HTTP',
  peers: [],
  metrics: ['paymentsPerSecond', 'paymentsPerSecond256', 'p50Ms', 'p99Ms', 'p50MsAt750', 'p99MsAt750'],
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

  await phones.ask('closed', { inFlight: 128, seconds: plan.secondsWarm })
  const closed = async (inFlight: number) => {
    const cpu = watchCpu({ server: server.pid, generator: phones.pid })
    const result = await phones.ask('closed', { inFlight, seconds: plan.secondsEach })
    run.say(`${inFlight} in flight: ${describeLoad(result)}`)
    return { result, cpu: cpu() }
  }
  const most = await inTurns(plan.rounds, { by128: () => closed(128), by256: () => closed(256) })
  const perSecond = most.by128.map(({ result }) => result.perSecond)
  run.metric('paymentsPerSecond', perSecond)
  run.metric(
    'paymentsPerSecond256',
    most.by256.map(({ result }) => result.perSecond),
  )
  // What each payment costs of a core: steadier than the rate where other programs run as well.
  const msEach = (part: (used: (typeof most.by128)[number]['cpu']) => number | undefined) =>
    most.by128.flatMap(({ result, cpu }) => ((part(cpu) ?? Number.NaN) / result.count) * 1000)
  run.metric(
    'serverCpuMsEach',
    msEach(({ server }) => server?.own),
  )
  run.metric(
    'postgresCpuMsEach',
    msEach(({ server }) => server?.descendants),
  )
  run.metric(
    'generatorCpuMsEach',
    msEach(({ generator }) => generator?.own),
  )

  const half = Math.round(median(perSecond) / 2)
  run.setting('halfPerSecond', half)
  const due = async (each: number) => {
    const result = await phones.ask('openLoop', { perSecond: each, seconds: plan.secondsEach })
    run.say(`${each} due each second: ${describeLoad(result)}`)
    if (result.failed > 0) throw new Error(`${result.failed} payments failed at ${each} a second`)
    return result
  }
  const steady = await inTurns(plan.rounds, { atHalf: () => due(half), at750: () => due(STEADY_PER_SECOND) })
  for (const [suffix, results] of [
    ['', steady.atHalf],
    ['At750', steady.at750],
  ] as const) {
    run.metric(
      `p50Ms${suffix}`,
      results.map(({ p50Ms }) => p50Ms),
    )
    run.metric(
      `p99Ms${suffix}`,
      results.map(({ p99Ms }) => p99Ms),
    )
  }

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
