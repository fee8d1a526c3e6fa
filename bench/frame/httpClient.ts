import { connect, type Socket } from 'node:net'

export interface HttpAnswer {
  status: number
  body: string
}

/** Plain HTTP/1.1 with connections that are kept: as little work as possible beside the server on the same cores. */
export interface HttpClient {
  /** @param headers whole lines, each with its line end */
  post(path: string, headers: string, body: string): Promise<HttpAnswer>
  close(): void
}

interface Waiting {
  text: string
  resolve(answer: HttpAnswer): void
  reject(reason: Error): void
}

/** One request at a time on each connection; those beyond wait for one to become free. */
export function createHttpClient(origin: string, connectionsMax: number): HttpClient {
  const { hostname, port, host } = new URL(origin)
  const idle: ((next: Waiting) => void)[] = []
  const waiting: Waiting[] = []
  const sockets = new Set<Socket>()

  function open(): (next: Waiting) => void {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    sockets.add(socket)
    let current: Waiting | null = null
    let received = Buffer.alloc(0)
    const begin = (next: Waiting) => {
      current = next
      socket.write(next.text)
    }
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const answer = readAnswer(received)
      if (!answer || !current) return
      received = Buffer.alloc(0)
      const { resolve } = current
      current = null
      const next = waiting.shift()
      if (next) begin(next)
      else idle.push(begin)
      resolve(answer)
    })
    // A server closes what it has not heard from for a while: what is written there comes to nothing, without a word.
    const fail = () => {
      sockets.delete(socket)
      const place = idle.indexOf(begin)
      if (place >= 0) idle.splice(place, 1)
      current?.reject(new Error('The connection broke'))
      current = null
    }
    socket.on('error', fail)
    socket.on('close', fail)
    return begin
  }

  return {
    post(path, headers, body) {
      const length = Buffer.byteLength(body)
      const text = `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${headers}\r\n${body}`
      return new Promise((resolve, reject) => {
        const next = { text, resolve, reject }
        const begin = idle.pop() ?? (sockets.size < connectionsMax ? open() : undefined)
        if (begin) begin(next)
        else waiting.push(next)
      })
    },
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** A whole answer with its length told, or undefined while there is more to come. */
export function readAnswer(bytes: Buffer): HttpAnswer | undefined {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1])
  const length = Number(/^content-length: (\d+)\r?$/im.exec(head)?.[1])
  if (!Number.isInteger(status) || !Number.isInteger(length)) throw new Error(`This is no answer: ${head}`)
  const bodyStart = headEnd + 4
  if (bytes.length < bodyStart + length) return undefined
  return { status, body: bytes.toString('utf8', bodyStart, bodyStart + length) }
}
