/**
 * The wire over a socket: pushes come in, calls go out, and the connection is kept up by itself. What was pushed while it
 * was down is lost by design; whoever listens fetches it after the next `welcome`.
 */
import type { PushFrame } from '@sampan/contract'
import type { Clock, Random } from './clock.ts'
import { ApiError, OfflineError } from './errors.ts'
import type { Call } from './http.ts'

/** The part of a browser's `WebSocket` that is used; Node's own and `ws` have it too. */
export interface WebSocketLike {
  onopen: ((event: never) => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  onerror: ((event: never) => void) | null
  send(text: string): void
  close(code?: number): void
}

export type WebSocketConstructor = new (url: string, options?: { headers: Record<string, string> }) => WebSocketLike

/** `waiting`: between two attempts. `ended`: closed by us, or signed out by the server. */
export type LinkState = 'ended' | 'connecting' | 'online' | 'waiting'

export type AnswerFrame = Extract<PushFrame, { type: 'answer' }>
export type NewsFrame = Exclude<PushFrame, AnswerFrame>

export interface SocketOptions {
  /** Such as `wss://sampan.example/sync`. */
  url: string
  WebSocket: WebSocketConstructor
  clock: Clock
  random: Random
  /** For programs, as a header; browsers send their cookie. */
  token?: string | null
  onFrame(frame: NewsFrame): void
  onLink(link: LinkState): void
  /** The session of this device is over: there will be no further attempt. */
  onSignedOut(): void
  /** A connection ended before it was welcome. A browser does not say why: ask over HTTP whether the session is over. */
  onRefused(): void
}

export interface Socket {
  readonly link: LinkState
  open(): void
  /** Closes for good; `open` begins anew. */
  close(): void
  /** Tries at once where it waits, and asks for a sign of life where it is online. */
  nudge(): void
  /**
   * Rejects with `ApiError`, or with `OfflineError` where no answer came: it may or may not have been done. While a
   * connection is being made the call waits for it.
   */
  call: Call
}

/** The server's word for "this session is over": see `closeCodes` of the contract. */
const SIGNED_OUT = 4401
const TOO_MANY = 4429

const WELCOME_MS_MAX = 10_000
const ANSWER_MS_MAX = 20_000
/** After so long without a frame a sign of life is asked for, which has so long to come: a dead link shows in 30 s. */
const QUIET_MS_MAX = 18_000
const SIGN_OF_LIFE_MS_MAX = 10_000
const BACK_OFF_MS_MIN = 400
const BACK_OFF_MS_MAX = 30_000
/** A connection that lasted so long was a good one: the next failure starts with short waits again. */
const STEADY_MS = 5_000

interface Waiting {
  resolve(output: never): void
  reject(error: Error): void
  forget(): void
}

export function createSocket(options: SocketOptions): Socket {
  const { clock } = options
  let link: LinkState = 'ended'
  let current: WebSocketLike | undefined
  let failures = 0
  let nextId = 1
  let heardAt = 0
  let welcomedAt: number | undefined
  let cancelTimer = () => {}
  const waiting = new Map<number, Waiting>()
  /** Asked while a connection was being made, such as right after a page was loaded. */
  const unsent = new Map<number, string>()

  const setLink = (next: LinkState) => {
    if (next === link) return
    link = next
    options.onLink(next)
  }
  const setTimer = (delayMs: number, call: () => void) => {
    cancelTimer()
    cancelTimer = clock.after(delayMs, call)
  }

  const connect = () => {
    cancelTimer()
    setLink('connecting')
    welcomedAt = undefined
    const headers = options.token ? { headers: { authorization: `Bearer ${options.token}` } } : undefined
    const socket = headers ? new options.WebSocket(options.url, headers) : new options.WebSocket(options.url)
    current = socket
    socket.onmessage = (event) => {
      if (socket === current && typeof event.data === 'string') receive(event.data)
    }
    socket.onclose = (event) => {
      if (socket === current) drop(event.code)
    }
    // `close` follows and says all there is to know.
    socket.onerror = () => {}
    setTimer(WELCOME_MS_MAX, () => drop(undefined))
  }

  const receive = (text: string) => {
    heardAt = clock.now()
    const frame = parseFrame(text)
    if (!frame) return
    if (frame.type === 'answer') return settle(frame)
    if (frame.type === 'welcome') {
      welcomedAt = heardAt
      watch()
      setLink('online')
    }
    if (welcomedAt !== undefined) options.onFrame(frame)
    if (frame.type === 'welcome') sendUnsent()
  }

  /** Only now: who listens has seen whose session this is, and has closed the socket where it is another one's. */
  const sendUnsent = () => {
    for (const text of unsent.values()) current?.send(text)
    unsent.clear()
  }

  const settle = (frame: AnswerFrame) => {
    const asked = waiting.get(frame.id)
    if (!asked) return
    asked.forget()
    if ('error' in frame) asked.reject(new ApiError(frame.error))
    // The contract says what a method answers, and the server's tests hold it to that.
    else asked.resolve(frame.output as never)
  }

  /** Looks from time to time whether anything was heard. */
  const watch = () => {
    const quietMs = clock.now() - heardAt
    if (quietMs < QUIET_MS_MAX) return setTimer(QUIET_MS_MAX - quietMs, watch)
    askForLife()
  }
  const askForLife = () => {
    const askedAt = clock.now()
    call('accounts.describeServer', {}).catch(() => {})
    setTimer(SIGN_OF_LIFE_MS_MAX, () => (heardAt >= askedAt ? watch() : drop(undefined)))
  }

  /** The connection is gone, or taken for gone. `code` is undefined where we gave up on it. */
  const drop = (code: number | undefined) => {
    const socket = current
    current = undefined
    if (code === undefined) socket?.close()
    const wasWelcome = welcomedAt !== undefined
    if (welcomedAt !== undefined && clock.now() - welcomedAt >= STEADY_MS) failures = 0
    for (const asked of [...waiting.values()]) {
      asked.forget()
      asked.reject(new OfflineError('The connection broke before an answer came.'))
    }
    if (code === SIGNED_OUT) {
      cancelTimer()
      setLink('ended')
      return options.onSignedOut()
    }
    setTimer(backOffMs(failures, code, options.random), connect)
    failures += 1
    setLink('waiting')
    if (!wasWelcome) options.onRefused()
  }

  const call: Call = (method, input, { key, signal } = {}) =>
    new Promise((resolve, reject) => {
      const socket = current
      if (!socket) return reject(new OfflineError())
      if (signal?.aborted) return reject(new OfflineError('The call was cancelled.'))
      const id = nextId++
      const cancel = clock.after(ANSWER_MS_MAX, () => give(new OfflineError('The server did not answer in time.')))
      const onAbort = () => give(new OfflineError('The call was cancelled.'))
      const asked: Waiting = {
        resolve,
        reject,
        forget() {
          waiting.delete(id)
          unsent.delete(id)
          cancel()
          signal?.removeEventListener('abort', onAbort)
        },
      }
      const give = (error: Error) => {
        asked.forget()
        reject(error)
      }
      signal?.addEventListener('abort', onAbort)
      waiting.set(id, asked)
      const text = JSON.stringify({ id, method, input, ...(key ? { key } : {}) })
      if (welcomedAt === undefined) unsent.set(id, text)
      else socket.send(text)
    })

  return {
    get link() {
      return link
    },
    call,
    open() {
      if (link !== 'ended') return
      failures = 0
      connect()
    },
    close() {
      cancelTimer()
      const socket = current
      current = undefined
      welcomedAt = undefined
      for (const asked of [...waiting.values()]) {
        asked.forget()
        asked.reject(new OfflineError('The connection was closed.'))
      }
      socket?.close(1000)
      setLink('ended')
    },
    nudge() {
      if (link === 'waiting') {
        failures = 0
        connect()
      } else if (link === 'online') askForLife()
    },
  }
}

/** Grows twofold with each failure; half of it is left to chance, so that a restarted server is not stormed. */
export function backOffMs(failures: number, code: number | undefined, random: Random): number {
  const grown = Math.min(BACK_OFF_MS_MAX, BACK_OFF_MS_MIN * 2 ** Math.min(failures, 10))
  const wait = code === TOO_MANY ? Math.max(grown, 10_000) : grown
  return wait / 2 + (wait / 2) * random()
}

function parseFrame(text: string): PushFrame | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isFrame = typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
    return isFrame ? (value as PushFrame) : undefined
  } catch {
    return undefined
  }
}
