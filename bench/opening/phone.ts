/** A process of its own that opens the app as a device does (`web/src/sync/firstFetch.ts`), a call after the other. */
import { WebSocket } from 'ws'
import { answerParent } from '../frame/child.ts'

/** Of chats, the first time; of all that follow; of relations; of messages. */
const FIRST_PAGE = 40
const LATER_PAGE = 500
const RELATIONS_PAGE = 500
const PAGE = 100
/** As many as a conversation shows when it is opened. */
const MESSAGES = 100

/** What one opening took, by the name of what was asked. */
export interface Opening {
  wallMs: number
  /** Of text, as it came. */
  bytes: number
  calls: Record<string, { count: number; wallMs: number }>
}

interface Line {
  ask<Output>(method: string, input: object): Promise<Output>
  opening(): Opening
  close(): void
}

interface Conversations {
  conversations: { id: string; lastSeq: number }[]
  nextCursor: string | null
}

/** Calls count from here on: making the connection belongs to it. */
async function connect(origin: string, token: string): Promise<Line> {
  const begunAt = performance.now()
  const calls: Opening['calls'] = {}
  let bytes = 0
  let endedAt = begunAt
  const waiting = new Map<
    number,
    { method: string; at: number; resolve(output: unknown): void; reject(e: Error): void }
  >()
  const note = (method: string, at: number) => {
    endedAt = performance.now()
    const { count, wallMs } = calls[method] ?? { count: 0, wallMs: 0 }
    calls[method] = { count: count + 1, wallMs: wallMs + endedAt - at }
  }
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync`, {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.on('message', (data: Buffer) => {
      bytes += data.length
      const frame = JSON.parse(data.toString()) as { type: string; id?: number; output?: unknown; error?: unknown }
      if (frame.type === 'welcome') {
        note('welcome', begunAt)
        resolve()
      }
      const asked = frame.type === 'answer' ? waiting.get(frame.id ?? 0) : undefined
      if (!asked) return
      waiting.delete(frame.id ?? 0)
      note(asked.method, asked.at)
      if (frame.error) asked.reject(new Error(`${asked.method}: ${JSON.stringify(frame.error)}`))
      else asked.resolve(frame.output)
    })
  })
  let id = 0
  return {
    ask<Output>(method: string, input: object): Promise<Output> {
      id += 1
      const at = performance.now()
      socket.send(JSON.stringify({ id, method, input }))
      // The server answers what the method declares.
      return new Promise((resolve, reject) =>
        waiting.set(id, { method, at, resolve: resolve as (output: unknown) => void, reject }),
      )
    },
    opening: () => ({ wallMs: endedAt - begunAt, bytes, calls }),
    close: () => socket.terminate(),
  }
}

export interface Fresh extends Opening {
  conversations: number
  logSeq: number
  heads: { conversationId: string; lastSeq: number }[]
}

export const commands = {
  /** A device that holds nothing: until its list is whole and one conversation stands. */
  async fresh({ origin, token, openId }: { origin: string; token: string; openId: string }): Promise<Fresh> {
    const line = await connect(origin, token)
    const { logSeq } = await line.ask<{ logSeq: number }>('sync.catchUp', { logSeq: null })
    await line.ask('accounts.getSelf', {})
    let count = 0
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: Conversations = await line.ask(
        'chat.listConversations',
        cursor ? { limit: LATER_PAGE, cursor } : { limit: FIRST_PAGE },
      )
      count += page.conversations.length
      cursor = page.nextCursor
    }
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: { nextCursor: string | null } = await line.ask('contacts.listRelations', {
        limit: RELATIONS_PAGE,
        ...(cursor && { cursor }),
      })
      cursor = page.nextCursor
    }
    await line.ask('accounts.listDevices', {})
    const { heads } = await line.ask<{ heads: Fresh['heads'] }>('sync.listHeads', {})
    await line.ask('chat.fetchMessages', { conversationId: openId, limit: MESSAGES })
    await line.ask('chat.listMembers', { conversationId: openId })
    line.close()
    return { ...line.opening(), conversations: count, logSeq, heads }
  },

  /** A device that was away for a while: what the log told since, and what was said where something was said. */
  async returning({
    origin,
    token,
    logSeq,
    behind,
  }: {
    origin: string
    token: string
    logSeq: number
    behind: readonly { conversationId: string; lastSeq: number }[]
  }): Promise<Opening> {
    const line = await connect(origin, token)
    for (let from = logSeq; ; ) {
      const page = await line.ask<{ logSeq: number; more: boolean }>('sync.catchUp', { logSeq: from })
      from = page.logSeq
      if (!page.more) break
    }
    await line.ask('sync.listHeads', {})
    for (const { conversationId, lastSeq } of behind) {
      await line.ask('chat.fetchMessages', { conversationId, after: lastSeq, limit: PAGE })
    }
    line.close()
    return line.opening()
  },
}

export type OpeningCommands = typeof commands

answerParent(commands)
