import { createPool } from '@sampan/server/kernel/database/connect.ts'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { benchLog, startBenchDatabase } from '../frame/database.ts'
import { describeLoad } from '../frame/load.ts'
import { inTurns } from '../frame/turns.ts'
import { checkBooks, type Lane, openLane } from '../ledger/openLane.ts'

const quickPlan = { accounts: 20_000, postings: 600_000, secondsAtOnce: 5, rounds: 2, secondsEach: 3 }
const fullPlan = { accounts: 100_000, postings: 20_000_000, secondsAtOnce: 30, rounds: 5, secondsEach: 10 }

export const bench: Bench = {
  name: 'ledger-growth',
  title: 'The ledger: what a transfer costs when there are many',
  peers: ['fresh'],
  metrics: ['fullPerSecond1000', 'freshPerSecond1000'],
  ratios: ['cost'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const database = await startBenchDatabase(run)
  run.say('PostgreSQL runs')
  const full = await openLane(run, database.connection)
  await full.ask('open', plan.accounts)
  await fill(run, full, plan)
  await database.checkpoint()

  const fresh = run.peer === null ? null : await openLane(run, await prepared(await database.create('fresh')))
  await fresh?.ask('open', plan.accounts)
  const rate = (name: string, lane: Lane | null) => async () => {
    if (!lane) return Number.NaN
    const result = await lane.ask('closed', { inFlight: 1000, seconds: plan.secondsEach, hot: false })
    run.say(`${name}: ${describeLoad(result)}`)
    return result.perSecond
  }
  const perSecond = await inTurns(plan.rounds, { fresh: rate('fresh', fresh), full: rate('full', full) })
  run.metric('fullPerSecond1000', perSecond.full)
  if (fresh) {
    run.metric('freshPerSecond1000', perSecond.fresh)
    // The cost of a transfer is the time it takes, so the fresh rate stands above.
    run.ratio('cost', perSecond.fresh, perSecond.full)
    await checkBooks(fresh)
  } else for (const name of ['freshPerSecond1000', 'cost']) run.missing(name, 'run without a fresh ledger')
  await checkBooks(full)
}

/** By the same way as in a turn: there is no other into the books. */
async function fill(run: BenchRun, lane: Lane, plan: typeof fullPlan): Promise<void> {
  for (let postings = 0; postings < plan.postings; ) {
    const result = await lane.ask('closed', { inFlight: 1000, seconds: plan.secondsAtOnce, hot: false })
    postings = (await checkBooks(lane)).postings
    run.say(`${(postings / 1e6).toFixed(1)} million postings: ${describeLoad(result)}`)
  }
}

async function prepared(connection: ConnectionSettings): Promise<ConnectionSettings> {
  const pool = createPool({ connection, log: benchLog, connectionsMax: 2 })
  try {
    await prepareDatabase(pool, benchLog)
  } finally {
    await pool.end()
  }
  return connection
}
