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
  /** From now on everything goes there, too. */
  hear(listener: (text: string) => void): void
}

function openStream(host: string, port: number): Promise<Stream> {
  const socket = connectTcp({ host: '127.0.0.1', port, noDelay: true })
  socket.setEncoding('latin1')
  let text = ''
  let wanted: { mark: string; resolve(text: string): void } | null = null
  let listener: ((text: string) => void) | null = null
  const look = () => {
    if (!wanted || !text.includes(wanted.mark)) return
    const { resolve } = wanted
    const all = text
    text = ''
    wanted = null
    resolve(all)
  }
  socket.on('data', (chunk: string) => {
    // Nothing is kept that nobody waits for, once somebody listens.
    if (wanted || !listener) {
      text += chunk
      look()
    }
    listener?.(chunk)
  })
  const stream: Stream = {
    socket,
    until: (mark) =>
      new Promise((resolve) => {
        wanted = { mark, resolve }
        look()
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
  await ask(stream, begin, '</stream:features>')
  const credentials = Buffer.from(`\0${name}\0${password}`).toString('base64')
  await ask(
    stream,
    `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${credentials}</auth>`,
    '<success',
  )
  await ask(stream, begin, '</stream:features>')
  await ask(
    stream,
    `<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>b</resource></bind></iq>`,
    '</iq>',
  )
  return stream
}

function ask(stream: Stream, xml: string, mark: string): Promise<string> {
  const answer = stream.until(mark)
  stream.socket.write(xml)
  return answer
}

const room = (host: string) => `boat@conference.${host}`

async function openClient(people: XmppPeople, index: number): Promise<ChatClient> {
  const { host, roomMembers } = people
  const name = `p${index}`
  const stream = await signIn(people, name)
  const { socket } = stream
  const { ears } = workload
  // What the server has taken it counts; everything that was sent before counting began is counted too.
  const unacknowledged: string[] = []
  let taken: number | null = null
  let stanzas = 0
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
        stanzas += 1
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
        socket.write(`<a xmlns='urn:xmpp:sm:3' h='${stanzas}'/>`)
      } else if (tag.startsWith('<presence') || tag.startsWith('<iq')) {
        stanzas += 1
      }
    }
    rest = text.slice(at)
  }
  await ask(stream, `<enable xmlns='urn:xmpp:sm:3'/>`, '<enabled')
  // From here on: a client that leaves the server's question unanswered for a minute is cut off.
  stream.hear(hear)
  await ask(stream, `<presence/>`, '<presence')
  const isMember = index < roomMembers
  if (isMember) {
    await ask(
      stream,
      `<presence to='${room(host)}/${name}'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>`,
      "code='110'",
    )
  }
  await ask(stream, `<r xmlns='urn:xmpp:sm:3'/>`, '<a ')

  const send = (to: string, type: string, messageId: string) => {
    unacknowledged.push(messageId)
    socket.write(
      `<message to='${to}' type='${type}' id='${messageId}'><body>${TEXT}</body></message><r xmlns='urn:xmpp:sm:3'/>`,
    )
  }
  socket.once('close', () => {
    for (const messageId of unacknowledged) ears.failed(messageId, 'the server closed the stream')
  })
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
