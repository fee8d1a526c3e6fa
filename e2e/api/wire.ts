/** A device on a real socket, and ways to wait for what it hears. */
import { randomBytes } from 'node:crypto'
import { connect as connectNet, type Socket as NetSocket } from 'node:net'
import type { ErrorCode, Input, MethodName, Output, PushFrame } from '@sampan/contract'
import { type RawData, WebSocket } from 'ws'

const PATIENCE_MS = 10_000

type Answer = Extract<PushFrame, { type: 'answer' }>
export type News = Exclude<PushFrame, Answer>

export interface WireDevice {
  socket: WebSocket
  /** All that was heard but answers, in its order. */
  news: News[]
  welcome: Extract<PushFrame, { type: 'welcome' }>
  /** The answer, or the code of the error that came. */
  call<Name extends MethodName>(method: Name, input: Input<Name>, key?: string): Promise<Output<Name> | ErrorCode>
  /** The answer to a frame with this id. */
  answerTo(id: number): Promise<Answer>
  /** The first of what was heard or will be that fits. */
  hears(fits: (frame: News) => boolean): Promise<News>
  /** Resolves when all that the server sent before now has come: frames keep their order. */
  settled(): Promise<void>
  closed: Promise<number>
  close(): Promise<void>
}

export interface ConnectOptions {
  headers?: Record<string, string>
  path?: string
}

export const socketUrl = (address: string, path = '/sync'): string => `${address.replace(/^http/, 'ws')}${path}`

/** Connects and waits for the welcome. Rejects with the status where the server turns it away. */
export async function connectDevice(
  address: string,
  token: string | null,
  options: ConnectOptions = {},
): Promise<WireDevice> {
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...options.headers }
  const socket = new WebSocket(socketUrl(address, options.path), { headers })
  const news: News[] = []
  const answers = new Map<number, Answer>()
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of [...waiting]) look()
  }
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  void closed.then(wake)

  socket.on('message', (data: RawData) => {
    const frame = JSON.parse(String(data)) as PushFrame
    if (frame.type === 'answer') answers.set(frame.id, frame)
    else news.push(frame)
    wake()
  })

  function until<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(() => reject(new Error(`Waited in vain for ${what}`))), PATIENCE_MS)
      const finish = (act: () => void) => {
        clearTimeout(timer)
        waiting.delete(look)
        act()
      }
      const look = () => {
        const found = find()
        if (found !== undefined) finish(() => resolve(found))
        else if (socket.readyState === WebSocket.CLOSED)
          finish(() => reject(new Error(`Closed while waiting for ${what}`)))
      }
      waiting.add(look)
      look()
    })
  }

  let refused: Error | undefined
  socket.on('error', (error) => {
    refused = error
  })
  const welcome = await until('the welcome', () => news.find((frame) => frame.type === 'welcome')).catch((reason) => {
    throw refused ?? reason
  })

  let nextId = 1
  const answerTo = (id: number) => until(`the answer to ${id}`, () => answers.get(id))
  const device: WireDevice = {
    socket,
    news,
    welcome,
    answerTo,
    async call(method, input, key) {
      const id = nextId++
      socket.send(JSON.stringify({ id, method, input, ...(key === undefined ? {} : { key }) }))
      const answer = await answerTo(id)
      // The dispatcher's own tests hold answers to their schemas.
      return 'error' in answer ? answer.error.code : (answer.output as never)
    },
    hears: (fits) => until('something to be heard', () => news.find(fits)),
    async settled() {
      await device.call('accounts.describeServer', {})
    },
    closed,
    async close() {
      socket.close()
      await closed
    },
  }
  return device
}

/** The status with which the server turns an upgrade away; 101 where it does not. */
export function upgradeStatus(address: string, options: ConnectOptions = {}): Promise<number> {
  const socket = new WebSocket(socketUrl(address, options.path), { headers: options.headers ?? {} })
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_request, response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', () => {})
  })
}

/** A TCP connection on which a test writes what no library would. */
export interface RawConnection {
  write(bytes: string | Buffer): void
  /** What came so far. */
  text(): string
  /** Resolves when what came fits, or the server has closed. */
  until(fits: (text: string) => boolean): Promise<string>
  closed: Promise<void>
  end(): void
}

export async function connectRaw(address: string): Promise<RawConnection> {
  const { hostname, port } = new URL(address)
  const socket: NetSocket = connectNet({ host: hostname, port: Number(port) })
  const chunks: Buffer[] = []
  const waiting = new Set<() => void>()
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  const text = () => Buffer.concat(chunks).toString('latin1')
  const wake = () => {
    for (const look of [...waiting]) look()
  }
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    wake()
  })
  // A reset is one of the ways to be closed.
  socket.on('error', () => {})
  void closed.then(wake)
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  return {
    write: (bytes) => socket.write(bytes),
    text,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(() => reject(new Error(`Waited in vain, got: ${text()}`))), PATIENCE_MS)
        const finish = (act: () => void) => {
          clearTimeout(timer)
          waiting.delete(look)
          act()
        }
        const look = () => {
          if (fits(text()) || socket.closed) finish(() => resolve(text()))
        }
        waiting.add(look)
        look()
      }),
    closed,
    end: () => socket.destroy(),
  }
}

/** A socket opened by hand, for a device that keeps to no rules: it never answers a close. */
export async function connectLawless(address: string, token: string): Promise<RawConnection> {
  const raw = await connectRaw(address)
  const key = randomBytes(16).toString('base64')
  const lines = ['GET /sync HTTP/1.1', `Host: ${new URL(address).host}`, 'Connection: Upgrade', 'Upgrade: websocket']
  raw.write(
    [...lines, `Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Version: 13', `Authorization: Bearer ${token}`, '', ''].join(
      '\r\n',
    ),
  )
  await raw.until((text) => text.includes('"welcome"'))
  return raw
}

/** One frame as clients send it, masked (RFC 6455, section 5.2). */
export function clientFrame(payload: string | Buffer, opcode = 1): Buffer {
  const bytes = Buffer.from(payload)
  const mask = randomBytes(4)
  const head = bytes.length < 126 ? Buffer.from([0x80 | opcode, 0x80 | bytes.length]) : Buffer.alloc(4)
  if (bytes.length >= 126) {
    head.writeUInt8(0x80 | opcode, 0)
    head.writeUInt8(0x80 | 126, 1)
    head.writeUInt16BE(bytes.length, 2)
  }
  const masked = Buffer.from(bytes.map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
  return Buffer.concat([head, mask, masked])
}
