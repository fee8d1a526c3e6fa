import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import { errorMessage } from '@sampan/server/kernel/operatorError.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { startBenchDatabase } from '../frame/database.ts'
import { describeLoad } from '../frame/load.ts'
import { findPgbench, type Pgbench } from '../frame/pgbench.ts'
import { inTurns } from '../frame/turns.ts'
import { checkBooks, openLane } from './openLane.ts'

const OPEN_LOOP_PER_SECOND = 13_900
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
  ratios: ['inFlight64', 'inFlight1000', 'hotAccount'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const database = await startBenchDatabase(run)
  run.say('PostgreSQL runs')
  const peer = run.peer === null ? null : await preparePeer(run, await database.create('tpcb'), plan)

  const lane = await openLane(run, database.connection)
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

  // The first change to a page after a checkpoint is dear; a minute's load should have either behind it.
  await database.checkpoint()
  await lane.ask('closed', { inFlight: 1000, seconds: plan.secondsTrial, hot: false })
  const steady = await lane.ask('openLoop', { perSecond: OPEN_LOOP_PER_SECOND, seconds: plan.openLoopSeconds })
  run.say(`${OPEN_LOOP_PER_SECOND} due each second: ${describeLoad(steady)}`)
  run.metric('openLoopPerSecond', [steady.perSecond])
  if (steady.failed > 0) run.metric('openLoopFailed', [steady.failed])
  run.metric('openLoopP50Ms', [steady.p50Ms])
  run.metric('openLoopP99Ms', [steady.p99Ms])
  await checkBooks(lane)

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
