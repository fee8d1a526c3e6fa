/** A process of its own that is all of our phones: a socket for each, and no more work than the figures need. */
import { WebSocket } from 'ws'
import { answerParent } from '../frame/child.ts'
import { type ChatClient, createWorkload, loadCommands, TEXT } from './workload.ts'

export interface Phone {
  token: string
  /** The conversation with the other of its pair. */
  directId: string
  groupId: string | null
}

const workload = createWorkload()
const clients: ChatClient[] = []
const members: ChatClient[] = []
const idle: WebSocket[] = []
const CONNECT_AT_ONCE = 50

function connect(origin: string, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
    skipUTF8Validation: true,
  })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    // The first frame is the welcome.
    socket.once('message', () => resolve(socket))
  })
}

function clientOf(socket: WebSocket, { directId, groupId }: Phone): ChatClient {
  const { ears } = workload
  const asked = new Map<number, string>()
  const own = new Set<string>()
  let frames = 0
  // Frames are looked at as text: whoever reads them whole is soon slower than who writes them.
  socket.on('message', (data: Buffer) => {
    const text = data.toString('latin1', 0, 400)
    if (text.startsWith('{"type":"message"')) {
      const from = text.indexOf('"id":"') + 6
      // One's own message comes back too; in a pair only the other's reception counts.
      const messageId = text.slice(from, from + 36)
      if (own.delete(messageId)) return
      ears.delivered(messageId)
    } else if (text.startsWith('{"type":"answer"')) {
      const id = Number.parseInt(text.slice(text.indexOf('"id":') + 5), 10)
      const messageId = asked.get(id)
      asked.delete(id)
      if (messageId === undefined) return
      if (text.includes('"error"')) ears.failed(messageId, text)
      else ears.acknowledged(messageId)
    }
  })
  const send = (conversationId: string, messageId: string) => {
    frames += 1
    asked.set(frames, messageId)
    socket.send(
      `{"id":${frames},"method":"chat.sendMessage","input":{"conversationId":"${conversationId}","messageId":"${messageId}","body":{"kind":"text","text":"${TEXT}"}}}`,
    )
  }
  return {
    sendDirect(messageId) {
      own.add(messageId)
      send(directId, messageId)
    },
    sendGroup(messageId) {
      if (groupId === null) throw new Error('Who is not in the group does not write there')
      send(groupId, messageId)
    },
    close: () => socket.terminate(),
  }
}

async function inParts<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += CONNECT_AT_ONCE)
    await Promise.all(items.slice(from, from + CONNECT_AT_ONCE).map(act))
}

export const commands = {
  async open({ origin, phones }: { origin: string; phones: readonly Phone[] }): Promise<void> {
    await inParts(phones, async (phone) => {
      const client = clientOf(await connect(origin, phone.token), phone)
      clients.push(client)
      if (phone.groupId !== null) members.push(client)
    })
  },

  /** Sockets that only listen, each of the next token in turn. */
  async idle({ origin, tokens, count }: { origin: string; tokens: readonly string[]; count: number }): Promise<void> {
    const numbers = Array.from({ length: count }, (_, index) => index)
    await inParts(numbers, async (number) => {
      idle.push(await connect(origin, tokens[number % tokens.length] ?? ''))
    })
  },

  ...loadCommands(workload, clients, members),
}

export type PhoneCommands = typeof commands

answerParent(commands, async () => {
  for (const client of clients) client.close()
  for (const socket of idle) socket.terminate()
})
