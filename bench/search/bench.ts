import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input } from '@sampan/contract'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { benchLog, startBenchDatabase } from '../frame/database.ts'
import { openPlatform, type Person } from '../frame/platform.ts'
import { quantile } from '../frame/statistics.ts'
import { hanPair, wordOf } from './corpus.ts'
import { fill } from './fill.ts'
import { buildPlain, dropPlain, findPlain } from './plain.ts'

const quickPlan = { messages: 40_000, conversations: 200, busyIn: 100, rounds: 2, each: 4 }
const fullPlan = { messages: 5_000_000, conversations: 5_000, busyIn: 1_000, rounds: 5, each: 10 }

/** `SAMPAN_BENCH_MESSAGES` makes a run of another size. */
function planOf(quick: boolean): typeof fullPlan {
  const plan = quick ? quickPlan : fullPlan
  const messages = Number(process.env.SAMPAN_BENCH_MESSAGES ?? plan.messages)
  if (!Number.isInteger(messages) || messages < 1_000) throw new Error('SAMPAN_BENCH_MESSAGES wants a whole number')
  return { ...plan, messages }
}

const share = (samples: readonly number[], of: number): number =>
  quantile(
    samples.toSorted((a, b) => a - b),
    of,
  )

type Question = Input<'search.findMessages'>

/** What is asked, by its name; each with different words each time. */
const questions: Record<string, (turn: number) => Question> = {
  common: (turn) => ({ text: wordOf(turn % 5) }),
  medium: (turn) => ({ text: wordOf(400 + turn * 7) }),
  rare: (turn) => ({ text: wordOf(40_000 + turn * 31) }),
  prefix: (turn) => ({ text: wordOf(2_000 + turn * 13).slice(0, 3) }),
  twoCommon: (turn) => ({ text: `${wordOf(turn % 5)} ${wordOf(5 + (turn % 7))}` }),
  commonAndRare: (turn) => ({ text: `${wordOf(turn % 5)} ${wordOf(20_000 + turn * 31)}` }),
  nothing: (turn) => ({ text: `zzz${turn}` }),
  chineseCommon: (turn) => ({ text: hanPair(turn % 4, 2 + (turn % 4)) }),
  chineseRare: (turn) => ({ text: `${hanPair(200 + turn, 300 + turn)}` }),
  links: (turn) => ({ text: wordOf(turn % 9), kinds: ['link'] }),
}

export const bench: Bench = {
  name: 'search',
  title: 'Search: messages by their words',
  peers: ['plain'],
  metrics: ['busyP50Ms', 'busyP95Ms', 'quietP95Ms', 'plainP95Ms', 'indexedPerSecond', 'indexBytesPerMessage'],
  ratios: ['plain'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = planOf(run.quick)
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const database = await startBenchDatabase(run)
  const pool = createPool({ connection: database.connection, log: benchLog, connectionsMax: 4 })
  run.undoLater(() => pool.end())
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const { platform, call, people, close } = await openPlatform(database.connection, dataDirectory)
  run.undoLater(close)

  const [busy, quiet, ...others] = await people(30, { amount: 1n, currency: 'EUR' })
  if (!busy || !quiet) throw new Error('There are people')
  const named = { busy: busy.memberId, quiet: quiet.memberId, others: others.map(({ memberId }) => memberId) }
  await fill(pool, plan, named)
  run.say(`${plan.messages} messages in ${plan.conversations} conversations`)

  const begunAt = performance.now()
  await platform.searchIndexer.indexAll()
  const seconds = (performance.now() - begunAt) / 1000
  run.metric('indexedPerSecond', [plan.messages / seconds])
  await pool.query('VACUUM ANALYZE search_entries, search_blocks')
  const { rows } = await pool.query<{ bytes: number }>(
    `SELECT (pg_total_relation_size('search_entries') + pg_total_relation_size('search_blocks'))::float8 AS bytes`,
  )
  run.metric('indexBytesPerMessage', [(rows[0]?.bytes ?? 0) / plan.messages])
  run.say(`indexed in ${seconds.toFixed(0)} s`)
  await database.checkpoint()

  const timed = async (act: () => Promise<unknown>): Promise<number> => {
    const at = performance.now()
    await act()
    return performance.now() - at
  }
  const ask = (who: Person, question: Question) => timed(() => call(who, 'search.findMessages', question))
  const peer = run.peer !== null
  if (peer) await buildPlain(pool)

  const samples: Record<'busyP50Ms' | 'busyP95Ms' | 'quietP95Ms' | 'plainP95Ms' | 'latin', number[]> = {
    busyP50Ms: [],
    busyP95Ms: [],
    quietP95Ms: [],
    plainP95Ms: [],
    latin: [],
  }
  for (let round = -1; round < plan.rounds; round += 1) {
    const times: Record<'busy' | 'quiet' | 'plain' | 'latin', number[]> = { busy: [], quiet: [], plain: [], latin: [] }
    for (const [name, questionOf] of Object.entries(questions)) {
      const own: number[] = []
      const plain: number[] = []
      for (let turn = 0; turn < plan.each; turn += 1) {
        const question = questionOf(Math.max(0, round) * plan.each + turn)
        own.push(await ask(busy, question))
        times.quiet.push(await ask(quiet, question))
        // Of Chinese the plain index knows nothing, and nothing of kinds.
        if (!peer || name.startsWith('chinese') || name === 'links') continue
        plain.push(await timed(() => findPlain(pool, busy.memberId, question.text ?? '')))
        times.latin.push(own.at(-1) ?? 0)
      }
      times.busy.push(...own)
      times.plain.push(...plain)
      const middle = (all: number[]) => (all.length > 0 ? `${share(all, 0.5).toFixed(1)} ms` : '–')
      if (round === plan.rounds - 1)
        run.say(`${name}: ${middle(own)}, worst ${Math.max(...own).toFixed(0)} ms; plain ${middle(plain)}`)
    }
    // The first round warms up.
    if (round < 0) continue
    samples.busyP50Ms.push(share(times.busy, 0.5))
    samples.busyP95Ms.push(share(times.busy, 0.95))
    samples.quietP95Ms.push(share(times.quiet, 0.95))
    if (peer) samples.plainP95Ms.push(share(times.plain, 0.95))
    if (peer) samples.latin.push(share(times.latin, 0.95))
  }
  for (const name of ['busyP50Ms', 'busyP95Ms', 'quietP95Ms'] as const) run.metric(name, samples[name])
  if (peer) {
    run.metric('plainP95Ms', samples.plainP95Ms)
    // Of the same questions: how many times as long the plain index takes.
    run.ratio('plain', samples.plainP95Ms, samples.latin)
    await dropPlain(pool)
  } else for (const name of ['plainP95Ms', 'plain']) run.missing(name, 'run without a peer')
}
