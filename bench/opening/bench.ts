import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { startEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { type BusyAccount, makeBusyAccount } from '../frame/busyAccount.ts'
import { startChild } from '../frame/child.ts'
import { benchLog } from '../frame/database.ts'
import { openPlatform } from '../frame/platform.ts'
import { startBenchServer } from '../frame/server.ts'
import { median } from '../frame/statistics.ts'
import type { Opening, OpeningCommands } from './phone.ts'

const quickPlan = { conversations: 1_000, longest: 5_000, warmUps: 3, rounds: 9 }
const fullPlan = { conversations: 1_000, longest: 100_000, warmUps: 10, rounds: 41 }

/** What a returning device missed. */
const MISSED_ENTRIES = 50
const MISSED_CONVERSATIONS = 20
const MISSED_MESSAGES = 5

export const bench: Bench = {
  name: 'opening',
  title: 'Opening the app with very many chats: what the server spends',
  peers: [],
  metrics: ['openAppServerMs', 'openAppWallMs', 'openAppKb', 'returnServerMs', 'returnWallMs', 'returnKb'],
  ratios: [],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const { person, longestId } = await prepare(dataDirectory, plan)
  run.say(`someone has ${plan.conversations} conversations`)
  const server = await startBenchServer(dataDirectory)
  run.undoLater(() => server.stop())
  const phone = startChild<OpeningCommands>(join(import.meta.dirname, 'phone.ts'))
  run.undoLater(() => phone.end())
  const { origin } = server
  const { token } = person

  /** With the time that the server spent on it, from the call's arrival to its answer, by its own metrics. */
  const spending = async <Result extends Opening>(open: () => Promise<Result>) => {
    const before = await readSpent(origin)
    const opening = await open()
    const after = await readSpent(origin)
    const spent = new Map([...after].map(([method, ms]) => [method, ms - (before.get(method) ?? 0)]))
    return { opening, spent, serverMs: [...spent.values()].reduce((sum, ms) => sum + ms, 0) }
  }
  const fresh = () => spending(() => phone.ask('fresh', { origin, token, openId: longestId }))
  const first = await fresh()
  const { conversations, logSeq, heads } = first.opening
  if (conversations < plan.conversations) throw new Error(`Only ${conversations} conversations came`)
  const behind = heads
    .slice(0, MISSED_CONVERSATIONS)
    .map(({ conversationId, lastSeq }) => ({ conversationId, lastSeq: lastSeq - MISSED_MESSAGES }))
  const missed = { origin, token, logSeq: logSeq - MISSED_ENTRIES, behind }
  const returning = () => spending(() => phone.ask('returning', missed))
  run.setting('firstServerMs', Math.round(first.serverMs))

  const samples = { fresh: [] as (typeof first)[], returning: [] as Awaited<ReturnType<typeof returning>>[] }
  for (let round = -plan.warmUps; round < plan.rounds; round += 1) {
    const opened = await fresh()
    const returned = await returning()
    if (round < 0) continue
    samples.fresh.push(opened)
    samples.returning.push(returned)
  }
  for (const [name, of] of [
    ['openApp', samples.fresh],
    ['return', samples.returning],
  ] as const) {
    run.metric(
      `${name}ServerMs`,
      of.map(({ serverMs }) => serverMs),
    )
    run.metric(
      `${name}WallMs`,
      of.map(({ opening }) => opening.wallMs),
    )
    run.metric(
      `${name}Kb`,
      of.map(({ opening }) => opening.bytes / 1_000),
    )
    for (const [method, { count }] of Object.entries(of[0]?.opening.calls ?? {})) {
      const wall = median(of.map(({ opening }) => opening.calls[method]?.wallMs ?? 0))
      const spent = median(of.map((each) => each.spent.get(method) ?? 0))
      run.say(`${name}: ${method} × ${count}: ${spent.toFixed(1)} ms in the server, ${wall.toFixed(1)} ms in all`)
    }
  }
}

async function prepare(dataDirectory: string, plan: typeof fullPlan): Promise<BusyAccount> {
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: benchLog })
  const pool = createPool({ connection: embedded.connection, log: benchLog, connectionsMax: 2 })
  try {
    await prepareDatabase(pool, benchLog)
    const platform = await openPlatform(embedded.connection, dataDirectory)
    const account = await makeBusyAccount(platform, pool, plan)
    await platform.close()
    return account
  } finally {
    await pool.end()
    await embedded.stop()
  }
}

/** Milliseconds that calls took in the server since it began, by method. */
async function readSpent(origin: string): Promise<Map<string, number>> {
  const response = await fetch(`${origin}/metrics`)
  if (!response.ok) throw new Error(`/metrics answers ${response.status}`)
  const lines = (await response.text()).matchAll(/^sampan_method_seconds_sum\{method="([^"]+)",code="ok"\} (\S+)$/gm)
  return new Map(Array.from(lines, ([, method = '', seconds]) => [method, Number(seconds) * 1_000]))
}
