/**
 * Many devices run the real sync on a network that loses, doubles, delays and breaks, against a model of the server, on
 * virtual time. In the end the network is calm, and every device must hold exactly what the server would tell it.
 */
import { EVERYONE } from '@sampan/contract'
import { judge, type Queued } from './judge.ts'
import { presentIn, Refused } from './modelWorld.ts'
import { calmFaults, type Faults, type Network } from './network.ts'
import { doSomething } from './people.ts'
import type { Dice } from './random.ts'
import { createStage, type Place, type Stage, type StageOptions } from './stage.ts'

export interface Report {
  /** What is not as it should be; empty where all devices converged. */
  differences: string[]
  devices: number
  messages: number
  reached: Network['reached']
}

const ACTS = 90
const DISTURBANCES = 18
const EXCHANGES = 25
/** How long people are busy: the shorter, the more happens at once. */
const LIVELY_MS = [8_000, 40_000, 150_000]
/** Longer than the time between two comparisons: what no push told of is found then. */
const CALM_MS = 11 * 60_000
/** Beyond the gap that a device heals message by message. */
const FLOOD = 330
const PLACES_MAX = 7

/** The same seed plays the same run. */
export async function simulate(options: StageOptions): Promise<Report> {
  const stage = createStage(options)
  try {
    return await run(stage)
  } finally {
    await stage.end()
  }
}

async function run(stage: Stage): Promise<Report> {
  const { dice, network } = stage
  const queued = new Map<string, Queued>()
  const livelyMs = dice.pick(LIVELY_MS) ?? 0
  const sometime = (call: () => void) => stage.clock.after(dice.between(0, livelyMs), call)

  settle(stage)
  network.faults = chooseFaults(dice)
  // Most of what happens, happens in one place: there events, pushes and answers overtake each other.
  const busyId = dice.pick([...network.world.conversations.keys()]) ?? ''
  for (const memberId of stage.memberIds()) stage.addPlace(memberId)
  for (let done = 0; done < ACTS; done += 1) sometime(() => act(stage, queued, busyId))
  for (let done = 0; done < DISTURBANCES; done += 1) sometime(() => disturb(stage, livelyMs))
  for (let done = 0; done < EXCHANGES; done += 1) sometime(() => exchange(stage, busyId))
  if (dice.chance(0.1)) sometime(() => flood(stage))
  await stage.pass(livelyMs, true)

  network.faults = calmFaults
  for (const place of stage.places) stage.goOnline(place, true)
  await stage.pass(CALM_MS, true)

  const { reached, world } = network
  const messages = [...world.conversations.values()].reduce((sum, one) => sum + one.messages.length, 0)
  return { differences: await judge(stage, queued), devices: stage.places.length, messages, reached }
}

/** A few people who know each other and have talked before. */
function settle(stage: Stage): void {
  const { dice } = stage
  const ids = stage.addMembers(dice.between(3, 4))
  for (const [index, one] of ids.entries()) {
    for (const other of ids.slice(index + 1)) stage.addConversation('direct', [one, other], dice.between(0, 45))
  }
  stage.addConversation('group', ids, dice.between(0, 45))
  stage.addConversation('group', ids.slice(0, 3), dice.between(0, 45))
}

const chooseFaults = (dice: Dice): Faults => ({
  drop: dice.pick([0, 0.02, 0.1]) ?? 0,
  double: dice.pick([0, 0.05]) ?? 0,
  late: dice.pick([0, 0.05, 0.2]) ?? 0,
  busy: dice.pick([0, 0.03]) ?? 0,
  failed: dice.pick([0, 0.02]) ?? 0,
  latencyMsMax: dice.pick([20, 150, 900]) ?? 20,
})

function act(stage: Stage, queued: Map<string, Queued>, busyId: string): void {
  const place = stage.dice.pick(stage.places)
  const sync = place && stage.dice.pick(place.tabs)
  if (sync?.status.get().session !== 'signedIn' || !place) return
  const doing = {
    sync,
    selfId: place.memberId,
    everyoneIds: stage.memberIds(),
    busyId,
    dice: stage.dice.fork(),
    makeId: stage.network.world.newId,
    onQueued: (messageId: string, conversationId: string) => {
      queued.set(messageId, { place, conversationId })
    },
  }
  doSomething(doing).catch((error: unknown) => {
    // The tab was closed while someone did something in it.
    if (place.tabs.includes(sync)) stage.trouble(error)
  })
}

/**
 * A quick exchange of programs that no network slows down: a message, and at once what becomes of it. To the devices its
 * events and pushes come nearly together, in any order, and into the midst of what they fetch.
 */
function exchange({ dice, clock, network }: Stage, busyId: string): void {
  const { world } = network
  const conversation = world.conversations.get(busyId)
  const memberIds = conversation ? presentIn(conversation).map(({ memberId }) => memberId) : []
  const senderId = dice.pick(memberIds)
  if (!conversation || senderId === undefined) return
  const conversationId = conversation.id
  const soon = (memberId: string, method: string, input: object) =>
    clock.after(dice.between(0, 600), () => {
      try {
        network.ask(memberId, '', method, { conversationId, ...input })
      } catch (reason) {
        if (!(reason instanceof Refused)) throw reason
      }
    })
  const pickedIds = memberIds.filter(() => dice.chance(0.2))
  const namedIds = pickedIds.length > 2 ? [EVERYONE] : pickedIds
  const mentions = namedIds.map((memberId) => ({ memberId, offset: 0, length: 4 }))
  const body = { kind: 'text', text: '@you all', mentions } as const
  const messageId = world.newId()
  soon(senderId, 'chat.sendMessage', { messageId, body })
  for (let count = dice.between(0, 3); count > 0; count -= 1) {
    const memberId = dice.pick(memberIds) ?? senderId
    const seq = conversation.messages.length + dice.between(-1, 1)
    const kind = dice.pick(consequences)
    if (kind === 'react') soon(memberId, 'chat.setReaction', { seq, emoji: dice.pick(['👍', '🎉', null]) })
    else if (kind === 'read') soon(memberId, 'chat.markRead', { seq })
    else if (kind === 'recall') soon(senderId, 'chat.recallMessage', { seq })
    else if (kind === 'edit') {
      const named = mentions.filter(() => dice.chance(0.5))
      soon(senderId, 'chat.editMessage', { seq, words: { kind: 'text', text: '@you, that is', mentions: named } })
    } else if (kind === 'hide') soon(memberId, 'chat.hideMessage', { seq })
    else soon(memberId, 'chat.changePreferences', { muted: dice.chance(0.5) })
  }
}

const consequences = [
  'react',
  'react',
  'react',
  'react',
  'read',
  'read',
  'recall',
  'edit',
  'edit',
  'hide',
  'mute',
] as const

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
  'endDevice',
  'tab',
] as const

function disturb(stage: Stage, livelyMs: number): void {
  const { dice, network, places } = stage
  const place = dice.pick(places)
  const tab = place && dice.pick(place.tabs)
  if (!place || !tab) return
  const kind = dice.pick(disturbances)
  if (kind === 'cut') network.cut(place.wire, dice.chance(0.3))
  else if (kind === 'offline') goOfflineFor(stage, place, dice.between(500, livelyMs / 5))
  else if (kind === 'away') goOfflineFor(stage, place, dice.between(livelyMs / 5, livelyMs))
  else if (kind === 'restart') network.restart()
  else if (kind === 'endDevice') endDevice(stage, place)
  else if (kind === 'signIn' && places.length < PLACES_MAX) stage.addPlace(place.memberId)
  else if (kind === 'tab' && place.tabs.length === 1) stage.openTab(place)
  else if (kind === 'tab') stage.closeTab(place, tab)
  else if (kind === 'reload') {
    stage.closeTab(place, tab)
    stage.openTab(place)
  }
}

function goOfflineFor(stage: Stage, place: Place, durationMs: number): void {
  stage.goOffline(place, stage.dice.chance(0.3))
  stage.clock.after(durationMs, () => stage.goOnline(place))
}

/** One of several devices of a member is signed out from another one. */
function endDevice({ network, places }: Stage, place: Place): void {
  const others = places.filter((other) => other !== place && other.memberId === place.memberId)
  const deviceId = network.deviceIdOf(place.wire)
  if (others.length > 0 && deviceId) network.ask(place.memberId, '', 'accounts.endDevice', { deviceId })
}

/** Someone says so much while others are away that they will not fetch it all. */
function flood(stage: Stage): void {
  const { dice, network, places } = stage
  const conversation = dice.pick([...network.world.conversations.values()])
  const sender = conversation && dice.pick(presentIn(conversation))
  if (!sender) return
  for (const place of places) if (dice.chance(0.7)) goOfflineFor(stage, place, 10_000)
  for (let count = 0; count < FLOOD; count += 1) {
    const body = { kind: 'text', text: `Flood ${count}` } as const
    const input = { conversationId: conversation.id, messageId: network.world.newId(), body }
    network.ask(sender.memberId, '', 'chat.sendMessage', input)
  }
}
