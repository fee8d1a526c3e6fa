/**
 * A process of its own that is all of the peer's clients: XMPP over plain TCP, spoken just as far as it takes (RFC 6120
 * and 6121, stream management XEP-0198, rooms XEP-0045), and looked at as text like ours.
 */
import { connect as connectTcp, type Socket } from 'node:net'
import { answerParent } from '../frame/child.ts'
import { type ChatClient, createWorkload, loadCommands, TEXT } from './workload.ts'

export interface XmppPeople {
  port: number
  host: string
  /** `p0`, `p1`… with this password. */
  password: string
  count: number
  /** The first so many are in the room. */
  roomMembers: number
}

const workload = createWorkload()
const clients: ChatClient[] = []
const members: ChatClient[] = []
const CONNECT_AT_ONCE = 20

interface Stream {
  socket: Socket
  /** Waits until what comes holds `mark`. */
  until(mark: string): Promise<string>
  /** From now on everything goes there. */
  hear(listener: (text: string) => void): void
}

function openStream(host: string, port: number): Promise<Stream> {
  const socket = connectTcp({ host: '127.0.0.1', port, noDelay: true })
  socket.setEncoding('latin1')
  let text = ''
  let wanted: { mark: string; resolve(text: string): void } | null = null
  let listener: ((text: string) => void) | null = null
  socket.on('data', (chunk: string) => {
    if (listener) return listener(chunk)
    text += chunk
    if (wanted && text.includes(wanted.mark)) {
      const { resolve } = wanted
      const all = text
      text = ''
      wanted = null
      resolve(all)
    }
  })
  const stream: Stream = {
    socket,
    until: (mark) =>
      new Promise((resolve) => {
        wanted = { mark, resolve }
        if (text.includes(mark)) {
          const all = text
          text = ''
          wanted = null
          resolve(all)
        }
      }),
    hear(next) {
      listener = next
    },
  }
  return new Promise((resolve, reject) => {
    socket.once('error', (reason) => reject(new Error(`No stream to ${host}: ${reason.message}`)))
    socket.once('connect', () => resolve(stream))
  })
}

async function signIn({ port, host, password }: XmppPeople, name: string): Promise<Stream> {
  const stream = await openStream(host, port)
  const begin = `<stream:stream to='${host}' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>`
  const ask = async (xml: string, mark: string) => {
    const answer = stream.until(mark)
    stream.socket.write(xml)
    return answer
  }
  await ask(begin, '</stream:features>')
  const credentials = Buffer.from(`\0${name}\0${password}`).toString('base64')
  await ask(`<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${credentials}</auth>`, '<success')
  await ask(begin, '</stream:features>')
  await ask(
    `<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>b</resource></bind></iq>`,
    '</iq>',
  )
  await ask(`<enable xmlns='urn:xmpp:sm:3'/>`, '<enabled')
  await ask(`<presence/>`, '<presence')
  return stream
}

const room = (host: string) => `boat@conference.${host}`

async function openClient(people: XmppPeople, index: number): Promise<ChatClient> {
  const { host, roomMembers } = people
  const name = `p${index}`
  const stream = await signIn(people, name)
  const { socket } = stream
  const { ears } = workload
  const isMember = index < roomMembers
  if (isMember) {
    const joined = stream.until("code='110'")
    socket.write(
      `<presence to='${room(host)}/${name}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>`,
    )
    await joined
  }
  // What the server has taken it counts; everything that was sent before counting began is counted too.
  const unacknowledged: string[] = []
  let taken: number | null = null
  let rest = ''
  const hear = (chunk: string) => {
    const text = rest + chunk
    let at = 0
    for (;;) {
      const end = text.indexOf('>', at)
      if (end < 0) break
      const start = text.lastIndexOf('<', end)
      const tag = text.slice(Math.max(start, at), end + 1)
      at = end + 1
      if (tag.startsWith('<message ')) {
        const from = tag.indexOf(" id='") + 5
        if (from > 4) ears.delivered(tag.slice(from, from + 36))
      } else if (tag.startsWith('<a ')) {
        const count = Number.parseInt(tag.slice(tag.indexOf("h='") + 3), 10)
        for (let step = taken ?? count; step < count; step += 1) {
          const messageId = unacknowledged.shift()
          if (messageId !== undefined) ears.acknowledged(messageId)
        }
        taken = count
      } else if (tag.startsWith('<r ')) {
        received += 1
        socket.write(`<a xmlns='urn:xmpp:sm:3' h='${received}'/>`)
      }
    }
    rest = text.slice(at)
  }
  let received = 0
  const counted = new Promise<void>((resolve) => {
    stream.hear((chunk) => {
      hear(chunk)
      if (taken !== null) {
        stream.hear(hear)
        resolve()
      }
    })
  })
  socket.write(`<r xmlns='urn:xmpp:sm:3'/>`)
  await counted

  const send = (to: string, type: string, messageId: string) => {
    unacknowledged.push(messageId)
    socket.write(
      `<message to='${to}' type='${type}' id='${messageId}'><body>${TEXT}</body></message><r xmlns='urn:xmpp:sm:3'/>`,
    )
  }
  const peer = `p${index ^ 1}@${host}`
  return {
    sendDirect: (messageId) => send(peer, 'chat', messageId),
    sendGroup: (messageId) => send(room(host), 'groupchat', messageId),
    close: () => socket.destroy(),
  }
}

export const commands = {
  async open(people: XmppPeople): Promise<void> {
    // The first makes the room.
    const first = await openClient(people, 0)
    clients.push(first)
    for (let from = 1; from < people.count; from += CONNECT_AT_ONCE) {
      const indexes = Array.from({ length: Math.min(CONNECT_AT_ONCE, people.count - from) }, (_, step) => from + step)
      clients.push(...(await Promise.all(indexes.map((index) => openClient(people, index)))))
    }
    members.push(...clients.slice(0, people.roomMembers))
  },

  ...loadCommands(workload, clients, members),
}

export type XmppCommands = typeof commands

answerParent(commands, async () => {
  for (const client of clients) client.close()
})
