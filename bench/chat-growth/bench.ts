import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { startEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import type pg from 'pg'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { type Child, startChild } from '../frame/child.ts'
import { ageLog, benchLog } from '../frame/database.ts'
import { fillHistory, type HistoryPlan, skipSearchIndex } from '../frame/history.ts'
import { describeLoad, type LoadResult } from '../frame/load.ts'
import { openPlatform, type Person, share } from '../frame/platform.ts'
import { startBenchServer } from '../frame/server.ts'
import { inTurns } from '../frame/turns.ts'
import type { Phone, PhoneCommands } from './phones.ts'

interface Plan {
  pairs: number
  few: number
  many: number
  perSecond: number
  inFlight: number
  rounds: number
  secondsEach: number
  secondsWarm: number
}

const quickPlan: Plan = {
  pairs: 100,
  few: 10_000,
  many: 200_000,
  perSecond: 300,
  inFlight: 32,
  rounds: 2,
  secondsEach: 2,
  secondsWarm: 2,
}
const fullPlan: Plan = {
  pairs: 100,
  few: 10_000,
  many: 5_000_000,
  perSecond: 500,
  inFlight: 64,
  rounds: 7,
  secondsEach: 10,
  secondsWarm: 10,
}

/** Of the pairs that write; all other messages stand in as many other conversations as that takes. */
const MESSAGES_EACH = 1_000
const CONVERSATIONS_AT_ONCE = 1_000

export const bench: Bench = {
  name: 'chat-growth',
  title: 'The chat: what a message costs when there are many',
  peers: ['fresh'],
  metrics: ['sendP99Ms10k', 'sendP99Ms5m', 'sendP50Ms10k', 'sendP50Ms5m'],
  ratios: ['costP99', 'costP50', 'cost'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  run.setting('searchIndex', 'without the words of what was said before')
  const many = await openSide(run, plan, plan.many)
  const few = run.peer === null ? null : await openSide(run, plan, plan.few)
  const sides = { many, few }
  const ask = async (side: keyof typeof sides, what: 'steady' | 'closed', seconds: number) => {
    const phones = sides[side]
    if (!phones) return null
    const { perSecond, inFlight } = plan
    const result = await (what === 'steady'
      ? phones.ask('steady', { perSecond, seconds })
      : phones.ask('closed', { inFlight, seconds }))
    run.say(`${side}, ${what === 'steady' ? `${perSecond}/s` : `${inFlight} in flight`}: ${describeLoad(result)}`)
    if (result.failed > 0) throw new Error(`${result.failed} messages failed`)
    return result
  }
  for (const side of ['few', 'many'] as const) {
    await ask(side, 'closed', plan.secondsWarm)
    await ask(side, 'steady', plan.secondsWarm)
  }
  const found = await inTurns(plan.rounds, {
    few: () => ask('few', 'steady', plan.secondsEach),
    many: () => ask('many', 'steady', plan.secondsEach),
    fewMost: () => ask('few', 'closed', plan.secondsEach),
    manyMost: () => ask('many', 'closed', plan.secondsEach),
  })
  const of = (results: readonly (LoadResult | null)[], pick: (result: LoadResult) => number) =>
    results.flatMap((result) => (result ? [pick(result)] : []))
  const p99 = ({ p99Ms }: LoadResult) => p99Ms
  const p50 = ({ p50Ms }: LoadResult) => p50Ms
  const rate = ({ perSecond }: LoadResult) => perSecond
  const word = run.quick ? `${plan.many / 1_000}k` : '5m'
  if (run.quick) for (const name of ['sendP99Ms5m', 'sendP50Ms5m']) run.missing(name, 'so many only without --quick')
  run.metric(`sendP99Ms${word}`, of(found.many, p99))
  run.metric(`sendP50Ms${word}`, of(found.many, p50))
  run.metric(`sendsPerSecond${word}`, of(found.manyMost, rate))
  if (!few) {
    for (const name of ['sendP99Ms10k', 'sendP50Ms10k', ...bench.ratios])
      run.missing(name, 'run without a fresh server')
    return
  }
  run.metric('sendP99Ms10k', of(found.few, p99))
  run.metric('sendP50Ms10k', of(found.few, p50))
  run.metric('sendsPerSecond10k', of(found.fewMost, rate))
  run.ratio('costP99', of(found.many, p99), of(found.few, p99))
  run.ratio('costP50', of(found.many, p50), of(found.few, p50))
  // The cost of a message is the time it takes, so the fresh rate stands above.
  run.ratio('cost', of(found.fewMost, rate), of(found.manyMost, rate))
}

/** A server of its own on so many stored messages, and its phones. */
async function openSide(run: BenchRun, plan: Plan, messages: number): Promise<Child<PhoneCommands>> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const phones = await prepare(run, dataDirectory, plan, messages)
  const server = await startBenchServer(dataDirectory)
  run.undoLater(() => server.stop())
  const child = startChild<PhoneCommands>(join(import.meta.dirname, 'phones.ts'))
  run.undoLater(() => child.end())
  await child.ask('open', { origin: server.origin, phones })
  return child
}

async function prepare(run: BenchRun, dataDirectory: string, plan: Plan, messages: number): Promise<Phone[]> {
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: benchLog })
  const pool = createPool({ connection: embedded.connection, log: benchLog, connectionsMax: 2 })
  try {
    await prepareDatabase(pool, benchLog)
    const platform = await openPlatform(embedded.connection, dataDirectory)
    const people = await platform.people(plan.pairs * 2, { amount: 1n, currency: 'EUR' })
    const pairs = people.flatMap((one, index) => {
      const other = people[index + 1]
      return index % 2 === 0 && other ? [[one, other] as const] : []
    })
    const phones: Phone[] = []
    const plans: HistoryPlan[] = []
    await share(pairs, async ([one, other]) => {
      const conversationId = await platform.pair(one, other)
      for (const { token } of [one, other]) phones.push({ token, conversationId })
      const senderIds = [one.memberId, other.memberId] as const
      plans.push({ conversationId, senderIds, messages: Math.min(MESSAGES_EACH, messages / plan.pairs) })
    })
    await platform.close()
    const rest = messages - plans.reduce((sum, each) => sum + each.messages, 0)
    plans.push(...(await insertOthers(pool, people, Math.ceil(rest / MESSAGES_EACH))))
    await fillHistory(pool, plans)
    await skipSearchIndex(pool)
    await pool.query('VACUUM ANALYZE')
    const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM messages')
    run.say(`${rows[0]?.count.toLocaleString('en')} messages in ${plans.length} conversations`)
    await ageLog(embedded.connection)
    return phones
  } finally {
    await pool.end()
    await embedded.stop()
  }
}

/** Conversations in which nobody writes any more. */
async function insertOthers(pool: pg.Pool, people: readonly Person[], count: number): Promise<HistoryPlan[]> {
  const plans = Array.from({ length: count }, (_, index): HistoryPlan => {
    const one = people[index % people.length]
    const other = people[(index * 7 + 1) % people.length]
    if (!one || !other) throw new Error('There are people')
    return { conversationId: newUuid(), senderIds: [one.memberId, other.memberId], messages: MESSAGES_EACH }
  })
  for (let from = 0; from < plans.length; from += CONVERSATIONS_AT_ONCE) {
    const some = plans.slice(from, from + CONVERSATIONS_AT_ONCE)
    const ids = some.map(({ conversationId }) => conversationId)
    await pool.query(
      `INSERT INTO conversations (id, kind, title, created_at) SELECT id, 'group', 'Bench', now() FROM unnest($1::uuid[]) AS id`,
      [ids],
    )
    await pool.query(
      `INSERT INTO conversation_members (conversation_id, member_id, role, first_seq, read_seq, joined_at)
        SELECT c, m, 'member', 1, 0, now() FROM unnest($1::uuid[], $2::uuid[]) AS membership (c, m) ON CONFLICT DO NOTHING`,
      [some.flatMap(({ conversationId: id }) => [id, id]), some.flatMap(({ senderIds }) => senderIds)],
    )
  }
  return plans
}
