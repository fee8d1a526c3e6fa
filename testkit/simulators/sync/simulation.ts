/**
 * Many devices run the real sync on a network that loses, doubles, delays and breaks, against a model of the server, on
 * virtual time. In the end the network is calm, and every device must hold exactly what the server would tell it.
 */
import { type Call, compareStates, fetchState } from '@sampan/sdk'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createLocalLocks, type Locks } from '../../../web/src/sync/environment.ts'
import { createSync, type Sync } from '../../../web/src/sync/index.ts'
import { Store } from '../../../web/src/sync/store.ts'
import { join } from './modelMethods.ts'
import { addNote, presentIn } from './modelWorld.ts'
import { calmFaults, createNetwork, type Faults, type Network, type Sabotage, type Wire } from './network.ts'
import { doSomething } from './people.ts'
import { createDice, type Dice } from './random.ts'
import { findBrokenWindows, readDevice } from './readDevice.ts'
import { createVirtualClock, type Quiet, type VirtualClock, watchWork } from './virtualTime.ts'

export interface SimulationOptions {
  seed: number
  sabotage?: Sabotage
  /** The sync to be tried, where it is not the real one. */
  createSync?: typeof createSync
  /** Things that people do. */
  acts?: number
}

export interface Report {
  /** What is not as it should be; empty where all devices converged. */
  differences: string[]
  devices: number
  messages: number
  disturbances: number
  reached: Network['reached']
}

/** A phone or a computer, with one store and one or two tabs on it. */
interface Place {
  memberId: string
  wire: Wire
  indexedDB: IDBFactory
  locks: Locks
  tabs: Sync[]
}

/** Beyond the gap that a device heals message by message. */
const FLOOD = 330
const PLACES_MAX = 7
const disturbances = [
  'cut',
  'cut',
  'offline',
  'offline',
  'away',
  'reload',
  'reload',
  'restart',
  'signIn',
  'end',
  'tab',
] as const
const START_MS = Date.parse('2026-03-01T08:00:00Z')
const LIVELY_MS = 150_000
/** Longer than the time between two comparisons: what no push told of is found then. */
const CALM_MS = 11 * 60_000

export async function simulate(options: SimulationOptions): Promise<Report> {
  const quiet = watchWork()
  try {
    return await new Run(options, quiet).go()
  } finally {
    quiet.end()
  }
}

class Run {
  readonly #options: SimulationOptions
  readonly #quiet: Quiet
  readonly #dice: Dice
  readonly #clock: VirtualClock
  readonly #network: Network
  readonly #places: Place[] = []
  readonly #queued = new Map<string, { place: Place; conversationId: string }>()
  readonly #troubles: string[] = []
  #disturbances = 0

  constructor(options: SimulationOptions, quiet: Quiet) {
    this.#options = options
    this.#quiet = quiet
    this.#dice = createDice(options.seed)
    this.#clock = createVirtualClock(START_MS)
    this.#network = createNetwork(this.#dice.fork(), this.#clock, options.sabotage)
  }

  async go(): Promise<Report> {
    this.#settleWorld()
    this.#network.faults = this.#chooseFaults()
    for (const memberId of this.#memberIds()) this.#addPlace(memberId)
    const acts = this.#options.acts ?? 90
    for (let done = 0; done < acts; done += 1) this.#sometime(() => this.#act())
    for (let done = 0; done < acts / 5; done += 1) this.#sometime(() => this.#disturb())
    if (this.#dice.chance(0.1)) this.#sometime(() => this.#flood())
    await this.#pass(LIVELY_MS)
    this.#calmDown()
    await this.#pass(CALM_MS)
    const report = await this.#judge()
    for (const { tabs } of this.#places) for (const tab of tabs) await tab.stop()
    await this.#quiet.settle()
    return report
  }

  /** Lets time pass. Now and then work on the stores is not finished when the next thing happens. */
  async #pass(durationMs: number): Promise<void> {
    const untilMs = this.#clock.now() + durationMs
    await this.#quiet.settle()
    while (this.#clock.step(untilMs)) {
      if (this.#dice.chance(0.4)) await this.#quiet.turns(this.#dice.between(0, 4))
      else await this.#quiet.settle()
    }
    await this.#quiet.settle()
  }

  #sometime(call: () => void): void {
    this.#clock.after(this.#dice.between(0, LIVELY_MS), call)
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#trouble(error))
  }

  #trouble(error: unknown): void {
    this.#troubles.push(`trouble: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }

  #memberIds(): string[] {
    return [...this.#network.world.members.keys()]
  }

  #settleWorld(): void {
    const { world } = this.#network
    const createdAt = world.now()
    const ids = Array.from({ length: this.#dice.between(3, 4) }, () => world.newId())
    for (const [index, id] of ids.entries()) {
      const profile = {
        id,
        handle: `member${index}`,
        name: `Member ${index}`,
        about: '',
        region: null,
        avatarFileId: null,
      }
      world.members.set(id, { profile, createdAt, devices: new Map(), relations: new Map(), log: [], logSeq: 0 })
    }
    for (const member of world.members.values()) {
      for (const { profile } of world.members.values()) {
        if (profile.id === member.profile.id) continue
        const relation = { member: profile, state: 'contact', greeting: null, remark: null, blocked: false } as const
        member.relations.set(profile.id, { ...relation, changedAt: createdAt })
      }
    }
    for (const [index, one] of ids.entries()) {
      for (const other of ids.slice(index + 1)) this.#addConversation('direct', [one, other])
    }
    this.#addConversation('group', ids)
    this.#addConversation('group', ids.slice(0, 3))
  }

  #addConversation(kind: 'direct' | 'group', memberIds: readonly string[]): void {
    const { world } = this.#network
    const id = world.newId()
    const conversation = { id, kind, title: null, createdAt: world.now(), messages: [], memberships: new Map() }
    world.conversations.set(id, conversation)
    for (const [index, memberId] of memberIds.entries()) {
      join(conversation, memberId, kind === 'group' && index === 0 ? 'owner' : 'member')
    }
    addNote(world, conversation, { type: 'contactsNow' })
    for (let count = this.#dice.between(0, 45); count > 0; count -= 1) {
      const body = { kind: 'text', text: `Earlier ${count}` } as const
      const input = { conversationId: id, messageId: world.newId(), body }
      this.#network.ask(this.#dice.pick(memberIds) ?? '', '', 'chat.sendMessage', input)
    }
  }

  #chooseFaults(): Faults {
    const dice = this.#dice
    return {
      drop: dice.pick([0, 0.02, 0.1]) ?? 0,
      double: dice.pick([0, 0.05]) ?? 0,
      late: dice.pick([0, 0.05, 0.2]) ?? 0,
      busy: dice.pick([0, 0.03]) ?? 0,
      failed: dice.pick([0, 0.02]) ?? 0,
      latencyMsMax: dice.pick([20, 150, 900]) ?? 20,
    }
  }

  #addPlace(memberId: string): void {
    const wire = this.#network.signIn(memberId, 'Device')
    const place: Place = { memberId, wire, indexedDB: new IDBFactory(), locks: createLocalLocks(), tabs: [] }
    this.#places.push(place)
    this.#openTab(place)
  }

  #openTab(place: Place): void {
    const dice = this.#dice.fork()
    const sync = (this.#options.createSync ?? createSync)({
      origin: 'http://model',
      environment: {
        clock: this.#clock,
        random: dice.roll,
        makeId: () => dice.id(this.#clock.now()),
        WebSocket: this.#network.socketFor(place.wire),
        fetch: this.#network.fetchFor(place.wire),
        indexedDB: { indexedDB: place.indexedDB, IDBKeyRange },
        locks: place.locks,
        token: place.wire.token,
        onTrouble: (error) => this.#trouble(error),
      },
    })
    place.tabs.push(sync)
    this.#inBackground(sync.start())
  }

  #closeTab(place: Place, tab: Sync): void {
    place.tabs.splice(place.tabs.indexOf(tab), 1)
    this.#inBackground(tab.stop())
  }

  #act(): void {
    const place = this.#dice.pick(this.#places)
    const sync = place && this.#dice.pick(place.tabs)
    if (sync?.status.get().session !== 'signedIn' || !place) return
    const doing = {
      sync,
      selfId: place.memberId,
      everyoneIds: this.#memberIds(),
      dice: this.#dice.fork(),
      onQueued: (messageId: string, conversationId: string) => {
        this.#queued.set(messageId, { place, conversationId })
      },
    }
    doSomething(doing).catch((error: unknown) => {
      // The tab was closed while someone did something in it.
      if (place.tabs.includes(sync)) this.#trouble(error)
    })
  }

  #disturb(): void {
    const dice = this.#dice
    const place = dice.pick(this.#places)
    const tab = place && dice.pick(place.tabs)
    if (!place || !tab) return
    this.#disturbances += 1
    const kind = dice.pick(disturbances)
    if (kind === 'cut') this.#network.cut(place.wire, dice.chance(0.3))
    else if (kind === 'offline') this.#goOffline(place, dice.between(1_000, 30_000))
    else if (kind === 'away') this.#goOffline(place, dice.between(30_000, LIVELY_MS))
    else if (kind === 'restart') this.#network.restart()
    else if (kind === 'end') this.#endDevice(place)
    else if (kind === 'signIn' && this.#places.length < PLACES_MAX) this.#addPlace(place.memberId)
    else if (kind === 'tab' && place.tabs.length === 1) this.#openTab(place)
    else if (kind === 'tab') this.#closeTab(place, tab)
    else if (kind === 'reload') {
      this.#closeTab(place, tab)
      this.#openTab(place)
    }
  }

  /** Someone says so much while others are away that they will not fetch it all. */
  #flood(): void {
    const { world } = this.#network
    const conversation = this.#dice.pick([...world.conversations.values()])
    const sender = conversation && this.#dice.pick(presentIn(conversation))
    if (!sender) return
    for (const place of this.#places) if (this.#dice.chance(0.7)) this.#goOffline(place, 10_000)
    for (let count = 0; count < FLOOD; count += 1) {
      const body = { kind: 'text', text: `Flood ${count}` } as const
      const input = { conversationId: conversation.id, messageId: world.newId(), body }
      this.#network.ask(sender.memberId, '', 'chat.sendMessage', input)
    }
  }

  #goOffline(place: Place, durationMs: number): void {
    place.wire.isOnline = false
    this.#network.cut(place.wire, this.#dice.chance(0.3))
    this.#clock.after(durationMs, () => {
      place.wire.isOnline = true
      if (this.#dice.chance(0.5)) for (const tab of place.tabs) tab.nudge()
    })
  }

  /** One of several devices of a member is signed out from another one. */
  #endDevice(place: Place): void {
    const others = this.#places.filter((other) => other !== place && other.memberId === place.memberId)
    const deviceId = this.#network.deviceIdOf(place.wire)
    if (others.length > 0 && deviceId) this.#network.ask(place.memberId, '', 'accounts.endDevice', { deviceId })
  }

  #calmDown(): void {
    this.#network.faults = calmFaults
    for (const place of this.#places) {
      place.wire.isOnline = true
      for (const tab of place.tabs) tab.nudge()
    }
  }

  async #judge(): Promise<Report> {
    const differences = [...this.#troubles, ...this.#judgeServer()]
    for (const [index, place] of this.#places.entries()) {
      const found = await this.#judgePlace(place)
      differences.push(...found.map((difference) => `device ${index}: ${difference}`))
    }
    const messages = [...this.#network.world.conversations.values()].reduce((sum, one) => sum + one.messages.length, 0)
    const { reached } = this.#network
    return { differences, devices: this.#places.length, messages, disturbances: this.#disturbances, reached }
  }

  /** Every acknowledged message is there once, and none twice. */
  #judgeServer(): string[] {
    const ids = [...this.#network.world.conversations.values()].flatMap(({ messages }) => messages.map(({ id }) => id))
    const doubled = ids.filter((id, index) => ids.indexOf(id) !== index)
    const lost = [...this.#network.acknowledged].filter((id) => !ids.includes(id))
    return [...doubled.map((id) => `message ${id} is there twice`), ...lost.map((id) => `message ${id} is lost`)]
  }

  async #judgePlace(place: Place): Promise<string[]> {
    const store = new Store('sampan', { indexedDB: place.indexedDB, IDBKeyRange })
    try {
      const deviceId = this.#network.deviceIdOf(place.wire)
      const actual = await readDevice(store)
      if (!deviceId || !actual) return deviceId === undefined && !actual ? [] : ['signed out on one side only']
      const call: Call = async (method, input) =>
        structuredClone(this.#network.ask(place.memberId, deviceId, method, input)) as never
      const expected = await fetchState(call, deviceId)
      return [
        ...compareStates(expected, actual),
        ...(await findBrokenWindows(store)),
        ...(await this.#judgeOutbox(store, place)),
      ]
    } finally {
      store.close()
    }
  }

  /** What was written here is on the server, or is shown as failed. */
  async #judgeOutbox(store: Store, place: Place): Promise<string[]> {
    const rows = await store.outbox.toArray()
    const acts = await store.acts.toArray()
    const failed = new Set(rows.flatMap((row) => (row.state === 'failed' ? [row.messageId] : [])))
    const stuck = rows.filter(({ state }) => state !== 'failed').map((row) => `${row.messageId} is still ${row.state}`)
    const untold = acts.map((act) => `${act.subject} is still ${act.state}`)
    const { world } = this.#network
    const lost = [...this.#queued].flatMap(([messageId, { place: from, conversationId }]) => {
      const conversation = world.conversations.get(conversationId)
      const isSent = conversation?.messages.some(({ id }) => id === messageId)
      // Whoever left a group meanwhile loses what was not yet sent to it.
      const wasAlwaysThere =
        conversation &&
        presentIn(conversation).some(({ memberId, firstSeq }) => memberId === place.memberId && firstSeq === 1)
      return from !== place || isSent || failed.has(messageId) || !wasAlwaysThere ? [] : [`${messageId} was never sent`]
    })
    return [...stuck, ...untold, ...lost]
  }
}
