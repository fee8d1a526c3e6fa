/** A world, a network, and places where people open the app: what simulations and scenarios play on. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createLocalLocks, type Locks } from '../../../web/src/sync/environment.ts'
import { createSync, type Sync } from '../../../web/src/sync/index.ts'
import { join } from './modelMethods.ts'
import { newPurse } from './modelMoney.ts'
import { addNote, type ModelConversation } from './modelWorld.ts'
import { createNetwork, type Network, type Sabotage, type Wire } from './network.ts'
import { createDice, type Dice } from './random.ts'
import { createVirtualClock, type Quiet, type VirtualClock, watchWork } from './virtualTime.ts'

/** A phone or a computer, with one store and any number of tabs on it. */
export interface Place {
  memberId: string
  wire: Wire
  indexedDB: IDBFactory
  locks: Locks
  tabs: Sync[]
}

export interface StageOptions {
  seed: number
  sabotage?: Sabotage | undefined
  /** The sync to be tried, where it is not the real one. */
  createSync?: typeof createSync | undefined
  aheadConversations?: number
}

export interface Stage {
  readonly dice: Dice
  readonly clock: VirtualClock
  readonly network: Network
  readonly places: Place[]
  /** What broke that should not have. */
  readonly troubles: string[]
  memberIds(): string[]
  /** People who are all contacts of each other. */
  addMembers(count: number): string[]
  addConversation(kind: 'direct' | 'group', memberIds: readonly string[], messages: number): ModelConversation
  addPlace(memberId: string): Place
  openTab(place: Place): Sync
  closeTab(place: Place, tab: Sync): void
  goOffline(place: Place, isSilent?: boolean): void
  /** Back on the network. Whether the page notices at once is chance, if it is not said. */
  goOnline(place: Place, isNoticed?: boolean): void
  /** Lets time pass. If hurried, work on the stores is now and then not finished when the next thing happens. */
  pass(durationMs: number, isHurried?: boolean): Promise<void>
  /** Lets time pass until something is done. */
  until<Result>(work: Promise<Result>): Promise<Result>
  trouble(error: unknown): void
  end(): Promise<void>
}

const START_MS = Date.parse('2026-03-01T08:00:00Z')

export function createStage(options: StageOptions): Stage {
  const quiet: Quiet = watchWork()
  const dice = createDice(options.seed)
  const clock = createVirtualClock(START_MS)
  const network = createNetwork(dice.fork(), clock, options.sabotage)
  const { world } = network
  const places: Place[] = []
  const troubles: string[] = []
  // With and without: what is fetched ahead hides what fetching late would show.
  const aheadConversations = options.aheadConversations ?? (dice.chance(0.5) ? 0 : 15)

  const stage: Stage = {
    dice,
    clock,
    network,
    places,
    troubles,
    memberIds: () => [...world.members.keys()],

    addMembers(count) {
      const createdAt = world.now()
      const ids = Array.from({ length: count }, () => world.newId())
      for (const [index, id] of ids.entries()) {
        const named = { handle: `member${index}`, name: `Member ${index}`, about: '' }
        const profile = { id, ...named, region: null, avatarFileId: null }
        const nothingYet = { devices: new Map(), relations: new Map(), log: [], logSeq: 0 }
        world.members.set(id, { profile, createdAt, ...nothingYet, purse: newPurse() })
      }
      for (const member of world.members.values()) {
        for (const { profile } of world.members.values()) {
          if (profile.id === member.profile.id) continue
          const relation = { member: profile, state: 'contact', greeting: null, remark: null, blocked: false } as const
          const about = { starred: false, tagIds: [], note: null, phones: [] }
          member.relations.set(profile.id, { ...relation, ...about, changedAt: createdAt })
        }
      }
      return ids
    },

    addConversation(kind, memberIds, messages) {
      const id = world.newId()
      const createdAt = world.now()
      const conversation: ModelConversation = {
        id,
        kind,
        title: null,
        createdAt,
        messages: [],
        memberships: new Map(),
      }
      world.conversations.set(id, conversation)
      for (const [index, memberId] of memberIds.entries()) {
        join(conversation, memberId, kind === 'group' && index === 0 ? 'owner' : 'member')
      }
      addNote(world, conversation, { type: 'contactsNow' })
      for (let count = messages; count > 0; count -= 1) {
        const body = { kind: 'text', text: `Earlier ${count}` } as const
        const input = { conversationId: id, messageId: world.newId(), body }
        network.ask(dice.pick(memberIds) ?? '', '', 'chat.sendMessage', input)
      }
      return conversation
    },

    addPlace(memberId) {
      const wire = network.signIn(memberId, 'Device')
      const place: Place = { memberId, wire, indexedDB: new IDBFactory(), locks: createLocalLocks(), tabs: [] }
      places.push(place)
      stage.openTab(place)
      return place
    },

    openTab(place) {
      const own = dice.fork()
      const sync = (options.createSync ?? createSync)({
        origin: 'http://model',
        aheadConversations,
        environment: {
          clock,
          random: own.roll,
          makeId: () => own.id(clock.now()),
          WebSocket: network.socketFor(place.wire),
          fetch: network.fetchFor(place.wire),
          indexedDB: { indexedDB: place.indexedDB, IDBKeyRange },
          locks: place.locks,
          token: place.wire.token,
          onTrouble: stage.trouble,
        },
      })
      place.tabs.push(sync)
      sync.start().catch(stage.trouble)
      return sync
    },

    closeTab(place, tab) {
      place.tabs.splice(place.tabs.indexOf(tab), 1)
      tab.stop().catch(stage.trouble)
    },

    goOffline(place, isSilent = false) {
      place.wire.isOnline = false
      network.cut(place.wire, isSilent)
    },

    goOnline(place, isNoticed = dice.chance(0.5)) {
      place.wire.isOnline = true
      if (isNoticed) for (const tab of place.tabs) tab.nudge()
    },

    async pass(durationMs, isHurried = false) {
      const untilMs = clock.now() + durationMs
      await quiet.settle()
      while (clock.step(untilMs)) {
        if (isHurried && dice.chance(0.4)) await quiet.turns(dice.between(0, 4))
        else await quiet.settle()
      }
      await quiet.settle()
    },

    async until(work) {
      const settled = Promise.allSettled([work]).then(() => true)
      const step = async () => {
        await stage.pass(50)
        return false
      }
      while (!(await Promise.race([settled, step()])));
      return work
    },

    trouble(error) {
      troubles.push(`trouble: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    },

    async end() {
      for (const { tabs } of places) for (const tab of tabs) await tab.stop()
      await quiet.settle()
      quiet.end()
    },
  }
  return stage
}
