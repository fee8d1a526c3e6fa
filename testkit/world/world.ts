/** The whole platform in one process on a database of its own: what tests on modules stand on. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  decimalText,
  type Input,
  type MethodName,
  methodsByName,
  type Output,
  parseAmount,
  type Self,
} from '@sampan/contract'
import { type App, startApp } from '@sampan/server/app.ts'
import type { Ring } from '@sampan/server/kernel/bus.ts'
import { type Config, readConfig } from '@sampan/server/kernel/config.ts'
import { connectDatabase } from '@sampan/server/kernel/database/connect.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { runWaitingJobs } from '@sampan/server/kernel/jobs.ts'
import type { AnyCaller, FileAnswer } from '@sampan/server/kernel/method.ts'
import { type FetchGuarded, type GuardedSurroundings, OutboundError } from '@sampan/server/kernel/outbound/index.ts'
import { createLog } from '@sampan/server/kernel/telemetry/log.ts'
import { openingMoney } from '@sampan/server/modules/wallet/index.ts'
import { createPlatform, type Platform } from '@sampan/server/platform.ts'
import type { Database } from '@sampan/server/schema/index.ts'
import type pg from 'pg'
import { createTestDatabase } from '../database.ts'
import { createManualClock, createRunningClock, type ManualClock } from './clock.ts'

/** Someone of the world, on one device. */
export interface Person {
  id: string
  handle: string
  deviceId: string
  token: string
  self: Self
  caller: AnyCaller
}

/** A tuple of a small number of things, a list of a large or unknown one. */
type Several<Thing, Count extends number, Made extends Thing[] = []> = number extends Count
  ? [Thing, ...Thing[]]
  : Made['length'] extends Count
    ? Made
    : Made['length'] extends 20
      ? [...Made, ...Thing[]]
      : Several<Thing, Count, [...Made, Thing]>

export interface World {
  platform: Platform
  clock: ManualClock
  pool: pg.Pool
  config: Config
  /** What the bus rang so far. */
  rings: Ring[]
  /** What was sent to telephones, the latest last. */
  textMessages: { number: string; text: string }[]
  /** Calls a method as someone, or as nobody; throws a Refusal. */
  call<Name extends MethodName>(
    who: Person | null,
    method: Name,
    input: Input<Name>,
    options?: { key?: string; bytes?: Buffer },
  ): Promise<Output<Name>>
  /** As `call`, for input that types would refuse. */
  callRaw(
    who: Person | null,
    method: string,
    input: unknown,
    options?: { key?: string; bytes?: Buffer },
  ): Promise<unknown>
  fetchFile(who: Person | null, fileId: string, variant?: 'original' | 'thumbnail'): Promise<FileAnswer>
  /** A new member with a handle of its own. */
  person(name?: string): Promise<Person>
  /** So many new members. */
  people<Count extends number>(count: Count): Promise<Several<Person, Count>>
  /** Another device of the same member. */
  anotherDevice(person: Person): Promise<Person>
  /** Makes two people contacts; returns their conversation. */
  befriend(a: Person, b: Person): Promise<string>
  /** A group of befriended people; the first is the owner. */
  group(people: readonly [Person, ...Person[]], title?: string): Promise<string>
  /** Sends a text; returns its number. */
  say(who: Person, conversationId: string, text: string): Promise<number>
  /** Puts money into someone's wallet, out of nowhere: "12.50" EUR. */
  giveMoney(who: Person, amount: string, currency?: string): Promise<void>
  /** Sets `PIN` where there is none yet. */
  setPin(who: Person): Promise<void>
  /** Shows `PIN`, for one act of at most so much; answers the proof. */
  provePin(who: Person, amount: string, currency?: string): Promise<string>
  /** What someone could spend, as "12.50". */
  available(who: Person, currency?: string): Promise<string>
  /** Works off the jobs that are waiting. */
  runJobs(): Promise<void>
  /**
   * Opens the doors as well: HTTP and the socket on a free port, and the built web app if its folder is given. Opened
   * once more after closing, it is as after a restart: a new platform, which does not hear what `call` does.
   */
  serve(webFolder?: string): Promise<App>
  close(): Promise<void>
}

export const PASSWORD = 'a boat on the river'
export const PIN = '280416'

function minorUnits(amount: string, currency: string): bigint {
  const minor = parseAmount(amount, currency)
  if (minor === undefined) throw new Error(`"${amount}" is no amount of ${currency}`)
  return minor
}

export interface WorldOptions {
  /** Settings by their names, such as `{ SAMPAN_SIGN_UP: 'closed' }`. */
  settings?: Record<string, string>
  demoHandles?: readonly string[]
  /** In place of the internet, which tests never ask. */
  fetchGuarded?: FetchGuarded
  /** In place of the internet of mini programs. */
  surroundings?: GuardedSurroundings
  /** `off`: as a server without text messages. */
  sms?: 'off'
  /** Stands still unless told otherwise; browsers want one that runs as theirs does. */
  clock?: 'still' | 'running'
}

/** An internet without any names. */
const nowhere: FetchGuarded = async () => {
  throw new OutboundError('nameNotFound')
}

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const testDatabase = await createTestDatabase()
  const dataDirectory = mkdtempSync(join(tmpdir(), 'sampan-world-'))
  // A fault of the server is never expected: a test that meets one should say which.
  const log = createLog({ level: 'error' })
  const clock = options.clock === 'running' ? createRunningClock() : createManualClock()
  const settings = { SAMPAN_DATA: dataDirectory, SAMPAN_PORT: '0', SAMPAN_RATE_FACTOR: '1000000', ...options.settings }
  const config = readConfig(settings, dataDirectory)
  const database = await connectDatabase<Database>({ connection: testDatabase.connectionString, log })
  const textMessages: World['textMessages'] = []
  const sms = {
    async send(number: string, text: string) {
      textMessages.push({ number, text })
    },
  }
  const shared = {
    config,
    log,
    database,
    version: '0.0.0-test',
    demoHandles: options.demoHandles ?? [],
    fetchGuarded: options.fetchGuarded ?? nowhere,
    surroundings: options.surroundings ?? { resolve: async () => [] },
    clock,
    ...(options.sms === 'off' ? {} : { sms }),
    hashCost: { memoryKib: 1024, passes: 2, parallelism: 1 },
  }
  const platform = createPlatform(shared)
  const rings: Ring[] = []
  platform.bus.listen((ring) => rings.push(ring))
  const apps = new Set<App>()
  let served = false
  let count = 0

  const callerOf = (who: Person | null): AnyCaller =>
    who?.caller ?? { member: null, address: '127.0.0.1', userAgent: '' }

  async function callRaw(who: Person | null, method: string, input: unknown, extra?: { key?: string; bytes?: Buffer }) {
    const answer = await platform.dispatcher.call(callerOf(who), { method, input, ...extra })
    return answer.type === 'json' ? answer.output : answer.file
  }

  const world: World = {
    platform,
    clock,
    pool: database.pool,
    config,
    rings,
    textMessages,
    call: (who, method, input, extra) => callRaw(who, method, input, extra) as Promise<Output<typeof method>>,
    callRaw,
    async fetchFile(who, fileId, variant = 'original') {
      const answer = await platform.dispatcher.call(callerOf(who), {
        method: 'files.fetchFile',
        input: { fileId, variant },
      })
      if (answer.type !== 'file') throw new Error('files.fetchFile answers a file')
      return answer.file
    },
    async person(name) {
      count += 1
      const handle = `${(name ?? 'person').toLowerCase()}_${count}`
      const signedIn = await world.call(null, 'accounts.signUp', {
        handle,
        name: name ?? `Person ${count}`,
        password: PASSWORD,
        language: 'en',
        deviceName: 'Test device',
        session: 'token',
      })
      return personOf(signedIn.self, signedIn.deviceId, signedIn.token)
    },
    async people(many) {
      const made: Person[] = []
      for (let index = 0; index < many; index += 1) made.push(await world.person())
      return made as Several<Person, typeof many>
    },
    async anotherDevice({ handle }) {
      const input = { handle, password: PASSWORD, deviceName: 'Another device', session: 'token' as const }
      const signedIn = await world.call(null, 'accounts.signIn', input)
      return personOf(signedIn.self, signedIn.deviceId, signedIn.token)
    },
    async befriend(a, b) {
      await world.call(a, 'contacts.requestContact', { memberId: b.id, greeting: '' })
      return (await world.call(b, 'contacts.acceptRequest', { memberId: a.id })).conversationId
    },
    async group([owner, ...others], title) {
      const memberIds = others.map(({ id }) => id)
      for (const other of others) {
        const { relation } = await world.call(owner, 'contacts.getRelation', { memberId: other.id })
        if (relation.state !== 'contact') await world.befriend(owner, other)
      }
      return (await world.call(owner, 'chat.createGroup', { title: title ?? null, memberIds })).conversation.id
    },
    async say(who, conversationId, text) {
      const body = { kind: 'text' as const, text }
      return (await world.call(who, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })).seq
    },
    async giveMoney(who, amount, currency = 'EUR') {
      const money = { amount: minorUnits(amount, currency), currency }
      await platform.transactions.write((tx) => openingMoney(tx, who.id, money))
    },
    async setPin(who) {
      const { standing } = await world.call(who, 'wallet.getWallet', {})
      if (!standing.pin.set) await world.call(who, 'wallet.setPin', { pin: PIN })
    },
    async provePin(who, amount, currency = 'EUR') {
      await world.setPin(who)
      const input = { pin: PIN, amount: String(minorUnits(amount, currency)), currency }
      return (await world.call(who, 'wallet.provePin', input)).proof
    },
    async available(who, currency = 'EUR') {
      const { balances } = await world.call(who, 'wallet.getWallet', {})
      return decimalText(BigInt(balances.find((balance) => balance.currency === currency)?.available ?? 0), currency)
    },
    runJobs: () => runWaitingJobs(database.pool, platform.jobHandlers, log),
    async serve(webFolder) {
      const app = await startApp({ ...shared, webFolder: webFolder ?? null }, served ? undefined : platform)
      served = true
      apps.add(app)
      return {
        ...app,
        async close() {
          if (apps.delete(app)) await app.close()
        },
      }
    },
    async close() {
      for (const app of apps) await app.close()
      await platform.drained()
      await database.close()
      await testDatabase.drop()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
  return world

  function personOf(self: Self, deviceId: string, token: string | null): Person {
    if (token === null) throw new Error('A program gets its token')
    const caller = { member: { memberId: self.member.id, deviceId }, address: '127.0.0.1', userAgent: 'test' }
    return { id: self.member.id, handle: self.member.handle, deviceId, token, self, caller }
  }
}

/** A key for an idempotent command. */
export const newKey = (): string => randomUUID()

/** The method's declaration, for tests over all methods. */
export const declarationOf = (name: string) => {
  const declared = methodsByName.get(name)
  if (!declared) throw new Error(`There is no method ${name}`)
  return declared
}
