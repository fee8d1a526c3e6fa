import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { startEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import { ensureChromium, launchChromium } from '@sampan/testkit/chromium.ts'
import type { Browser, BrowserContext } from 'playwright-core'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { type BusyAccount, makeBusyAccount } from '../frame/busyAccount.ts'
import { benchLog } from '../frame/database.ts'
import { openPlatform } from '../frame/platform.ts'
import { startBenchServer } from '../frame/server.ts'
import { quantile, rounded } from '../frame/statistics.ts'
import {
  type Conditions,
  type Firsts,
  type Frames,
  isFetched,
  isPictured,
  openAt,
  openContext,
  PHONE_SLOWDOWN,
  phoneNetwork,
  type Session,
} from './browser.ts'
import { jump, scroll, seqInView } from './scroll.ts'

interface Plan {
  conversations: number
  longest: number
  rounds: number
  coldRounds: number
  scrollSeconds: number
  jumps: number
}

const quickPlan: Plan = {
  conversations: 1_000,
  longest: 100_000,
  rounds: 1,
  coldRounds: 1,
  scrollSeconds: 4,
  jumps: 1,
}
const fullPlan: Plan = {
  conversations: 1_000,
  longest: 100_000,
  rounds: 7,
  coldRounds: 5,
  scrollSeconds: 30,
  jumps: 5,
}

/** As far as a jump goes back: beyond, the app says that it is too far. */
const JUMP_BACK = 4_500
const JUMP_MS_MAX = 60_000
/** Wanted: no frame takes longer. */
const FRAME_MS_MAX = 50

const openings = {
  /** Nothing of the app nor of the account is on the phone. */
  cold: { slowdown: PHONE_SLOWDOWN, network: 'phone' },
  /** The app is on the phone, the account is not. */
  installed: { slowdown: PHONE_SLOWDOWN, network: 'phone' },
  /** Both are. */
  returning: { slowdown: PHONE_SLOWDOWN, network: 'phone' },
  /** Both are, and nothing else can be had. */
  stored: { slowdown: 1, network: 'none' },
  storedSlow: { slowdown: PHONE_SLOWDOWN, network: 'none' },
} as const satisfies Record<string, Conditions>
type Opening = keyof typeof openings
/** Those that find the picture of the last screen, so that it is to be left by the one before. */
const holdsAccount: ReadonlySet<string> = new Set<Opening>(['returning', 'stored', 'storedSlow'])

export const bench: Bench = {
  name: 'screens',
  title: 'The app in a browser: first messages on the screen, and scrolling',
  peers: [],
  metrics: [
    ...Object.keys(openings).flatMap((name) => [`${name}MessagesMs`, `${name}LiveMs`]),
    ...['', 'Slow'].flatMap((speed) => [
      `scroll${speed}P50Ms`,
      `scroll${speed}P99Ms`,
      `scroll${speed}MaxMs`,
      `scroll${speed}Over50`,
    ]),
  ],
  ratios: [],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries({ ...plan, ...phoneNetwork, phoneSlowdown: PHONE_SLOWDOWN }))
    run.setting(name, value)
  const problem = await ensureChromium()
  if (problem) {
    for (const name of bench.metrics) run.missing(name, problem)
    return
  }
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const { person, longestId } = await prepare(dataDirectory, plan)
  const server = await startBenchServer(dataDirectory, { web: true })
  run.undoLater(() => server.stop())
  const browser = await launchChromium({ bare: true })
  run.undoLater(() => browser.close())
  run.setting('chromium', browser.version())
  run.say(`${plan.conversations} conversations, one of ${plan.longest} messages; the app is served`)
  const session = { origin: server.origin, token: person.token }
  await measureOpenings(run, plan, browser, session, `/chats/${longestId}`)
  for (const slowdown of [1, PHONE_SLOWDOWN]) await measureScrolling(run, plan, browser, session, longestId, slowdown)
}

async function prepare(dataDirectory: string, plan: Plan): Promise<BusyAccount> {
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

/** A browser that holds the app and, as far as a device does, the account. */
async function returningContext(
  browser: Browser,
  session: Session,
  path: string,
  conversations: number,
): Promise<BrowserContext> {
  const context = await openContext(browser, session)
  const { page } = await openAt(context, path, { slowdown: 1, network: 'free' })
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await isFetched(page, conversations)
  await isPictured(page)
  await page.close()
  return context
}

async function measureOpenings(run: BenchRun, plan: Plan, browser: Browser, session: Session, path: string) {
  const samples = new Map<Opening, Firsts[]>()
  const note = (name: Opening, firsts: Firsts) => {
    samples.set(name, [...(samples.get(name) ?? []), firsts])
    const [messagesMs, liveMs] = [firsts.messagesMs, firsts.liveMs].map((ms) => rounded(ms ?? Number.NaN))
    run.say(`${name}: messages ${messagesMs} ms, live ${liveMs} ms`)
  }
  const open = async (name: Opening, context: BrowserContext) => {
    const { page, firsts } = await openAt(context, path, openings[name])
    if (holdsAccount.has(name)) await isPictured(page)
    await page.close()
    await context.setOffline(false)
    note(name, firsts)
  }
  for (let round = 0; round < plan.coldRounds; round += 1) {
    const cold = await openContext(browser, session)
    await open('cold', cold)
    await cold.close()
    const installed = await returningContext(browser, session, path, plan.conversations)
    const clearing = await installed.newPage()
    await clearing.goto('/before-paint.js')
    await clearing.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          localStorage.removeItem('sampan.picture')
          const request = indexedDB.deleteDatabase('sampan')
          request.onsuccess = () => resolve()
          request.onerror = () => reject(request.error)
        }),
    )
    await clearing.close()
    await open('installed', installed)
    await installed.close()
  }
  const held = await returningContext(browser, session, path, plan.conversations)
  for (let round = -1; round < plan.rounds; round += 1) {
    for (const name of ['returning', 'stored', 'storedSlow'] as const) {
      if (round >= 0) await open(name, held)
      else {
        const { page } = await openAt(held, path, openings[name])
        await isPictured(page)
        await page.close()
      }
      await held.setOffline(false)
    }
  }
  await held.close()
  for (const [name, firsts] of samples) {
    run.metric(
      `${name}MessagesMs`,
      firsts.flatMap(({ messagesMs }) => messagesMs ?? []),
    )
    run.metric(
      `${name}LiveMs`,
      firsts.flatMap(({ liveMs }) => liveMs ?? []),
    )
  }
}

async function measureScrolling(
  run: BenchRun,
  plan: Plan,
  browser: Browser,
  session: Session,
  conversationId: string,
  slowdown: number,
) {
  const word = slowdown === 1 ? 'scroll' : 'scrollSlow'
  const context = await openContext(browser, session)
  const { page, devtools } = await openAt(context, `/chats/${conversationId}`, { slowdown, network: 'free' })
  await isFetched(page, plan.conversations)
  const all: Frames[] = []
  const tell = (what: string, frames: Frames) => {
    all.push(frames)
    const { p50, p99, most, over } = figuresOf(frames)
    run.say(`× ${slowdown}, ${what}: p50 ${p50} ms, p99 ${p99} ms, most ${most} ms, ${over} over ${FRAME_MS_MAX} ms`)
  }
  // The first way up fetches, the second one finds what is held.
  for (const [what, direction] of [
    ['up, fetching', 'up'],
    ['down', 'down'],
    ['up again', 'up'],
  ] as const) {
    const frames = await scroll(page, devtools, plan.scrollSeconds, direction)
    tell(`${what}, past ${frames.passed} messages`, frames)
  }
  for (let number = 0; number < plan.jumps; number += 1) {
    const seq = plan.longest - JUMP_BACK + number * 300
    const frames = await jump(page, conversationId, seq, JUMP_MS_MAX)
    tell(`a jump to ${seq} in ${Math.round(frames.ms)} ms`, frames)
    tell(`up from there, at ${await seqInView(page)}`, await scroll(page, devtools, plan.scrollSeconds / 4, 'up'))
  }
  await context.close()
  const { p50, p99, most, over } = figuresOf({
    durationsMs: all.flatMap(({ durationsMs }) => durationsMs),
    longTasksMs: [],
  })
  run.metric(`${word}P50Ms`, [p50])
  run.metric(`${word}P99Ms`, [p99])
  run.metric(`${word}MaxMs`, [most])
  run.metric(`${word}Over50`, [over])
  run.metric(`${word}Frames`, [all.reduce((sum, { durationsMs }) => sum + durationsMs.length, 0)])
  run.metric(`${word}LongTasks`, [all.reduce((sum, { longTasksMs }) => sum + longTasksMs.length, 0)])
}

function figuresOf({ durationsMs }: Frames) {
  const sorted = durationsMs.toSorted((a, b) => a - b)
  return {
    p50: rounded(quantile(sorted, 0.5)),
    p99: rounded(quantile(sorted, 0.99)),
    most: rounded(sorted.at(-1) ?? 0),
    over: sorted.filter((ms) => ms > FRAME_MS_MAX).length,
  }
}
