import { join } from 'node:path'
import type { ConnectionSettings } from '@sampan/server/kernel/database/embedded.ts'
import type { BenchRun } from '../frame/bench.ts'
import { type Child, startChild } from '../frame/child.ts'
import { startFlags } from '../frame/server.ts'
import type { LaneCommands } from './lane.ts'

export type Lane = Child<LaneCommands>

/** A process that posts transfers to a database as a server does, until the benchmark ends. */
export async function openLane(run: BenchRun, connection: ConnectionSettings): Promise<Lane> {
  const lane: Lane = startChild<LaneCommands>(join(import.meta.dirname, 'lane.ts'), startFlags())
  run.undoLater(() => lane.end())
  await lane.ask('connect', connection)
  return lane
}

/** Nothing lost, nothing doubled, nothing made of nothing. @throws Error where that is not so */
export async function checkBooks(lane: Lane): Promise<{ postings: number }> {
  const { acknowledged, transfers, postings, sum } = await lane.ask('count', undefined)
  if (transfers !== acknowledged || postings !== 2 * transfers || sum !== '0') {
    throw new Error(`${acknowledged} transfers were promised, the books hold ${transfers} and ${postings} postings`)
  }
  return { postings }
}
