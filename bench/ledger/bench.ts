import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import { errorMessage } from '@sampan/server/kernel/operatorError.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { type Child, startChild } from '../frame/child.ts'
import { benchLog, startBenchDatabase } from '../frame/database.ts'
import { describeLoad, type LoadResult } from '../frame/load.ts'
import { findPgbench, type Pgbench } from '../frame/pgbench.ts'
import { inTurns } from '../frame/turns.ts'
import type { LaneCommands } from './lane.ts'

type Lane = Child<LaneCommands>

const OPEN_LOOP_PER_SECOND = 13_900
const POSTINGS_WANTED = 20_000_000
const CLIENT_COUNTS = [8, 16, 32]

interface Plan {
  accounts: number
  scale: number
  rounds: number
  secondsEach: number
  openLoopSeconds: number
  secondsTrial: number
}

const quickPlan: Plan = { accounts: 20_000, scale: 10, rounds: 2, secondsEach: 2, openLoopSeconds: 10, secondsTrial: 1 }
const fullPlan: Plan = {
  accounts: 100_000,
  scale: 50,
  rounds: 5,
  secondsEach: 10,
  openLoopSeconds: 60,
  secondsTrial: 5,
}

export const bench: Bench = {
  name: 'ledger',
  title: 'The ledger: transfers with their full record',
  peers: ['pgbench'],
  metrics: [
    'transfersPerSecond64',
    'transfersPerSecond1000',
    'hotAccountPerSecond1000',
    'openLoopPerSecond',
    'openLoopP50Ms',
    'openLoopP99Ms',
    'emptyP99Ms',
    'truncatedP99Ms',
  ],
  ratios: ['inFlight64', 'inFlight1000', 'hotAccount', 'costAt20mPostings'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const database = await startBenchDatabase(run)
  run.say('PostgreSQL runs')
  const peer = run.peer === null ? null : await preparePeer(run, await database.create('tpcb'), plan)

  const lane: Lane = startChild<LaneCommands>(join(import.meta.dirname, 'lane.ts'))
  run.undoLater(() => lane.end())
  await lane.ask('connect', database.connection)
  const empty = await lane.ask('open', plan.accounts)
  run.say(`first load on empty tables: ${describeLoad(empty)}`)
  run.metric('emptyP99Ms', [empty.p99Ms])

  const closed = async (inFlight: number, hot: boolean) => {
    const result = await lane.ask('closed', { inFlight, seconds: plan.secondsEach, hot })
    run.say(`${hot ? 'to one account, ' : ''}${inFlight} in flight: ${describeLoad(result)}`)
    return result.perSecond
  }
  await lane.ask('closed', { inFlight: 1000, seconds: plan.secondsTrial, hot: false })
  const perSecond = await inTurns(plan.rounds, {
    peer: async () => (peer ? peer() : Number.NaN),
    inFlight64: () => closed(64, false),
    inFlight1000: () => closed(1000, false),
    hot: () => closed(1000, true),
  })
  run.metric('transfersPerSecond64', perSecond.inFlight64)
  run.metric('transfersPerSecond1000', perSecond.inFlight1000)
  run.metric('hotAccountPerSecond1000', perSecond.hot)
  run.ratio('hotAccount', perSecond.hot, perSecond.inFlight1000)
  if (peer) {
    run.metric('pgbenchPerSecond', perSecond.peer)
    run.ratio('inFlight64', perSecond.inFlight64, perSecond.peer)
    run.ratio('inFlight1000', perSecond.inFlight1000, perSecond.peer)
  } else {
    for (const name of ['inFlight64', 'inFlight1000']) run.missing(name, 'run without its peer')
  }

  await database.checkpoint()
  const steady = await lane.ask('openLoop', { perSecond: OPEN_LOOP_PER_SECOND, seconds: plan.openLoopSeconds })
  run.say(`${OPEN_LOOP_PER_SECOND} due each second: ${describeLoad(steady)}`)
  run.metric('openLoopPerSecond', [steady.perSecond])
  if (steady.failed > 0) run.metric('openLoopFailed', [steady.failed])
  run.metric('openLoopP50Ms', [steady.p50Ms])
  run.metric('openLoopP99Ms', [steady.p99Ms])
  await checkBooks(lane)

  if (run.quick) run.missing('costAt20mPostings', 'filling takes longer than --quick has')
  else await compareWithFull(run, lane, plan, await database.create('fresh'))

  await lane.ask('truncate', undefined)
  const truncated = await lane.ask('open', plan.accounts)
  run.say(`first load on tables just truncated: ${describeLoad(truncated)}`)
  run.metric('truncatedP99Ms', [truncated.p99Ms])
}

/** Fills TPC-B's tables and finds the client count at which it is fastest. */
async function preparePeer(
  run: BenchRun,
  tpcb: ConnectionSettings,
  plan: Plan,
): Promise<(() => Promise<number>) | null> {
  let pgbench: Pgbench
  try {
    pgbench = await findPgbench()
  } catch (error) {
    for (const name of ['inFlight64', 'inFlight1000']) run.missing(name, errorMessage(error))
    return null
  }
  run.setting('pgbench', pgbench.version)
  await pgbench.fill(tpcb, plan.scale)
  run.say(`pgbench has its tables, scale ${plan.scale}`)
  await pgbench.run(tpcb, CLIENT_COUNTS[0] ?? 8, plan.secondsTrial)
  let best = { clients: 0, perSecond: 0 }
  for (const clients of CLIENT_COUNTS) {
    const perSecond = await pgbench.run(tpcb, clients, plan.secondsTrial)
    if (perSecond > best.perSecond) best = { clients, perSecond }
  }
  run.setting('pgbenchClients', best.clients)
  return async () => {
    const perSecond = await pgbench.run(tpcb, best.clients, plan.secondsEach)
    run.say(`pgbench TPC-B, ${best.clients} clients: ${Math.round(perSecond).toLocaleString('en')}/s`)
    return perSecond
  }
}

/** Nothing lost, nothing doubled, nothing made of nothing. */
async function checkBooks(lane: Lane): Promise<{ postings: number }> {
  const { acknowledged, transfers, postings, sum } = await lane.ask('count', undefined)
  if (transfers !== acknowledged || postings !== 2 * transfers || sum !== '0') {
    throw new Error(`${acknowledged} transfers were promised, the books hold ${transfers} and ${postings} postings`)
  }
  return { postings }
}

/** Fills the books up to 20 million postings; then a fresh ledger and the full one take turns. */
async function compareWithFull(run: BenchRun, lane: Lane, plan: Plan, fresh: ConnectionSettings): Promise<void> {
  for (let postings = 0; postings < POSTINGS_WANTED; ) {
    const result = await lane.ask('closed', { inFlight: 1000, seconds: 30, hot: false })
    postings = (await checkBooks(lane)).postings
    run.say(`${(postings / 1e6).toFixed(1)} million postings: ${describeLoad(result)}`)
  }
  const pool = createPool({ connection: fresh, log: benchLog, connectionsMax: 2 })
  await prepareDatabase(pool, benchLog)
  await pool.end()

  const beside: Lane = startChild<LaneCommands>(join(import.meta.dirname, 'lane.ts'))
  run.undoLater(() => beside.end())
  await beside.ask('connect', fresh)
  await beside.ask('open', plan.accounts)
  const rate = (which: Lane) => async () => {
    const result: LoadResult = await which.ask('closed', { inFlight: 1000, seconds: plan.secondsEach, hot: false })
    run.say(`${which === lane ? 'full' : 'fresh'}: ${describeLoad(result)}`)
    return result.perSecond
  }
  const perSecond = await inTurns(plan.rounds, { fresh: rate(beside), full: rate(lane) })
  run.metric('freshPerSecond1000', perSecond.fresh)
  run.metric('fullPerSecond1000', perSecond.full)
  // The cost of a transfer is the time it takes, so the fresh rate stands above.
  run.ratio('costAt20mPostings', perSecond.fresh, perSecond.full)
}
