/**
 * What both generators do, whatever they speak: so many clients, messages between pairs and in one group, each done once
 * everyone has it and its sender has been told that it is stored.
 */
import { closedLoop, type LoadResult, openLoop } from '../frame/load.ts'

/** One device that is connected. */
export interface ChatClient {
  sendDirect(messageId: string): void
  /** Of those who are in the group only. */
  sendGroup(messageId: string): void
  close(): void
}

/** What clients tell of: each once for a message that came, and for one that the server has taken. */
export interface Ears {
  delivered(messageId: string): void
  acknowledged(messageId: string): void
  failed(messageId: string, why: string): void
}

export interface Workload {
  ears: Ears
  /** Each client has `inFlight` messages under way to the other of its pair. */
  direct(clients: readonly ChatClient[], inFlight: number, seconds: number): Promise<LoadResult>
  /** Each message from the next client in turn, at its time. */
  directOpen(clients: readonly ChatClient[], perSecond: number, seconds: number): Promise<LoadResult>
  /** Each of the first `senders` has one message under way to all. */
  group(members: readonly ChatClient[], senders: number, seconds: number): Promise<LoadResult>
}

interface UnderWay {
  left: number
  done(): void
  fail(reason: Error): void
}

/** Of 100 bytes; a message's body. */
export const TEXT =
  'The boat leaves the landing at seven, bring the nets and tell your sister, the wind is from the sea.'

export function createWorkload(): Workload {
  const nextMessageId = createMessageIds()
  const underWay = new Map<string, UnderWay>()

  const heard = (messageId: string) => {
    const message = underWay.get(messageId)
    if (!message) return
    message.left -= 1
    if (message.left > 0) return
    underWay.delete(messageId)
    message.done()
  }

  /** @param hearings how many devices must have it; the acknowledgement comes on top */
  const sent = (hearings: number, send: (messageId: string) => void): Promise<void> =>
    new Promise((done, fail) => {
      const messageId = nextMessageId()
      underWay.set(messageId, { left: hearings + 1, done, fail })
      send(messageId)
    })

  return {
    ears: {
      delivered: heard,
      acknowledged: heard,
      failed(messageId, why) {
        underWay.get(messageId)?.fail(new Error(`A message was refused: ${why}`))
        underWay.delete(messageId)
      },
    },
    direct: (clients, inFlight, seconds) =>
      closedLoop(clients.length * inFlight, seconds, (worker) =>
        sent(1, (id) => at(clients, worker % clients.length).sendDirect(id)),
      ),
    directOpen(clients, perSecond, seconds) {
      let next = 0
      return openLoop(perSecond, seconds, () => {
        next = (next + 1) % clients.length
        return sent(1, (id) => at(clients, next).sendDirect(id))
      })
    },
    group: (members, senders, seconds) =>
      closedLoop(senders, seconds, (worker) => sent(members.length, (id) => at(members, worker).sendGroup(id))),
  }
}

/** What both generators can be asked. */
export const loadCommands = (workload: Workload, clients: readonly ChatClient[], members: readonly ChatClient[]) => ({
  direct: ({ count, inFlight, seconds }: { count: number; inFlight: number; seconds: number }): Promise<LoadResult> =>
    workload.direct(clients.slice(0, count), inFlight, seconds),

  directOpen: ({ perSecond, seconds }: { perSecond: number; seconds: number }): Promise<LoadResult> =>
    workload.directOpen(clients, perSecond, seconds),

  group: ({ senders, seconds }: { senders: number; seconds: number }): Promise<LoadResult> =>
    workload.group(members, senders, seconds),
})
export type LoadCommands = ReturnType<typeof loadCommands>

function at(clients: readonly ChatClient[], index: number): ChatClient {
  const client = clients[index]
  if (!client) throw new Error('There are too few clients')
  return client
}

/** UUIDs of version 7, made without asking for randomness each time. */
function createMessageIds(): () => string {
  const at = Date.now().toString(16).padStart(12, '0')
  const run = Math.floor(Math.random() * 0x1000)
    .toString(16)
    .padStart(3, '0')
  let count = 0
  return () => {
    count += 1
    return `${at.slice(0, 8)}-${at.slice(8)}-7${run}-8000-${count.toString(16).padStart(12, '0')}`
  }
}
