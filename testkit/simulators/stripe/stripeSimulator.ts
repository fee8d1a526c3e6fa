/**
 * A local server that answers as Stripe does, for as much of its API as is used here: authentication, form bodies,
 * expanding, lists, idempotency keys, errors, test cards, signed webhooks. What a person would do on Stripe's pages a
 * test does by a call. It can lose requests and answers on the way, by order or by chance.
 */
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Books, createBooks } from './books.ts'
import { ApiError, broken, busy, keyInUse, keyReused, unauthorized } from './errors.ts'
import { readForm } from './form.ts'
import type { Event } from './objects.ts'
import { answer } from './routes.ts'

/**
 * - `lost`: the request never arrives;
 * - `cut`: it is done, and its answer is lost;
 * - `failed`: Stripe answers 500 before anything is done; `busy`: 429.
 */
export type Fault = 'lost' | 'cut' | 'failed' | 'busy'

export interface StripeSimulatorOptions {
  secretKey: string
  webhookSecret: string
  now(): Date
  /** Asked for each request that arrives; null lets it pass. */
  fault?: (method: string, path: string) => Fault | null
}

export interface StripeSimulator {
  /** Such as http://127.0.0.1:40123, for SAMPAN_STRIPE_API. */
  url: string
  books: Books
  /** What was asked: `POST /v1/payment_intents`. */
  requests: string[]
  /** Everything in headers and bodies that came in, to look for what must not. */
  heard: string[]
  /** What has happened, as webhooks would tell it, oldest first. */
  events: Event[]
  /** A webhook's header and body, signed as Stripe signs. */
  sign(event: Event, options?: { secret?: string; at?: Date }): { headers: Record<string, string>; body: string }
  close(): Promise<void>
}

const API_VERSION = '2026-10-28.endive'

interface Kept {
  hash: string
  /** Undefined while the first request is under way. */
  answer: { status: number; body: string } | undefined
}

export async function startStripeSimulator(options: StripeSimulatorOptions): Promise<StripeSimulator> {
  const { now, fault = () => null } = options
  const requests: string[] = []
  const heard: string[] = []
  const keys = new Map<string, Kept>()
  let url = ''
  let requestCount = 0
  const books = createBooks({ now, pages: () => url, apiVersion: API_VERSION })

  function handle(request: IncomingMessage, body: string): { status: number; body: string; replayed: boolean } {
    if (request.headers.authorization !== `Bearer ${options.secretKey}`) throw unauthorized()
    const { pathname, search } = new URL(request.url ?? '/', url)
    const method = request.method ?? 'GET'
    const account = textOf(request.headers['stripe-account'])
    const form = readForm(method === 'GET' ? search.slice(1) : body)
    const run = () => JSON.stringify(answer(books, { method, path: pathname, form, account }))
    const key = textOf(request.headers['idempotency-key'])
    if (method !== 'POST' || key === undefined) return { status: 200, body: run(), replayed: false }

    const hash = createHash('sha256')
      .update(`${account ?? ''} ${pathname} ${body}`)
      .digest('hex')
    const known = keys.get(key)
    if (known && known.hash !== hash) throw keyReused(key)
    if (known && !known.answer) throw keyInUse()
    if (known?.answer) return { ...known.answer, replayed: true }
    const kept: Kept = { hash, answer: undefined }
    keys.set(key, kept)
    try {
      kept.answer = { status: 200, body: run() }
      return { ...kept.answer, replayed: false }
    } catch (reason) {
      if (reason instanceof ApiError && reason.kept) kept.answer = { status: reason.status, body: errorBody(reason) }
      else keys.delete(key)
      throw reason
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks).toString()
    const { pathname } = new URL(request.url ?? '/', url)
    requests.push(`${request.method} ${pathname}`)
    heard.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`)
    requestCount += 1
    const headers = {
      'content-type': 'application/json',
      'request-id': `req_sim${requestCount}`,
      'stripe-version': textOf(request.headers['stripe-version']) ?? API_VERSION,
    }
    const wrong = fault(request.method ?? 'GET', pathname)
    if (wrong === 'lost') {
      request.socket.destroy()
      return
    }
    try {
      if (wrong === 'failed') throw broken()
      if (wrong === 'busy') throw busy()
      const { replayed, ...answered } = handle(request, body)
      if (wrong === 'cut') {
        request.socket.destroy()
        return
      }
      response.writeHead(answered.status, { ...headers, ...(replayed ? { 'idempotent-replayed': 'true' } : {}) })
      response.end(answered.body)
    } catch (reason) {
      if (wrong === 'cut') {
        request.socket.destroy()
        return
      }
      const error = reason instanceof ApiError ? reason : broken()
      response.writeHead(error.status, headers)
      response.end(errorBody(error))
    }
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!isAddress(address)) throw new Error('The simulated Stripe listens nowhere')
  url = `http://127.0.0.1:${address.port}`

  return {
    url,
    books,
    requests,
    heard,
    events: books.events,
    sign(event, { secret = options.webhookSecret, at = now() } = {}) {
      const body = JSON.stringify(event)
      const t = Math.floor(at.getTime() / 1_000)
      const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')
      return { headers: { 'content-type': 'application/json', 'stripe-signature': `t=${t},v1=${v1}` }, body }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const errorBody = (error: ApiError): string => JSON.stringify({ error: error.body })
const textOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header
const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null
