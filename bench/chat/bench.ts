import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createPool } from '@sampan/server/kernel/database/connect.ts'
import { startEmbeddedPostgres } from '@sampan/server/kernel/database/embedded.ts'
import { errorMessage } from '@sampan/server/kernel/operatorError.ts'
import { prepareDatabase } from '@sampan/server/schema/prepareDatabase.ts'
import { findFreePort } from '@sampan/testkit/server/startServer.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { type Child, startChild } from '../frame/child.ts'
import { watchCpu } from '../frame/cpu.ts'
import { ageLog, benchLog } from '../frame/database.ts'
import { type Ejabberd, startEjabberd } from '../frame/ejabberd.ts'
import { describeLoad, type LoadResult } from '../frame/load.ts'
import { openPlatform, share } from '../frame/platform.ts'
import { startBenchServer } from '../frame/server.ts'
import { median } from '../frame/statistics.ts'
import { inTurns } from '../frame/turns.ts'
import type { Phone, PhoneCommands } from './phones.ts'
import type { LoadCommands } from './workload.ts'
import type { XmppCommands } from './xmppPhones.ts'

interface Plan {
  clients: number
  groupMembers: number
  senders: number
  rounds: number
  secondsEach: number
  secondsWarm: number
  idleConnections: number
}

const quickPlan: Plan = {
  clients: 400,
  groupMembers: 100,
  senders: 20,
  rounds: 1,
  secondsEach: 2,
  secondsWarm: 1,
  idleConnections: 2_000,
}
const fullPlan: Plan = {
  clients: 1_000,
  groupMembers: 200,
  senders: 20,
  rounds: 3,
  secondsEach: 10,
  secondsWarm: 3,
  idleConnections: 19_000,
}

/** At which both are asked for the same. */
const STEADY_PER_SECOND = 1_250

export const bench: Bench = {
  name: 'chat',
  title: 'The chat: messages kept, between two and in a group',
  peers: ['ejabberd'],
  metrics: [
    'directMessagesPerSecond',
    'directMessagesPerSecond4',
    'groupDeliveriesPerSecond',
    'indexedShare',
    'deliveryP50Ms',
    'deliveryP99Ms',
    'deliveryP99MsAt1250',
    'idleConnectionKb',
  ],
  ratios: ['direct', 'direct4', 'group'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries(plan)) run.setting(name, value)
  const ours = await openOurs(run, plan)
  const peer = run.peer === null ? null : await openPeer(run, plan)
  if (run.peer === null) for (const name of bench.ratios) run.missing(name, 'run without its peer')

  const loads: { ours: Child<LoadCommands>; peer?: Child<LoadCommands> } = {
    ours: ours.phones,
    ...(peer && { peer: peer.phones }),
  }
  const say = (who: string, what: string, result: LoadResult) => run.say(`${who}, ${what}: ${describeLoad(result)}`)
  /** How much of each load with one in flight was in the search index as it ended. */
  const indexedShares: number[] = []
  const direct = async (who: 'ours' | 'peer', inFlight: number, seconds: number) => {
    const phones = loads[who]
    if (!phones) return Number.NaN
    const cpu = watchCpu({ server: who === 'ours' ? ours.pid : (peer?.server.pid ?? 0), generator: phones.pid })
    const index = who === 'ours' ? await watchIndex(ours.origin) : null
    const result = await phones.ask('direct', { count: plan.clients, inFlight, seconds })
    const { server, generator } = cpu()
    say(who, `${plan.clients} clients × ${inFlight}`, result)
    const usEach = (used: number | undefined) => `${Math.round(((used ?? 0) / result.count) * 1e6)} µs`
    const database = who === 'ours' ? `, PostgreSQL ${usEach(server?.descendants)}` : ''
    run.say(`  of a core for each: server ${usEach(server?.own)}${database}, generator ${usEach(generator?.own)}`)
    warnOfGenerator(run, who, (generator?.own ?? 0) / result.seconds)
    const share = (await index?.settle(run)) ?? 1
    if (who === 'ours' && inFlight === 1) indexedShares.push(share)
    return result.perSecond
  }
  const group = async (who: 'ours' | 'peer', seconds: number) => {
    const phones = loads[who]
    if (!phones) return Number.NaN
    const index = who === 'ours' ? await watchIndex(ours.origin) : null
    const result = await phones.ask('group', { senders: plan.senders, seconds })
    say(who, `a group of ${plan.groupMembers}, ${plan.senders} write`, result)
    await index?.settle(run)
    return result.perSecond * plan.groupMembers
  }

  for (const who of ['ours', 'peer'] as const) {
    await direct(who, 1, plan.secondsWarm)
    await group(who, plan.secondsWarm)
  }
  const found = await inTurns(plan.rounds, {
    peer: () => direct('peer', 1, plan.secondsEach),
    ours: () => direct('ours', 1, plan.secondsEach),
    peer4: () => direct('peer', 4, plan.secondsEach),
    ours4: () => direct('ours', 4, plan.secondsEach),
    peerGroup: () => group('peer', plan.secondsEach),
    oursGroup: () => group('ours', plan.secondsEach),
  })
  run.metric('directMessagesPerSecond', found.ours)
  run.metric('directMessagesPerSecond4', found.ours4)
  run.metric('groupDeliveriesPerSecond', found.oursGroup)
  run.metric('indexedShare', indexedShares.slice(1))
  if (peer) {
    run.metric('peerDirectMessagesPerSecond', found.peer)
    run.metric('peerDirectMessagesPerSecond4', found.peer4)
    run.metric('peerGroupDeliveriesPerSecond', found.peerGroup)
    run.ratio('direct', found.ours, found.peer)
    run.ratio('direct4', found.ours4, found.peer4)
    run.ratio('group', found.oursGroup, found.peerGroup)
  }

  const half = Math.round(median(found.ours) / 2)
  run.setting('halfPerSecond', half)
  const open = async (who: 'ours' | 'peer', perSecond: number) => {
    const phones = loads[who]
    if (!phones) return null
    const index = who === 'ours' ? await watchIndex(ours.origin) : null
    const result = await phones.ask('directOpen', { perSecond, seconds: plan.secondsEach })
    say(who, `${perSecond} due each second`, result)
    await index?.settle(run)
    if (result.failed > 0) throw new Error(`${result.failed} messages failed`)
    return result
  }
  const steady = await inTurns(plan.rounds, {
    half: () => open('ours', half),
    ours: () => open('ours', STEADY_PER_SECOND),
    peer: () => open('peer', STEADY_PER_SECOND),
  })
  const of = (results: readonly (LoadResult | null)[], pick: (result: LoadResult) => number) =>
    results.flatMap((result) => (result ? pick(result) : []))
  run.metric(
    'deliveryP50Ms',
    of(steady.half, ({ p50Ms }) => p50Ms),
  )
  run.metric(
    'deliveryP99Ms',
    of(steady.half, ({ p99Ms }) => p99Ms),
  )
  run.metric(
    'deliveryP99MsAt1250',
    of(steady.ours, ({ p99Ms }) => p99Ms),
  )
  if (peer)
    run.metric(
      'peerDeliveryP99MsAt1250',
      of(steady.peer, ({ p99Ms }) => p99Ms),
    )

  if (peer) {
    await peer.phones.end()
    await peer.server.stop()
  }
  await ours.check()
  await measureIdle(run, plan, ours)
}

/** The generator shares the cores; where it is the slowest part, the figure is its own. */
function warnOfGenerator(run: BenchRun, who: string, cores: number): void {
  if (cores > 0.9) run.say(`${who}: the generator used ${cores.toFixed(2)} of a core; the server may do more`)
}

/**
 * The server takes messages into its search index beside the load. What is left when the load ends must not burden what
 * is measured next.
 */
async function watchIndex(origin: string) {
  const counts = async () => {
    const text = await (await fetch(`${origin}/metrics`)).text()
    const countOf = (name: string) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
    return { sent: countOf('sampan_messages_total'), indexed: countOf('sampan_search_indexed_total') }
  }
  const before = await counts()
  return {
    /** Waits until the index has it all. @returns how much of it had been taken in when this was called */
    async settle(run: BenchRun): Promise<number> {
      const began = performance.now()
      const ended = await counts()
      const sent = ended.sent - before.sent
      const share = Math.min(1, (ended.indexed - before.indexed) / sent)
      for (let now = ended; now.indexed - before.indexed < sent; now = await counts()) await wait(100)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      run.say(`  ${Math.round(share * 100)} % of it was in the search index by then, the rest ${seconds} s later`)
      return share
    },
  }
}

/** Of a server that just started: one that was busy has memory to spare. */
async function measureIdle(run: BenchRun, plan: Plan, ours: Awaited<ReturnType<typeof openOurs>>): Promise<void> {
  await ours.phones.end()
  await ours.server.stop()
  const server = await startBenchServer(ours.dataDirectory)
  run.undoLater(() => server.stop())
  const phones = startChild<PhoneCommands>(join(import.meta.dirname, 'phones.ts'))
  run.undoLater(() => phones.end())
  const before = residentKb(server.pid)
  if (before === null) return run.missing('idleConnectionKb', 'there is no /proc here')
  try {
    await phones.ask('idle', { origin: server.origin, tokens: ours.tokens, count: plan.idleConnections })
  } catch (error) {
    return run.missing('idleConnectionKb', errorMessage(error))
  }
  const after = residentKb(server.pid) ?? before
  run.say(`${plan.idleConnections} idle connections: ${before} → ${after} KB`)
  run.metric('idleConnectionKb', [(after - before) / plan.idleConnections])
}

function residentKb(pid: number): number | null {
  try {
    const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kb === undefined ? null : Number(kb)
  } catch {
    return null
  }
}

/** Our server with pairs of contacts and a group, and the process that is their phones. */
async function openOurs(run: BenchRun, plan: Plan) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-bench-'))
  run.undoLater(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const phones = await makePhones(dataDirectory, plan)
  run.say(`${phones.length} people have someone to write to`)
  const server = await startBenchServer(dataDirectory)
  run.undoLater(() => server.stop())
  const child = startChild<PhoneCommands>(join(import.meta.dirname, 'phones.ts'))
  run.undoLater(() => child.end())
  await child.ask('open', { origin: server.origin, phones })
  run.say('ours: the server runs, and every phone listens')
  const tokens = phones.map(({ token }) => token)
  return {
    phones: child,
    server,
    dataDirectory,
    pid: server.pid,
    origin: server.origin,
    tokens,
    /** Numbers without gaps, and nothing that was told as stored and is not. */
    async check() {
      const response = await fetch(`${server.origin}/api/sync.listHeads`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[0]}`, 'content-type': 'application/json' },
        body: '{}',
      })
      if (!response.ok) throw new Error(`The server answers ${response.status} at the end`)
    },
  }
}

async function makePhones(dataDirectory: string, plan: Plan): Promise<Phone[]> {
  const embedded = await startEmbeddedPostgres({ dataDirectory, log: benchLog })
  try {
    const pool = createPool({ connection: embedded.connection, log: benchLog, connectionsMax: 2 })
    await prepareDatabase(pool, benchLog)
    await pool.end()
    const platform = await openPlatform(embedded.connection, dataDirectory)
    const people = await platform.people(plan.clients, { amount: 1n, currency: 'EUR' })
    const pairs = people.flatMap((one, index) => {
      const other = people[index + 1]
      return index % 2 === 0 && other ? [{ one, other, index }] : []
    })
    const directIds = new Map<number, string>()
    await share(pairs, async ({ one, other, index }) => {
      directIds.set(index, await platform.pair(one, other))
    })
    const groupId = await platform.group(people.slice(0, plan.groupMembers))
    await platform.close()
    await ageLog(embedded.connection)
    return people.map(({ token }, index) => ({
      token,
      directId: directIds.get(index - (index % 2)) ?? '',
      groupId: index < plan.groupMembers ? groupId : null,
    }))
  } finally {
    await embedded.stop()
  }
}

interface Peer {
  server: Ejabberd
  phones: Child<XmppCommands>
}

/** The peer on a PostgreSQL of its own with the same settings; null, with the reason told, where it cannot be had. */
async function openPeer(run: BenchRun, plan: Plan): Promise<Peer | null> {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-bench-peer-'))
  run.undoLater(() => rmSync(folder, { recursive: true, force: true }))
  const port = String(await findFreePort())
  const postgres = await startEmbeddedPostgres({
    dataDirectory: folder,
    log: benchLog,
    settings: { listen_addresses: '127.0.0.1', port },
  })
  run.undoLater(() => postgres.stop())
  await ageLog(postgres.connection)
  try {
    const server = await startEjabberd({
      connection: { ...postgres.connection, host: '127.0.0.1' },
      folder: join(folder, 'ejabberd'),
      people: plan.clients,
    })
    run.undoLater(() => server.stop())
    run.setting('ejabberd', server.version)
    const phones = startChild<XmppCommands>(join(import.meta.dirname, 'xmppPhones.ts'))
    run.undoLater(() => phones.end())
    const { port: xmppPort, host, password } = server
    await phones.ask('open', {
      port: xmppPort,
      host,
      password,
      count: plan.clients,
      roomMembers: plan.groupMembers,
    })
    run.say('peer: ejabberd runs, and every client is there')
    return { server, phones }
  } catch (error) {
    for (const name of bench.ratios) run.missing(name, errorMessage(error))
    run.say(`no peer: ${errorMessage(error)}`)
    return null
  }
}
