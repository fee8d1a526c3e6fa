/**
 * One session's sync: takes what the socket pushes, fetches what was missed, sends what waits.
 *
 * Several tabs of a browser share one store, and each has an engine and a socket of its own. They need not know of each
 * other: every change is a transaction that looks first at what is there (see `apply.ts`), so what a second tab brings
 * again changes nothing. Only what must not happen twice at once takes turns under a lock: the first fetch, uploads and
 * sending. A leader would save sockets, and lose messages in the moments when it is closed or frozen in the background.
 */
import type { Message } from '@sampan/contract'
import {
  ApiError,
  createSocket,
  type HttpClient,
  type LinkState,
  type NewsFrame,
  OfflineError,
  type Socket,
} from '@sampan/sdk'
import { type Acts, createActs } from './acts.ts'
import { applyEntries, applyMessage } from './apply.ts'
import { type Context, isEveryday, patiently } from './context.ts'
import type { Environment } from './environment.ts'
import { watchExpiry } from './expiry.ts'
import { noFindings } from './findings.ts'
import { catchUp } from './firstFetch.ts'
import { oneAtATime } from './flight.ts'
import { createHealer, type Healer } from './heal.ts'
import { fetchAhead } from './history.ts'
import { observable, type Settable } from './observable.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { createPresence, type Presence } from './presence.ts'
import type { Refusal } from './refusals.ts'
import { watchRetention } from './retention.ts'
import type { SessionRow, Store } from './store.ts'
import type { ReadNews } from './types.ts'
import { createTyping, type Typing } from './typing.ts'
import { inUnit } from './unit.ts'

/** From time to time everything is compared, in case that a push was lost and none followed it. */
const COMPARE_EVERY_MS = 5 * 60_000
/** After trouble that reconnecting would not cure. */
const AGAIN_MS = 5_000

export interface EngineOptions {
  environment: Environment
  store: Store
  http: HttpClient
  session: SessionRow
  socketUrl: string
  /** Of so many conversations some messages are fetched before anyone opens them. */
  aheadConversations: number
  /** The session is over on the server. */
  onSignedOut(): void
  /** The store is not ours any more, or the socket belongs to someone else: begin again with what is there. */
  onTakenOver(welcome: { memberId: string; deviceId: string } | null): void
}

export interface EngineStatus {
  link: 'offline' | 'connecting' | 'online'
  ready: boolean
  upToDate: boolean
}

export interface Engine {
  readonly context: Context
  readonly status: Settable<EngineStatus>
  readonly outbox: Outbox
  readonly acts: Acts
  readonly typing: Typing
  readonly presence: Presence
  readonly healer: Healer
  readonly reads: Settable<ReadNews | null>
  start(): void
  nudge(): void
  stop(): void
}

type ChangeFrame = Extract<NewsFrame, { type: 'message' | 'log' }>

export function createEngine(options: EngineOptions): Engine {
  const { environment, store, http, session } = options
  const { clock } = environment
  const status = observable<EngineStatus>({ link: 'connecting', ready: session.logSeq !== null, upToDate: false })
  const typing = createTyping(clock)
  const presence = createPresence()
  const reads = observable<ReadNews | null>(null)
  const inbox: ChangeFrame[] = []
  const timers = new Set<() => void>()
  const pauses = new Set<(error: Error) => void>()
  let isStopped = false

  const setStatus = (change: Partial<EngineStatus>) => status.set({ ...status.get(), ...change })

  const later = (delayMs: number, call: () => void) => {
    const cancel = clock.after(delayMs, () => {
      timers.delete(cancel)
      call()
    })
    timers.add(cancel)
    return () => {
      timers.delete(cancel)
      cancel()
    }
  }

  const socket: Socket = createSocket({
    url: options.socketUrl,
    WebSocket: environment.WebSocket,
    clock,
    random: environment.random,
    token: environment.token,
    onFrame: (frame) => receive(frame),
    onLink: (link) => changeLink(link),
    onSignedOut: () => options.onSignedOut(),
    onRefused: () => inBackground(askWhetherSignedOut()),
  })

  const context: Context = {
    environment,
    store,
    http,
    call: socket.call,
    memberId: session.memberId,
    isOnline: () => !isStopped && socket.link === 'online',
    inUnit: (work) => inUnit(store, session.epoch, work),
    later,
    pause: (delayMs) =>
      new Promise((resolve, reject) => {
        if (!context.isOnline()) return reject(new OfflineError())
        pauses.add(reject)
        later(delayMs, () => {
          pauses.delete(reject)
          resolve()
        })
      }),
    readOn: () => readOn(),
    follow(findings) {
      if (findings.logGap) inBackground(readOn())
      if (findings.conversationIds.size > 0) healer.want(findings.conversationIds)
    },
    refused: observable<Refusal | null>(null),
    lookedAt: { conversationId: null },
    inBackground: (work) => inBackground(work),
  }
  const healer = createHealer(context)
  const outbox = createOutbox(context)
  const acts = createActs(context)

  const inBackground = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      if (isStopped) return
      if (error instanceof Error && error.name === 'StoreChanged') return options.onTakenOver(null)
      if (isEveryday(error)) return
      environment.onTrouble(error)
      later(AGAIN_MS, compareAgain)
    })
  }

  const changeLink = (link: LinkState) => {
    if (isStopped) return
    if (link !== 'online') {
      inbox.length = 0
      healer.forget()
      typing.clear()
      presence.reset([])
      for (const reject of [...pauses]) reject(new OfflineError())
      pauses.clear()
      setStatus({ upToDate: false })
    }
    setStatus({ link: link === 'online' || link === 'connecting' ? link : 'offline' })
  }

  const receive = (frame: NewsFrame) => {
    switch (frame.type) {
      case 'welcome':
        if (frame.memberId !== session.memberId || (session.deviceId ?? frame.deviceId) !== frame.deviceId) {
          return options.onTakenOver({ memberId: frame.memberId, deviceId: frame.deviceId })
        }
        presence.reset(frame.online)
        inBackground(greet(frame.deviceId))
        return
      case 'typing':
        if (frame.memberId !== session.memberId) typing.begin(frame.conversationId, frame.memberId)
        return
      case 'reads':
        return reads.set({ conversationId: frame.conversationId, marks: frame.marks })
      case 'presence':
        return presence.change(frame.memberId, frame.online)
      case 'message':
      case 'log':
        inbox.push(frame)
        inBackground(takeIn())
    }
  }

  /** Applies all that came since the last time, in one transaction. */
  const takeIn = oneAtATime(async () => {
    const frames = inbox.splice(0)
    if (frames.length === 0) return
    const findings = noFindings()
    await context.inUnit(async (unit) => {
      for (const frame of frames) {
        if (frame.type === 'log') await applyEntries(unit, frame.entries, findings)
        else await applyMessage(unit, frame.message, findings)
      }
    })
    for (const frame of frames) if (frame.type === 'message') endTyping(frame.message)
    context.follow(findings)
  })

  const endTyping = ({ conversationId, senderId }: Message) => {
    if (senderId !== null) typing.end(conversationId, senderId)
  }

  const greet = async (deviceId: string) => {
    if (session.deviceId === null) {
      session.deviceId = deviceId
      await context.inUnit(({ session: stored }) => store.meta.put({ ...stored, deviceId }))
    }
    await compare()
  }

  const readOn = oneAtATime(() => catchUp(context))

  /** Fetches everything that was missed, and sends what waits: also what a tab left that was closed meanwhile. */
  const compare = oneAtATime(async () => {
    acts.kick()
    inBackground(outbox.kick())
    await readOn()
    setStatus({ ready: true })
    await acts.forgetConfirmed()
    const { heads } = await patiently(context, () => context.call('sync.listHeads', {}))
    healer.want(await findBehind(heads))
    await healer.settled()
    if (!context.isOnline()) return
    setStatus({ upToDate: true })
    inBackground(fetchAhead(context, options.aheadConversations))
  })

  /** Conversations that are behind their head or marked, the most recent first. Heads that are ahead are noted. */
  const findBehind = (heads: readonly { conversationId: string; lastSeq: number }[]) =>
    context.inUnit(async (unit) => {
      const rows = new Map((await store.conversations.toArray()).map((row) => [row.id, row]))
      const unknown = heads.filter(({ conversationId }) => !rows.has(conversationId))
      for (const { conversationId, lastSeq } of heads) {
        const row = rows.get(conversationId)
        if (!row || row.neededSeq >= lastSeq || row.toSeq >= lastSeq) continue
        const noted = { ...row, neededSeq: lastSeq }
        rows.set(row.id, noted)
        unit.putConversation(noted)
      }
      const behind = [...rows.values()].filter((row) => row.stale || row.neededSeq > row.toSeq)
      const at = (row: { conversation: { lastMessage: Message | null } }) => row.conversation.lastMessage?.sentAt ?? ''
      behind.sort((a, b) => (at(a) < at(b) ? 1 : -1))
      return [...unknown.map(({ conversationId }) => conversationId), ...behind.map(({ id }) => id)]
    })

  const compareAgain = () => {
    if (context.isOnline()) inBackground(compare())
  }
  const compareFromTimeToTime = () => {
    later(COMPARE_EVERY_MS, () => {
      compareAgain()
      compareFromTimeToTime()
    })
  }

  /** A browser does not say why a socket was refused; an answer over HTTP does. */
  const askWhetherSignedOut = async () => {
    try {
      await http.call('accounts.getSelf', {})
    } catch (error) {
      if (!isStopped && error instanceof ApiError && error.code === 'auth.required') options.onSignedOut()
    }
  }

  return {
    context,
    status,
    outbox,
    acts,
    typing,
    presence,
    reads,
    healer,
    start() {
      socket.open()
      compareFromTimeToTime()
      watchExpiry(context)
      watchRetention(context)
    },
    nudge: () => socket.nudge(),
    stop() {
      isStopped = true
      for (const cancel of timers) cancel()
      timers.clear()
      for (const reject of [...pauses]) reject(new OfflineError())
      pauses.clear()
      typing.clear()
      presence.reset([])
      socket.close()
    },
  }
}
