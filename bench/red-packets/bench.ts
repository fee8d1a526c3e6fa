import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { startChild } from '../frame/child.ts'
import { startBenchDatabase } from '../frame/database.ts'
import { describeLoad } from '../frame/load.ts'
import { inTurns } from '../frame/turns.ts'
import type { ClaimCommands, Way } from './claims.ts'

/** What the peer has in flight is what it has connections for. */
const inFlight = { lane: 1_000, transactionEach: 20 }

const quickPlan = { groups: 3, claimants: 105, packets: 60, rounds: 2, peerSecondsMax: 4, onePackets: 3 }
const fullPlan = { groups: 10, claimants: 105, packets: 1_000, rounds: 3, peerSecondsMax: 30, onePackets: 15 }

export const bench: Bench = {
  name: 'red-packets',
  title: 'Red packets: everyone claims',
  peers: ['transactionEach'],
  metrics: ['claimsPerSecond', 'claimP99Ms', 'onePacketMs'],
  ratios: ['claims'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const database = await startBenchDatabase(run)
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-files-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const claims = startChild<ClaimCommands>(join(import.meta.dirname, 'claims.ts'))
  run.undoLater(() => claims.end())
  const { connection } = database
  await claims.ask('prepare', { connection, dataDirectory, groups: plan.groups, people: plan.claimants })
  run.say(`${plan.groups} groups of ${plan.claimants} people`)

  const crowd = async (way: Way, packets: number, secondsMax: number) => {
    const result = await claims.ask('crowd', { way, packets, inFlight: inFlight[way], secondsMax })
    run.say(`${way === 'lane' ? 'the lane' : 'a transaction each'}: ${describeLoad(result)}`)
    return result
  }
  await crowd('lane', plan.groups, 60)
  const results = await inTurns(plan.rounds, {
    peer: async () => (run.peer === null ? null : crowd('transactionEach', plan.packets, plan.peerSecondsMax)),
    lane: async () => crowd('lane', plan.packets, 600),
  })
  const lane = results.lane.flatMap((each) => each ?? [])
  const peer = results.peer.flatMap((each) => each ?? [])
  const perSecond = lane.map((each) => each.perSecond)
  run.metric('claimsPerSecond', perSecond)
  run.metric(
    'claimP99Ms',
    lane.map((each) => each.p99Ms),
  )

  const onePacket = (way: Way) => async () => claims.ask('onePacket', { way })
  const alone = await inTurns(plan.onePackets, {
    lane: onePacket('lane'),
    peer: async () => (run.peer === null ? Number.NaN : onePacket('transactionEach')()),
  })
  run.metric('onePacketMs', alone.lane)
  run.say(`one packet: ${alone.lane.map((ms) => ms.toFixed(1)).join(', ')} ms`)
  if (run.peer === null) run.missing('claims', 'run without its peer')
  else {
    run.metric(
      'peerClaimsPerSecond',
      peer.map((each) => each.perSecond),
    )
    run.metric('peerOnePacketMs', alone.peer)
    run.ratio(
      'claims',
      perSecond,
      peer.map((each) => each.perSecond),
    )
  }
  await claims.ask('check', undefined)
}
