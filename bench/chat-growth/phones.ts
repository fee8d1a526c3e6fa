/** A process of its own that is the phones of one server: they send, and note when they are told that it is stored. */
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { WebSocket } from 'ws'
import { answerParent } from '../frame/child.ts'
import { closedLoop, type LoadResult, openLoop } from '../frame/load.ts'

export interface Phone {
  token: string
  conversationId: string
}

/** Of 100 bytes. */
const TEXT = 'The boat leaves the landing at seven, bring the nets and tell your sister, the wind is from the sea.'

type Send = () => Promise<void>
const phones: Send[] = []
const sockets: WebSocket[] = []

async function connect(origin: string, { token, conversationId }: Phone): Promise<Send> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
    skipUTF8Validation: true,
  })
  sockets.push(socket)
  const asked = new Map<number, { resolve(): void; reject(reason: Error): void }>()
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (data: Buffer) => {
      // Looked at as text: whoever reads frames whole is soon slower than who writes them.
      const text = data.toString('latin1', 0, 300)
      if (text.startsWith('{"type":"welcome"')) resolve()
      if (!text.startsWith('{"type":"answer"')) return
      const id = Number.parseInt(text.slice(text.indexOf('"id":') + 5), 10)
      const one = asked.get(id)
      asked.delete(id)
      if (text.includes('"error"')) one?.reject(new Error(text))
      else one?.resolve()
    })
  })
  let id = 0
  return () => {
    id += 1
    const body = { kind: 'text', text: TEXT }
    const frame = { id, method: 'chat.sendMessage', input: { conversationId, messageId: newUuid(), body } }
    socket.send(JSON.stringify(frame))
    return new Promise((resolve, reject) => asked.set(id, { resolve, reject }))
  }
}

let next = 0
const sendNext = () => {
  next = (next + 1) % phones.length
  const send = phones[next]
  if (!send) throw new Error('There are no phones')
  return send()
}

export const commands = {
  async open({ origin, phones: all }: { origin: string; phones: readonly Phone[] }): Promise<void> {
    for (const phone of all) phones.push(await connect(origin, phone))
  },

  /** So many at once, each from the next phone in turn. */
  closed: ({ inFlight, seconds }: { inFlight: number; seconds: number }): Promise<LoadResult> =>
    closedLoop(inFlight, seconds, sendNext),

  /** So many a second; latency counts from the moment that a message was due. */
  steady: ({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<LoadResult> =>
    openLoop(perSecond, seconds, sendNext),
}

export type PhoneCommands = typeof commands

answerParent(commands, async () => {
  for (const socket of sockets) socket.terminate()
})
