/**
 * The server is killed again and again under load, sometimes its database, sometimes both, while eight people talk and
 * come back. Afterwards every acknowledged message is on every device exactly once, in the same order everywhere, without
 * a gap; what was never acknowledged is there at most once. `KILL_ROUNDS=50 SEED=…` go further.
 */
import { createHttpClient, type HttpClient } from '@sampan/sdk'
import { seed, seededRandom } from '@sampan/testkit/arbitrary/settings.ts'
import { createServerProcess, type ServerProcess } from '@sampan/testkit/server/serverProcess.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { createHardyDevice, type HardyDevice } from './hardyDevice.ts'

/** Each comes up, whatever the seed. */
const ways = ['server', 'database', 'server', 'both'] as const
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 6)
const PEOPLE = 8
const ROUND_MS_MAX = 60_000

let server: ServerProcess | undefined
let devices: HardyDevice[] = []

afterAll(async () => {
  for (const device of devices) device.close()
  await server?.tidy()
})

interface Signed {
  memberId: string
  token: string
  http: HttpClient
}

async function signUp(address: string, index: number): Promise<Signed> {
  const signedIn = await createHttpClient({ origin: address }).call('accounts.signUp', {
    handle: `person_${index}`,
    name: `Person ${index}`,
    password: 'a boat on the river',
    language: 'en',
    deviceName: 'Test device',
    session: 'token',
  })
  const token = signedIn.token ?? ''
  return { memberId: signedIn.self.member.id, token, http: createHttpClient({ origin: address, token }) }
}

/** Eight people, all of them in one group; the first talks with each of the others as well. */
async function settle(address: string) {
  const people: Signed[] = []
  for (let index = 0; index < PEOPLE; index += 1) people.push(await signUp(address, index))
  const [first, ...others] = people
  if (!first) throw new Error('Someone has to begin')
  const places = new Map<string, string[]>(people.map(({ memberId }) => [memberId, []]))
  for (const other of others) {
    await first.http.call('contacts.requestContact', { memberId: other.memberId, greeting: '' })
    const { conversationId } = await other.http.call('contacts.acceptRequest', { memberId: first.memberId })
    for (const { memberId } of [first, other]) places.get(memberId)?.push(conversationId)
  }
  const memberIds = others.map(({ memberId }) => memberId)
  const { conversation } = await first.http.call('chat.createGroup', { title: 'All', memberIds })
  for (const list of places.values()) list.push(conversation.id)
  return { people, places }
}

/** Whoever waits for something looks whenever a device changed. */
function createWatch() {
  const looks = new Set<() => void>()
  return {
    changed() {
      for (const look of [...looks]) look()
    },
    until(what: string, isSo: () => boolean): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(() => reject(new Error(`Waited in vain until ${what}`))), ROUND_MS_MAX)
        const finish = (act: () => void) => {
          clearTimeout(timer)
          looks.delete(look)
          act()
        }
        const look = () => {
          if (isSo()) finish(resolve)
        }
        looks.add(look)
        look()
      })
    },
  }
}

describe('a server that is killed', () => {
  it(`loses nothing that it acknowledged (seed ${seed}, ${ROUNDS} times)`, {
    timeout: 60_000 + ROUNDS * ROUND_MS_MAX,
  }, async () => {
    const random = seededRandom(seed)
    const running = await createServerProcess()
    server = running
    await running.start()
    const { people, places } = await settle(running.address)
    const watch = createWatch()
    devices = people.map(({ memberId, token }, index) =>
      createHardyDevice({
        address: running.address,
        token,
        memberId,
        conversationIds: places.get(memberId) ?? [],
        random: seededRandom(seed + index + 1),
        onChange: () => watch.changed(),
      }),
    )
    const countAcknowledged = () => devices.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
    for (const device of devices) device.talk(true)

    for (let round = 0; round < ROUNDS; round += 1) {
      // Under load: some hundred messages after everyone is back, at a moment that chance picks.
      await watch.until(`round ${round}: all are online`, () => devices.every((device) => device.isOnline()))
      const enough = countAcknowledged() + 20 + Math.floor(random() * 300)
      await watch.until(`round ${round}: enough is sent`, () => countAcknowledged() >= enough)
      const way = ways[round % ways.length]
      if (way === 'server') await running.kill()
      else if (way === 'both') await running.killBoth()
      else expect(await running.killDatabase(), 'a server without its database gives up').toBe(1)
      // The next start needs no hand.
      await running.start()
      for (const device of devices) device.nudge()
    }

    await watch.until('all are online', () => devices.every((device) => device.isOnline()))
    for (const device of devices) device.talk(false)
    await watch.until('all is sent', () => devices.every((device) => device.isIdle()))
    const truths = await readTruths(devices)
    const isComplete = (device: HardyDevice) =>
      [...device.held].every(([id, messages]) => messages.length === truths.get(id)?.length)
    await watch.until('every device has everything', () => devices.every(isComplete))

    expect(devices.flatMap(({ broken }) => broken)).toEqual([])
    checkNumbers(truths)
    checkDevices(devices, truths)
    checkPromises(devices, truths)
    await checkRest(devices)
    expect(countAcknowledged()).toBeGreaterThan(ROUNDS * 20)

    for (const device of devices) device.close()
    expect(await running.stop()).toBe(0)
  })
})

type Truths = ReadonlyMap<string, readonly string[]>

/** The ids of the messages of each conversation, by their numbers, as the server tells them over HTTP. */
async function readTruths(all: readonly HardyDevice[]): Promise<Truths> {
  const truths = new Map<string, string[]>()
  for (const { held, http } of all) {
    for (const conversationId of held.keys()) {
      if (truths.has(conversationId)) continue
      const ids: string[] = []
      for (let lastSeq = 1; ids.length < lastSeq; ) {
        const page = await http.call('chat.fetchMessages', { conversationId, after: ids.length, limit: 200 })
        for (const { seq, id } of page.messages) {
          expect(seq, 'numbers have no gap').toBe(ids.length + 1)
          ids.push(id)
        }
        lastSeq = page.lastSeq
      }
      truths.set(conversationId, ids)
    }
  }
  return truths
}

function checkNumbers(truths: Truths): void {
  for (const ids of truths.values()) expect(new Set(ids).size, 'no message is there twice').toBe(ids.length)
}

function checkDevices(all: readonly HardyDevice[], truths: Truths): void {
  for (const { held } of all)
    for (const [conversationId, messages] of held)
      expect(messages.map(({ id }) => id)).toEqual(truths.get(conversationId))
}

function checkPromises(all: readonly HardyDevice[], truths: Truths): void {
  const known = new Set<string>()
  for (const { acknowledged, tried } of all) {
    for (const [id, { conversationId, seq }] of acknowledged) expect(truths.get(conversationId)?.[seq - 1]).toBe(id)
    for (const id of tried) known.add(id)
  }
  // Beyond what was tried there are only the notes with which conversations begin.
  for (const ids of truths.values()) expect(ids.slice(1).filter((id) => !known.has(id))).toEqual([])
}

/** What travels in logs kept its promises as well: read marks are where they were acknowledged, logs have no gap. */
async function checkRest(all: readonly HardyDevice[]): Promise<void> {
  for (const { read, http } of all) {
    for (const [conversationId, seq] of read) {
      const { conversation } = await http.call('chat.getConversation', { conversationId })
      expect(conversation.readSeq).toBeGreaterThanOrEqual(seq)
    }
    const seqs: number[] = []
    for (let after = 0, more = true; more; ) {
      const page = await http.call('sync.catchUp', { logSeq: after })
      seqs.push(...page.entries.map((entry) => entry.seq))
      after = page.logSeq
      more = page.more
    }
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1))
  }
}
