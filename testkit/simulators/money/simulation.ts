/**
 * People and their money, on a real server with a real PostgreSQL, on a network that loses requests and answers, while
 * server and database are shot again and again. In the end the auditor compares what the server says with what it must
 * say. The same seed makes the same choices; what meets what is up to the machine.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { createServerProcess, type ServerProcess } from '../../server/serverProcess.ts'
import { createDice } from '../sync/random.ts'
import * as acts from './acts.ts'
import { findDifferences } from './auditor.ts'
import { type BadAct, badActGroups, badActs, tryBadAct } from './badActs.ts'
import { createJournal } from './journal.ts'
import { type Act, type ActOf, verdictOf } from './observations.ts'
import { connectDatabase, countOpen, lookAtEverything, runCommand, runOut } from './operator.ts'
import { readServer } from './readServer.ts'
import { allowed, CURRENCIES, createStage, mustOf, type Person, type Stage, tiersFile } from './stage.ts'
import type { Told } from './told.ts'
import { createWire } from './wire.ts'

export interface SimulationOptions {
  seed: number
  /** How many acts people do, about. */
  steps: number
  /** How often something is shot. */
  shots: number
  /** Every bad input once, beside those that chance picks. */
  everyBadInput?: boolean
  /** Whether the operator freezes somebody for a while, which takes some seconds. */
  freezes?: boolean
  say?(line: string): void
}

export interface Report {
  /** What is not as it should be; none where the server is right. */
  differences: string[]
  seed: number
  steps: number
  seconds: number
  /** How often the server was killed, its database, both; and how often the server was asked to end. */
  shots: Record<Way, number>
  counts: { attempts: number; done: number; refused: number; lost: number }
  /** How many acts there were of each kind, and how many of them were acknowledged. */
  kinds: Map<string, { tried: number; done: number }>
  refusals: ReadonlyMap<string, number>
  badInputs: ReadonlyMap<string, number>
  entries: number
}

/** What a simulation leaves for those who look closer. */
export interface Remains {
  report: Report
  acts: readonly Act[]
  told: Told
  oneDay: boolean
  server: ServerProcess
  world: acts.World
  /** Asks the server anew. */
  read(): Promise<Told>
}

/** @param look is given what is left, before all of it is cleared away */
export async function simulateMoney(
  options: SimulationOptions,
  look: (remains: Remains) => Promise<void> = async () => {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-money-'))
  const file = join(folder, 'tiers.json')
  writeFileSync(file, tiersFile)
  const server = await createServerProcess({ SAMPAN_TIERS_FILE: file, SAMPAN_CURRENCIES: CURRENCIES.join() })
  try {
    return await simulate(server, options, look)
  } finally {
    await server.tidy()
    rmSync(folder, { recursive: true, force: true })
  }
}

const WORKERS = 6
const dayOf = (): string => new Date().toISOString().slice(0, 10)

interface Play {
  world: acts.World
  tillOrders: Map<string, Person>
  badInputs: Map<string, number>
  /** What was wrong while people were busy. */
  slips: string[]
}

async function simulate(
  server: ServerProcess,
  options: SimulationOptions,
  look: (remains: Remains) => Promise<void>,
): Promise<Report> {
  const startedAt = performance.now()
  const { seed, steps, say = () => {} } = options
  const day = dayOf()
  const dice = createDice(seed)
  const journal = createJournal()
  const wire = createWire(server.address)
  let up = Promise.withResolvers<void>()
  const start = async () => {
    journal.era += 1
    await server.start()
    up.resolve()
  }
  await start()
  const stage = await createStage(wire, dice)
  const world: acts.World = { wire, stage, journal, dice, ready: () => up.promise }
  const play: Play = { world, tillOrders: new Map(), badInputs: new Map(), slips: [] }
  await begin(play)
  say(`seed ${seed}: ${stage.people.length} people are ready`)

  let done = 0
  const isOver = () => done >= steps
  const busy = Array.from({ length: WORKERS }, () => dice.fork()).map(async (own) => {
    while (!isOver()) {
      done += 1
      await step({ ...play, world: { ...world, dice: own } }, server)
    }
  })
  const shots: Record<Way, number> = { server: 0, database: 0, both: 0, asked: 0 }
  const shotAt: { from: number; until: number }[] = []
  const shoot = async () => {
    const way = ways[(Object.values(shots).reduce((sum, count) => sum + count) + 2 * seed) % ways.length] ?? 'server'
    up = Promise.withResolvers()
    const from = Date.now()
    const which = dice.chance(0.75) ? 'all' : 'first'
    if (way === 'server') await server.kill()
    else if (way === 'both') await server.killBoth(which)
    else if (way === 'asked') {
      const code = await server.stop()
      if (code !== 0) play.slips.push(`The server that was asked to end ended with ${code}`)
    } else await server.killDatabase(which)
    shots[way] += 1
    await start()
    shotAt.push({ from, until: Date.now() })
    say(`seed ${seed}: at step ${done} an end for: ${way}`)
  }
  const all = Promise.all(busy)
  const operator = operate(play, server, options, () => done, shoot)
  await all
  await operator
  await goEveryWay(play, server)
  if (options.everyBadInput) await tryAll(play)

  await comeToRest(server, start, () => {
    up = Promise.withResolvers()
  })
  const oneDay = day === dayOf()
  const read = () => withDatabase(server, (database) => readServer(world, play.tillOrders, database))
  const told = await read()
  const audit = await runCommand(server, ['audit'])
  if (audit.code !== 0) play.slips.push(`sampan audit ended with ${audit.code}: ${audit.output}`)
  for (const { method, at } of wire.failures)
    if (!shotAt.some(({ from, until }) => from <= at && at <= until)) play.slips.push(`${method} failed`)
  const differences = [...play.slips, ...wire.undeclared, ...findDifferences(journal.acts, told, { allowed, oneDay })]
  const report: Report = {
    differences,
    seed,
    steps: done,
    seconds: (performance.now() - startedAt) / 1_000,
    shots,
    counts: journal.counts,
    kinds: countKinds(journal.acts),
    refusals: journal.refusals,
    badInputs: play.badInputs,
    entries: [...told.wallets.values()].reduce((sum, { entries }) => sum + entries.length, 0),
  }
  if (differences.length > 0) say(server.output().slice(-4_000))
  await look({ report, acts: journal.acts, told, oneDay, server, world, read })
  return report
}

/** Each comes up, whatever the seed. */
const ways = ['server', 'database', 'both', 'asked'] as const
type Way = (typeof ways)[number]

async function withDatabase<Result>(server: ServerProcess, act: (database: pg.Client) => Promise<Result>) {
  const database = await connectDatabase(server)
  try {
    return await act(database)
  } finally {
    await database.end().catch(() => {})
  }
}

/** Everyone brings money from the bank; then one of them leaves a group with packets in it. */
async function begin({ world }: Play): Promise<void> {
  const { stage, wire, journal } = world
  const must = mustOf(wire)
  for (const person of stage.people) {
    await acts.fund(world, 'topUp', [person, 80_000n, 'EUR'])
    await acts.fund(world, 'topUp', [person, 7_000n, 'JPY'])
  }
  await until('all top-ups came in', async () => {
    for (const { devices } of stage.people) {
      const { orders } = await must(devices[0].token, 'funding.listOrders', {})
      if (orders.some(({ state }) => state === 'underWay')) return false
    }
    return true
  })
  const [sender] = stage.people
  const last = stage.people.at(-1)
  if (!sender || !last) return
  const plan = { sender, conversationId: stage.leftGroupId }
  await acts.sendPacket(world, { ...plan, way: 'lucky', count: 4, forIds: [] })
  await acts.sendPacket(world, { ...plan, way: 'exclusive', count: 1, forIds: [last.memberId] })
  const sent = journal.acts.filter((act): act is ActOf<'packet'> => act.kind === 'packet' && verdictOf(act) === 'done')
  stage.leftPacketIds.push(...sent.map(({ id }) => id))
  await must(last.devices[0].token, 'chat.leaveGroup', { conversationId: stage.leftGroupId })
}

type Step = (play: Play, server: ServerProcess) => Promise<void>

/** How often each is chosen. */
const weighted: readonly [weight: number, step: Step][] = [
  [16, ({ world }) => acts.payMember(world)],
  [6, ({ world }) => acts.payStall(world)],
  [6, ({ world, tillOrders }) => acts.payOrder(world, tillOrders)],
  [13, ({ world }) => acts.sendTransfer(world)],
  [12, ({ world }) => acts.answerTransfer(world)],
  [8, ({ world }) => acts.givePacket(world)],
  [10, ({ world }) => acts.claimPacket(world)],
  [5, ({ world }) => acts.makeBill(world)],
  [10, ({ world }) => acts.payBill(world)],
  [4, ({ world }) => acts.fund(world, 'topUp')],
  [3, ({ world }) => acts.fund(world, 'withdrawal')],
  [8, ({ world }) => acts.charge(world)],
  [14, doBad],
  [3, letTimePass],
]
const steps: readonly Step[] = weighted.flatMap(([weight, one]) => Array.from({ length: weight }, () => one))

async function step(play: Play, server: ServerProcess): Promise<void> {
  await play.world.ready()
  await acts.pick(play.world.dice.pick(steps))(play, server)
}

async function doBad(play: Play): Promise<void> {
  const { dice } = play.world
  await tryOne(play, acts.pick(dice.pick(acts.pick(dice.pick(badActGroups)))))
}

async function tryOne({ world, badInputs, slips }: Play, bad: BadAct): Promise<void> {
  const slip = await tryBadAct(world, bad, badInputs)
  if (slip !== null) slips.push(slip)
}

/** What was acknowledged at least once in each run, whatever chance picked. */
export const everyKind = ['pay', 'transfer', 'accept', 'packet', 'claim', 'bill', 'billPay', 'topUp', 'charge'] as const

/** A charge that waits for its customer has moved nothing. */
export const moved = (act: Act): boolean =>
  'attempts' in act &&
  verdictOf(act) === 'done' &&
  (act.kind !== 'charge' || act.attempts.some(({ told }) => told === 'paid'))

async function goEveryWay(play: Play, server: ServerProcess): Promise<void> {
  const { acts: all } = play.world.journal
  const isMissing = () => everyKind.some((kind) => !all.some((act) => act.kind === kind && moved(act)))
  for (let tries = 0; tries < 500 && isMissing(); tries += 1) await step(play, server)
}

/** Every bad input, until it could be tried. */
async function tryAll(play: Play): Promise<void> {
  for (const bad of badActs)
    for (let tries = 0; tries < 60 && !play.badInputs.has(bad.name); tries += 1) await tryOne(play, bad)
}

/** A transfer or a packet runs out of time, perhaps while somebody takes it. */
async function letTimePass({ world }: Play, server: ServerProcess): Promise<void> {
  const { journal, dice } = world
  const timed = journal.acts.filter(
    (act): act is ActOf<'transfer' | 'packet'> =>
      (act.kind === 'transfer' || act.kind === 'packet') && verdictOf(act) === 'done',
  )
  const act = dice.pick(timed.slice(-12))
  if (!act) return
  const timeOut = journal.note<ActOf<'timeOut'>>({ kind: 'timeOut', of: act.id, sure: false })
  await withDatabase(server, (database) => runOut(database, act.kind, act.id)).then(
    () => {
      timeOut.sure = true
    },
    () => {},
  )
}

const AUDITS = 1

/** Shoots at what runs, spread over the time in which people are busy; between two shots the books are audited. */
async function operate(
  { world, slips }: Play,
  server: ServerProcess,
  { steps: total, shots, freezes = false }: SimulationOptions,
  done: () => number,
  shoot: () => Promise<void>,
): Promise<void> {
  const { stage, dice } = world
  const events = [
    ...Array.from({ length: shots }, () => 'shot' as const),
    ...Array.from({ length: AUDITS }, () => 'audit' as const),
    ...(freezes ? ['freeze' as const] : []),
  ]
  // Not all shots first, and not always in the same order.
  for (let index = events.length - 1; index > 0; index -= 1) {
    const other = dice.between(0, index)
    const [one, two] = [events[index], events[other]]
    if (one && two) [events[index], events[other]] = [two, one]
  }
  for (const [index, event] of events.entries()) {
    const at = (total * (index + 0.1 + 0.7 * dice.roll())) / events.length
    while (done() < Math.min(at, total)) await pause(5)
    if (event === 'shot') await shoot()
    else if (event === 'audit') {
      const { code, output } = await runCommand(server, ['audit'])
      if (code !== 0) slips.push(`sampan audit, while people were busy, ended with ${code}: ${output}`)
    } else await freezeSomebody(world, stage, server, slips)
  }
}

/** From a frozen wallet nothing goes out, by no way; money still comes in. */
async function freezeSomebody(world: acts.World, stage: Stage, server: ServerProcess, slips: string[]): Promise<void> {
  const person = acts.pick(stage.people[3])
  const friend = acts.pick(stage.people[4])
  const run = async (name: string) => {
    const { code, output } = await runCommand(server, [name, person.handle])
    if (code !== 0) slips.push(`sampan ${name} ended with ${code}: ${output}`)
  }
  await run('freeze')
  for (const [name, ask] of frozenWays(world, stage, person, friend)) {
    const answer = await ask()
    if (answer.outcome === 'lost') continue
    const expected = name === 'a charge by a code' ? 'payments.payerCannotPay' : 'wallet.frozen'
    if (answer.outcome === 'done' || answer.code !== expected)
      slips.push(`${name} from a frozen wallet: ${JSON.stringify(answer)}`)
  }
  const { memberId } = person
  const payee = { kind: 'member', id: memberId, ownerId: memberId, amount: 10n, currency: 'EUR' } as const
  const act = await acts.pay(world, friend, payee)
  if (act.attempts.some(({ code }) => code === 'wallet.frozen')) slips.push('A frozen wallet does not take money')
  await run('unfreeze')
}

function frozenWays({ wire, dice }: acts.World, stage: Stage, person: Person, friend: Person) {
  const { token } = person.devices[0]
  const newId = () => dice.id(Date.now())
  const money = { amount: '5', currency: 'EUR', note: '' }
  const to = { kind: 'member' as const, memberId: friend.memberId }
  const conversationId = acts.pick(stage.directs.get([person.memberId, friend.memberId].sort().join(' ')))
  const packet = { packetId: newId(), conversationId: stage.groupId, greeting: '', cover: 'lantern' }
  const merchant = acts.pick(stage.people[0])
  return [
    ['a payment', () => wire.ask(token, 'payments.pay', { paymentId: newId(), to, ...money })],
    ['a transfer', () => wire.ask(token, 'transfers.send', { transferId: newId(), conversationId, ...money })],
    [
      'a red packet',
      () =>
        wire.ask(token, 'redPackets.send', {
          ...packet,
          split: { way: 'equal', count: 1 },
          total: '5',
          currency: 'EUR',
        }),
    ],
    [
      'a charge by a code',
      async () => {
        const shown = await wire.ask(token, 'payments.issueCodes', {})
        const code = shown.outcome === 'done' ? shown.output.codes[0]?.code : undefined
        if (code === undefined) return { outcome: 'lost' } as const
        const till = merchant.devices[0].token
        return wire.ask(till, 'payments.charge', { chargeId: newId(), code, amount: '5', note: '' })
      },
    ],
  ] as const
}

/** A last start that nobody disturbs; then all that was under way comes to its end. */
async function comeToRest(server: ServerProcess, start: () => Promise<void>, goDown: () => void): Promise<void> {
  goDown()
  await server.stop()
  await start()
  await withDatabase(server, async (database) => {
    let looks = 0
    await until('everything came to rest', async () => {
      if (looks % 20 === 0) await lookAtEverything(database)
      looks += 1
      return (await countOpen(database)) === 0
    })
  })
}

const PATIENCE_MS = 60_000

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`)
    await pause(50)
  }
}

function countKinds(all: readonly Act[]): Report['kinds'] {
  const kinds: Report['kinds'] = new Map()
  for (const act of all) {
    const count = kinds.get(act.kind) ?? { tried: 0, done: 0 }
    count.tried += 1
    if ('attempts' in act && verdictOf(act) === 'done') count.done += 1
    kinds.set(act.kind, count)
  }
  return kinds
}
