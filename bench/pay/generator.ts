/** A process of its own that is all the phones: it pays over HTTP and listens on a socket for each device. */
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { WebSocket } from 'ws'
import { answerParent } from '../frame/child.ts'
import { createHttpClient, type HttpClient } from '../frame/httpClient.ts'
import { closedLoop, type LoadResult, openLoop } from '../frame/load.ts'
import type { Person } from '../frame/platform.ts'

const CURRENCY = 'EUR'
/** So little that nobody comes to the limit of a day. */
const AMOUNT_MAX = 20
const CONNECTIONS_MAX = 256

interface Phone extends Person {
  socket: WebSocket
}

let http: HttpClient | null = null
const phones: Phone[] = []
/** Payments of which not both devices have heard yet. */
const unheard = new Map<string, { left: number; done(): void }>()
let paid = 0

/** The same words for every program: see `contract/sync.ts`. */
interface LogFrame {
  type: string
  entries?: { name: string; body: { entries?: { id: string }[] } }[]
}

function hear(text: string): void {
  const frame = JSON.parse(text) as LogFrame
  if (frame.type !== 'log') return
  for (const { name, body } of frame.entries ?? []) {
    if (name !== 'wallet.moved') continue
    for (const { id } of body.entries ?? []) {
      const payment = unheard.get(id)
      if (!payment) continue
      payment.left -= 1
      if (payment.left > 0) continue
      unheard.delete(id)
      payment.done()
    }
  }
}

function openSocket(origin: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('message', () => {
      // The first frame is the welcome; from then on everything is pushed.
      socket.on('message', (data) => hear(String(data)))
      resolve(socket)
    })
  })
}

const anyPhone = (): Phone => {
  const phone = phones[Math.floor(Math.random() * phones.length)]
  if (!phone) throw new Error('There are no phones')
  return phone
}

/** A whole payment: answered, and heard by the device that pays and by the one that is paid. */
async function pay(): Promise<void> {
  const payer = anyPhone()
  let payee = anyPhone()
  while (payee === payer) payee = anyPhone()
  const paymentId = newUuid()
  const heard = new Promise<void>((done) => unheard.set(paymentId, { left: 2, done }))
  const input = {
    paymentId,
    to: { kind: 'member', memberId: payee.memberId },
    amount: String(1 + Math.floor(Math.random() * AMOUNT_MAX)),
    currency: CURRENCY,
    note: 'Noodles',
  }
  const answer = await http?.post(
    '/api/payments.pay',
    `Authorization: Bearer ${payer.token}\r\n`,
    JSON.stringify(input),
  )
  if (answer?.status !== 200) {
    unheard.delete(paymentId)
    throw new Error(`A payment was answered ${answer?.status}: ${answer?.body}`)
  }
  paid += 1
  await heard
}

export const commands = {
  async open({ origin, people }: { origin: string; people: readonly Person[] }): Promise<void> {
    http = createHttpClient(origin, CONNECTIONS_MAX)
    for (let from = 0; from < people.length; from += 50) {
      const some = people.slice(from, from + 50)
      const opened = await Promise.all(
        some.map(async (person) => ({ ...person, socket: await openSocket(origin, person.token) })),
      )
      phones.push(...opened)
    }
  },

  closed: ({ inFlight, seconds }: { inFlight: number; seconds: number }): Promise<LoadResult> =>
    closedLoop(inFlight, seconds, pay),

  openLoop: ({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<LoadResult> =>
    openLoop(perSecond, seconds, pay),

  /** @returns how many payments were answered, and what all wallets hold together */
  async count(): Promise<{ paid: number; sum: number }> {
    let sum = 0
    for (const { token } of phones) {
      const answer = await http?.post('/api/wallet.getWallet', `Authorization: Bearer ${token}\r\n`, '{}')
      const wallet = JSON.parse(answer?.body ?? '{}') as { balances?: { currency: string; available: string }[] }
      sum += Number(wallet.balances?.find(({ currency }) => currency === CURRENCY)?.available ?? Number.NaN)
    }
    return { paid, sum }
  },
}

export type PhoneCommands = typeof commands

answerParent(commands, async () => {
  http?.close()
  for (const { socket } of phones) socket.terminate()
})
