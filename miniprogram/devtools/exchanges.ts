// What a preview asks of the network, as its maker's panel shows it: heard at the app's doors, so that nothing that goes
// out is left out, and nothing of it is changed.

import type { AppDoors, FetchAnswer, OutgoingRequest } from '../host/doors.ts'

export type ExchangeKind = OutgoingRequest['kind'] | 'socket'
export type HeaderPair = [name: string, value: string]

/** Bytes as far as they can be shown. */
export interface ShownBody {
  /** Null where it is no text. */
  text: string | null
  bytes: number
  isCut: boolean
}

export interface SocketLine {
  id: number
  isSent: boolean
  text: string | null
  bytes: number
  at: number
}

export interface Exchange {
  id: number
  kind: ExchangeKind
  method: string
  url: string
  /** Milliseconds since 1970. */
  begunAt: number
  /** Null while it goes on. */
  durationMs: number | null
  state: 'running' | 'done' | 'failed'
  status: number | null
  /** Why it failed, such as 'timeout'; '' where it did not. */
  failure: string
  sentHeaders: HeaderPair[]
  sent: ShownBody | null
  headers: HeaderPair[]
  received: ShownBody | null
  lines: SocketLine[]
}

const shownBytesMax = 200_000
const linesMax = 200

interface WatchOptions {
  /** Milliseconds since 1970. */
  now(): number
  begin(exchange: Omit<Exchange, 'id'>): number
  change(id: number, change: (before: Exchange) => Partial<Exchange>): void
}

export function watchDoors(doors: AppDoors, options: WatchOptions): AppDoors {
  const { fetch, openSocket } = doors
  return {
    ...doors,
    ...(fetch && { fetch: watchFetch(fetch, options) }),
    ...(openSocket && { openSocket: watchSockets(openSocket, options) }),
  }
}

function watchFetch(
  fetch: NonNullable<AppDoors['fetch']>,
  { now, begin, change }: WatchOptions,
): NonNullable<AppDoors['fetch']> {
  return async (request, signal) => {
    const begunAt = now()
    const { kind, method, url, headers, body } = request
    const id = begin({ ...beginning, kind, method, url, begunAt, sentHeaders: headers })
    if (body !== null) void shownBody(body, headers).then((sent) => change(id, () => ({ sent })))
    const end = (state: 'done' | 'failed', failure = '') =>
      change(id, ({ state: before }) =>
        before === 'running' ? { state, failure, durationMs: Math.max(0, now() - begunAt) } : {},
      )
    let answer: FetchAnswer
    try {
      answer = await fetch(request, signal)
    } catch (error) {
      end('failed', signal.aborted ? 'abort' : 'unreachable')
      throw error
    }
    if (answer.failure !== null) {
      end('failed', answer.failure)
      return answer
    }
    const { statusCode, headers: answered } = answer
    change(id, () => ({ status: statusCode, headers: answered }))
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let bytes = 0
    let kept = 0
    const told = (state: 'done' | 'failed', failure = '') => {
      change(id, () => ({ received: { text: textOf(pieces, answered), bytes, isCut: bytes > kept } }))
      end(state, failure)
    }
    signal.addEventListener('abort', () => told('failed', 'abort'), { once: true })
    const heard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        bytes += piece.byteLength
        if (kept < shownBytesMax) {
          const part = piece.slice(0, shownBytesMax - kept)
          pieces.push(part)
          kept += part.byteLength
        }
        controller.enqueue(piece)
      },
      flush: () => told('done'),
    })
    return { ...answer, body: answer.body.pipeThrough(heard) }
  }
}

function watchSockets(
  openSocket: NonNullable<AppDoors['openSocket']>,
  { now, begin, change }: WatchOptions,
): NonNullable<AppDoors['openSocket']> {
  return (url, protocols) => {
    const begunAt = now()
    const sentHeaders: HeaderPair[] = protocols.length === 0 ? [] : [['sec-websocket-protocol', protocols.join(', ')]]
    const id = begin({ ...beginning, kind: 'socket', method: 'GET', url, begunAt, sentHeaders })
    const socket = openSocket(url, protocols)
    const note = (isSent: boolean, data: unknown) => {
      const text = typeof data === 'string' ? data.slice(0, 10_000) : null
      const bytes = typeof data === 'string' ? data.length : data instanceof ArrayBuffer ? data.byteLength : 0
      change(id, ({ lines }) => {
        const line = { id: (lines.at(-1)?.id ?? 0) + 1, isSent, text, bytes, at: now() }
        return { lines: [...lines, line].slice(-linesMax) }
      })
    }
    const send = socket.send.bind(socket)
    socket.send = (data) => {
      note(true, data)
      send(data)
    }
    socket.addEventListener('open', () => change(id, () => ({ status: 101 })))
    socket.addEventListener('message', ({ data }) => note(false, data))
    socket.addEventListener('close', ({ code }) =>
      change(id, ({ status }) => ({
        ...(status === null ? { state: 'failed' as const, failure: 'unreachable' } : { state: 'done' as const }),
        status: status === null ? null : code,
        durationMs: Math.max(0, now() - begunAt),
      })),
    )
    return socket
  }
}

const beginning = {
  durationMs: null,
  state: 'running' as const,
  status: null,
  failure: '',
  sent: null,
  headers: [],
  received: null,
  lines: [],
}

async function shownBody(body: Blob | ArrayBuffer, headers: readonly HeaderPair[]): Promise<ShownBody> {
  const blob = body instanceof Blob ? body : new Blob([body])
  const part = new Uint8Array(await blob.slice(0, shownBytesMax).arrayBuffer())
  return { text: textOf([part], headers), bytes: blob.size, isCut: blob.size > part.length }
}

const isTextType = /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript|x-www-form-urlencoded)|image\/svg)/i

/** Null for what is no text, by its type, else by its bytes. */
function textOf(pieces: readonly Uint8Array<ArrayBuffer>[], headers: readonly HeaderPair[]): string | null {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (type !== '' && !isTextType.test(type)) return null
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  try {
    // A letter may be cut in two at the end.
    return new TextDecoder('utf-8', { fatal: type === '' }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}
