/**
 * Many devices run the real sync on a network that loses, doubles, delays and breaks, against a model of the server, on
 * virtual time. In the end the network is calm, and every device must hold exactly what the server would tell it.
 */
import { judge, type Queued } from './judge.ts'
import { presentIn } from './modelWorld.ts'
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
const LIVELY_MS = 150_000
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
  const sometime = (call: () => void) => stage.clock.after(dice.between(0, LIVELY_MS), call)

  settle(stage)
  network.faults = chooseFaults(dice)
  for (const memberId of stage.memberIds()) stage.addPlace(memberId)
  for (let done = 0; done < ACTS; done += 1) sometime(() => act(stage, queued))
  for (let done = 0; done < DISTURBANCES; done += 1) sometime(() => disturb(stage))
  if (dice.chance(0.1)) sometime(() => flood(stage))
  await stage.pass(LIVELY_MS, true)

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

function act(stage: Stage, queued: Map<string, Queued>): void {
  const place = stage.dice.pick(stage.places)
  const sync = place && stage.dice.pick(place.tabs)
  if (sync?.status.get().session !== 'signedIn' || !place) return
  const doing = {
    sync,
    selfId: place.memberId,
    everyoneIds: stage.memberIds(),
    dice: stage.dice.fork(),
    onQueued: (messageId: string, conversationId: string) => {
      queued.set(messageId, { place, conversationId })
    },
  }
  doSomething(doing).catch((error: unknown) => {
    // The tab was closed while someone did something in it.
    if (place.tabs.includes(sync)) stage.trouble(error)
  })
}

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

function disturb(stage: Stage): void {
  const { dice, network, places } = stage
  const place = dice.pick(places)
  const tab = place && dice.pick(place.tabs)
  if (!place || !tab) return
  const kind = dice.pick(disturbances)
  if (kind === 'cut') network.cut(place.wire, dice.chance(0.3))
  else if (kind === 'offline') goOfflineFor(stage, place, dice.between(1_000, 30_000))
  else if (kind === 'away') goOfflineFor(stage, place, dice.between(30_000, LIVELY_MS))
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
