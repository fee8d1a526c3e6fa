/**
 * A device that lives through whatever happens to the server: it sends again what was not acknowledged, fetches what it
 * missed, and remembers every promise it was given, to be held against what is there in the end.
 */
import type { Message } from '@sampan/contract'
import {
  ApiError,
  type Clock,
  createHttpClient,
  createSocket,
  type HttpClient,
  OfflineError,
  type WebSocketConstructor,
} from '@sampan/sdk'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { oneOf } from '@sampan/testkit/arbitrary/settings.ts'

export interface HardyDevice {
  memberId: string
  http: HttpClient
  /** By conversation, in the order of their numbers, without a gap. */
  held: ReadonlyMap<string, readonly Message[]>
  /** Ids of messages that were tried at all. */
  tried: Set<string>
  /** Number and conversation that the server promised, by id of the message. */
  acknowledged: Map<string, { conversationId: string; seq: number }>
  /** How far reading was acknowledged, by conversation. */
  read: Map<string, number>
  /** What must never be: another message under a number, another number for a message. */
  broken: string[]
  /** Whether nothing is left to be sent again. */
  isIdle(): boolean
  isOnline(): boolean
  /** Tries at once to connect, where it waits. */
  nudge(): void
  /** Begins to talk, or stops to. */
  talk(isTalking: boolean): void
  close(): void
}

export interface HardyOptions {
  address: string
  token: string
  memberId: string
  /** Where it talks. */
  conversationIds: readonly string[]
  random: () => number
  /** Called whenever something changed. */
  onChange(): void
}

/** All waits are a fifth of what they are for people: a test has less patience. */
const HASTE = 5
const hastyClock: Clock = {
  now: () => performance.now() * HASTE,
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs / HASTE)
    return () => clearTimeout(timer)
  },
}

/** How many messages of one device are under way at once. */
const LANES = 3

interface Outgoing {
  conversationId: string
  messageId: string
  text: string
}

export function createHardyDevice(options: HardyOptions): HardyDevice {
  const { address, token, memberId, conversationIds, random, onChange } = options
  const held = new Map<string, Message[]>(conversationIds.map((id) => [id, []]))
  const tried = new Set<string>()
  const acknowledged: HardyDevice['acknowledged'] = new Map()
  const read = new Map<string, number>()
  const broken: string[] = []
  const outbox: Outgoing[] = []
  const healing = new Set<string>()
  /** The highest number that was pushed, by conversation. */
  const heard = new Map<string, number>()
  let underWay = 0
  let isTalking = false
  let count = 0

  const socket = createSocket({
    url: `${address.replace('http', 'ws')}/sync`,
    // Node's own takes headers too, which the types of browsers do not tell.
    WebSocket: globalThis.WebSocket as WebSocketConstructor,
    clock: hastyClock,
    random,
    token,
    onFrame(frame) {
      if (frame.type === 'message') receive(frame.message)
      if (frame.type === 'welcome') {
        for (const id of conversationIds) void heal(id)
        pump()
      }
      onChange()
    },
    onLink: () => onChange(),
    onSignedOut: () => broken.push('signed out'),
    onRefused: () => {},
  })

  function receive(message: Message): void {
    const messages = held.get(message.conversationId)
    if (!messages) return void broken.push(`a message of a conversation it is not in: ${message.conversationId}`)
    const known = messages[message.seq - 1]
    if (known && known.id !== message.id) broken.push(`two messages have number ${message.seq}`)
    if (known) return
    heard.set(message.conversationId, Math.max(message.seq, heard.get(message.conversationId) ?? 0))
    if (message.seq === messages.length + 1) messages.push(message)
    else void heal(message.conversationId)
  }

  /** Fetches until nothing is missing; whoever is cut off goes on after the next welcome. */
  async function heal(conversationId: string): Promise<void> {
    const messages = held.get(conversationId)
    if (!messages || healing.has(conversationId)) return
    healing.add(conversationId)
    try {
      for (let isBehind = true; isBehind; ) {
        const page = await socket.call('chat.fetchMessages', { conversationId, after: messages.length, limit: 200 })
        for (const message of page.messages) if (message.seq === messages.length + 1) messages.push(message)
        // What was pushed meanwhile may have come too early to be kept.
        isBehind = messages.length < Math.max(page.lastSeq, heard.get(conversationId) ?? 0)
      }
    } catch (reason) {
      if (!isTransient(reason)) broken.push(String(reason))
    } finally {
      healing.delete(conversationId)
      onChange()
    }
  }

  function pump(): void {
    while (underWay < LANES && socket.link === 'online') {
      const next = outbox.shift() ?? (isTalking ? newMessage() : undefined)
      if (!next) return
      underWay += 1
      void send(next)
        .catch((reason: unknown) => broken.push(String(reason)))
        .finally(() => {
          underWay -= 1
          onChange()
          pump()
        })
    }
  }

  function newMessage(): Outgoing {
    count += 1
    return { conversationId: oneOf(random, conversationIds), messageId: newUuid(), text: `${count} of ${memberId}` }
  }

  async function send(outgoing: Outgoing): Promise<void> {
    const { conversationId, messageId, text } = outgoing
    tried.add(messageId)
    const input = { conversationId, messageId, body: { kind: 'text' as const, text } }
    try {
      // Now and then twice at once, as a nervous outbox might.
      const times = random() < 0.1 ? 2 : 1
      const answers = await Promise.all(Array.from({ length: times }, () => socket.call('chat.sendMessage', input)))
      for (const { seq } of answers) promise(outgoing, seq)
      if (random() < 0.1) await markRead(conversationId, answers[0]?.seq ?? 1)
    } catch (reason) {
      if (!isTransient(reason)) throw reason
      // Most people try again; some give up, and then it may be there or not, but never twice.
      if (acknowledged.has(messageId) || random() > 0.2) outbox.push(outgoing)
    }
  }

  function promise({ conversationId, messageId }: Outgoing, seq: number): void {
    const before = acknowledged.get(messageId)
    if (before && before.seq !== seq) broken.push(`${messageId} was promised ${before.seq}, then ${seq}`)
    acknowledged.set(messageId, { conversationId, seq })
  }

  async function markRead(conversationId: string, seq: number): Promise<void> {
    const { readSeq } = await socket.call('chat.markRead', { conversationId, seq }, { key: crypto.randomUUID() })
    read.set(conversationId, Math.max(readSeq, read.get(conversationId) ?? 0))
  }

  socket.open()
  return {
    memberId,
    http: createHttpClient({ origin: address, token }),
    held,
    tried,
    acknowledged,
    read,
    broken,
    isIdle: () => underWay === 0 && outbox.length === 0 && healing.size === 0,
    isOnline: () => socket.link === 'online',
    nudge: () => {
      if (socket.link === 'waiting') socket.nudge()
    },
    talk(shall) {
      isTalking = shall
      pump()
    },
    close: () => socket.close(),
  }
}

/** No answer, or one from a server that is about to fall: whether it was done is not known. */
const isTransient = (reason: unknown): boolean =>
  reason instanceof OfflineError || (reason instanceof ApiError && reason.code === 'server.busy')
