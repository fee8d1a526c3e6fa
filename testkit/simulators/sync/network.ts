/** A network that loses, doubles, delays and breaks, and the one server at its end. */
import type { CallFrame, PushFrame } from '@sampan/contract'
import type { WebSocketConstructor, WebSocketLike } from '@sampan/sdk'
import { type Caller, createMethods, pictureSize } from './modelMethods.ts'
import { createWorld, emit, memberOf, presentDevice, Refused, type Telling, type World } from './modelWorld.ts'
import type { Dice } from './random.ts'
import type { VirtualClock } from './virtualTime.ts'

export interface Faults {
  /** Chances, for each push to each socket. */
  drop: number
  double: number
  late: number
  /** Chances for each call: refused as too busy, or failed after it was done. */
  busy: number
  failed: number
  latencyMsMax: number
}

export const calmFaults: Faults = { drop: 0, double: 0, late: 0, busy: 0, failed: 0, latencyMsMax: 50 }

/** Changes an answer on its way out: how the simulation proves that it notices. */
export type Sabotage = (method: string, input: unknown, answer: unknown) => unknown

/** Where a device stands: its network can be cut without any other noticing. */
export interface Wire {
  isOnline: boolean
  token: string
}

interface Connection {
  wire: Wire
  caller: Caller
  socket: WebSocketLike
  isOpen: boolean
  /** The other side is gone and nobody was told. */
  isDead: boolean
  /** Frames of one connection keep their order. */
  toDeviceAtMs: number
  toServerAtMs: number
}

export interface Network {
  readonly world: World
  faults: Faults
  signIn(memberId: string, name: string): Wire
  deviceIdOf(wire: Wire): string | undefined
  socketFor(wire: Wire): WebSocketConstructor
  fetchFor(wire: Wire): typeof fetch
  /** Calls a method as a member, without any network. */
  ask(memberId: string, deviceId: string, method: string, input: unknown): unknown
  cut(wire: Wire, isSilent: boolean): void
  restart(): void
  acknowledged: Set<string>
  /** How long the server takes over a frame before it sends it, in milliseconds: for scenes in which one overtakes another. */
  ponder: (frame: PushFrame) => number
  /** How often something happened that the simulation is there for. */
  reached: Record<
    'reset' | 'newestPage' | 'gapHealed' | 'repeatedSend' | 'moneyTaken' | 'lostPush' | 'signedOut',
    number
  >
}

export function createNetwork(
  dice: Dice,
  clock: VirtualClock,
  sabotage: Sabotage = (_method, _input, answer) => answer,
): Network {
  const connections = new Set<Connection>()
  const sessions = new Map<string, Caller>()
  const answers = new Map<string, unknown>()
  const acknowledged = new Set<string>()
  const world = createWorld(dice.fork(), clock.now, (telling) => tell(telling))
  const methods = createMethods(world) as Record<string, ((caller: Caller, input: unknown) => unknown) | undefined>
  const latency = () => dice.between(2, network.faults.latencyMsMax)

  const close = (connection: Connection, code: number) => {
    if (!connection.isOpen) return
    connection.isOpen = false
    connections.delete(connection)
    if (!connection.isDead) clock.after(latency(), () => connection.socket.onclose?.({ code }))
  }

  const deliver = (connection: Connection, frame: PushFrame) => {
    const text = JSON.stringify(frame)
    const ponderMs = network.ponder(frame)
    if (ponderMs > 0) clock.after(ponderMs, () => put(connection, text))
    else put(connection, text)
  }

  const put = (connection: Connection, text: string) => {
    connection.toDeviceAtMs = Math.max(connection.toDeviceAtMs, clock.now() + latency())
    clock.after(connection.toDeviceAtMs - clock.now(), () => {
      if (connection.isOpen && !connection.isDead) connection.socket.onmessage?.({ data: text })
    })
  }

  const push = (connection: Connection, frame: PushFrame) => {
    const { drop, double, late } = network.faults
    if (dice.chance(drop)) {
      network.reached.lostPush += 1
      return
    }
    if (dice.chance(double)) deliver(connection, frame)
    if (dice.chance(late)) clock.after(dice.between(10, 3_000), () => deliver(connection, frame))
    else deliver(connection, frame)
  }

  const tell = (telling: Telling) => {
    for (const connection of [...connections]) {
      const { caller } = connection
      if (telling.type === 'deviceEnded') {
        if (caller.deviceId !== telling.deviceId) continue
        network.reached.signedOut += 1
        close(connection, 4401)
      } else if (caller.memberId === telling.memberId) {
        push(
          connection,
          telling.type === 'message'
            ? { type: 'message', message: telling.message }
            : { type: 'log', entries: [telling.entry] },
        )
      }
    }
    if (telling.type !== 'deviceEnded') return
    for (const [token, caller] of sessions) if (caller.deviceId === telling.deviceId) sessions.delete(token)
  }

  /** What the server does with a call: the answer, or an error of the contract. */
  const handle = (caller: Caller, method: string, input: unknown, key: string | undefined): unknown => {
    if (dice.chance(network.faults.busy)) throw new Refused('server.busy')
    const known = key && answers.get(`${caller.memberId} ${key}`)
    if (known) return known
    const answer = sabotage(method, input, structuredClone(run(caller, method, input)))
    if (key) answers.set(`${caller.memberId} ${key}`, answer)
    if (dice.chance(network.faults.failed)) throw new Refused('server.failed')
    if (method === 'chat.sendMessage') acknowledge((input as { messageId: string }).messageId)
    countReached(method, input, answer)
    return answer
  }

  const acknowledge = (messageId: string) => {
    if (acknowledged.has(messageId)) network.reached.repeatedSend += 1
    acknowledged.add(messageId)
  }

  const countReached = (method: string, input: unknown, answer: unknown) => {
    const { reached } = network
    const { after, before } = input as { after?: number; before?: number }
    const { messages = [], reset = false } = answer as { messages?: unknown[]; reset?: boolean }
    if (reset) reached.reset += 1
    if (method === 'transfers.accept') reached.moneyTaken += 1
    if (method !== 'chat.fetchMessages' || messages.length === 0) return
    if (after !== undefined) reached.gapHealed += 1
    else if (before === undefined) reached.newestPage += 1
  }

  const run = (caller: Caller, method: string, input: unknown): unknown => {
    const implemented = methods[method]
    if (!implemented) throw new Refused('method.notFound')
    return implemented(caller, input)
  }

  const receive = (connection: Connection, text: string) => {
    const { id, method, input, key } = JSON.parse(text) as CallFrame
    try {
      deliver(connection, { type: 'answer', id, output: handle(connection.caller, method, input, key) })
    } catch (reason) {
      if (!(reason instanceof Refused)) throw reason
      deliver(connection, { type: 'answer', id, error: reason.error })
    }
  }

  const connect = (wire: Wire, socket: WebSocketLike): Connection => {
    const connection: Connection = {
      wire,
      caller: { memberId: '', deviceId: '' },
      socket,
      isOpen: true,
      isDead: false,
      toDeviceAtMs: 0,
      toServerAtMs: 0,
    }
    clock.after(latency(), () => {
      const caller = sessions.get(wire.token)
      if (!connection.isOpen) return
      if (!wire.isOnline || !caller) return close(connection, 1006)
      connection.caller = caller
      connections.add(connection)
      const { logSeq } = memberOf(world, caller.memberId)
      deliver(connection, { type: 'welcome', ...caller, logSeq, online: [] })
    })
    return connection
  }

  const network: Network = {
    world,
    faults: calmFaults,
    acknowledged,
    ponder: () => 0,
    reached: { reset: 0, newestPage: 0, gapHealed: 0, repeatedSend: 0, moneyTaken: 0, lostPush: 0, signedOut: 0 },
    signIn(memberId, name) {
      const member = memberOf(world, memberId)
      const device = { id: world.newId(), memberId, name, createdAt: world.now() }
      member.devices.set(device.id, device)
      const token = world.newId()
      sessions.set(token, { memberId, deviceId: device.id })
      emit(world, [memberId], { name: 'accounts.deviceAdded', body: { device: presentDevice(device, false) } })
      return { isOnline: true, token }
    },
    deviceIdOf: (wire) => sessions.get(wire.token)?.deviceId,
    ask: (memberId, deviceId, method, input) => run({ memberId, deviceId }, method, input),

    socketFor(wire) {
      return class implements WebSocketLike {
        onopen = null
        onmessage: WebSocketLike['onmessage'] = null
        onclose: WebSocketLike['onclose'] = null
        onerror = null
        readonly #connection = connect(wire, this)

        send(text: string) {
          const connection = this.#connection
          connection.toServerAtMs = Math.max(connection.toServerAtMs, clock.now() + latency())
          clock.after(connection.toServerAtMs - clock.now(), () => {
            if (connection.isOpen && !connection.isDead) receive(connection, text)
          })
        }

        close() {
          const connection = this.#connection
          connection.isOpen = false
          connections.delete(connection)
        }
      }
    },

    fetchFor: (wire) => (address, init) =>
      new Promise((resolve, reject) => {
        const url = new URL(String(address))
        const method = url.pathname.replace('/api/', '')
        const key = new Headers(init?.headers).get('idempotency-key') ?? undefined
        const input: unknown =
          typeof init?.body === 'string' ? JSON.parse(init.body) : JSON.parse(url.searchParams.get('input') ?? '{}')
        clock.after(latency(), () => {
          if (!wire.isOnline) return reject(new TypeError('network'))
          const { status, body } = answerHttp(sessions.get(wire.token), method, input, key)
          clock.after(latency(), () => {
            if (!wire.isOnline || dice.chance(network.faults.drop)) return reject(new TypeError('network'))
            resolve(new Response(JSON.stringify(body), { status }))
          })
        })
      }),

    cut(wire, isSilent) {
      for (const connection of [...connections]) {
        if (connection.wire !== wire) continue
        connection.isDead = isSilent
        close(connection, 1006)
      }
    },
    restart() {
      for (const connection of [...connections]) close(connection, 1001)
    },
  }

  const answerHttp = (caller: Caller | undefined, method: string, input: unknown, key: string | undefined) => {
    try {
      if (!caller) throw new Refused('auth.required')
      if (method === 'files.uploadPicture' || method === 'files.uploadVoice') {
        const known = answers.get(`upload ${key}`)
        const file = known ?? { id: world.newId(), mediaType: '', sizeBytes: 1, ...pictureSize }
        answers.set(`upload ${key}`, file)
        return { status: 200, body: file }
      }
      return { status: 200, body: handle(caller, method, input, key) }
    } catch (reason) {
      if (!(reason instanceof Refused)) throw reason
      return { status: 400, body: reason.error }
    }
  }
  return network
}
