/** Sync: events in, offline store, outbox. Knows no React. */
import { ApiError, createHttpClient, OfflineError } from '@sampan/sdk'
import { createActions, notSignedIn } from './actions.ts'
import { createEngine, type Engine, type EngineStatus } from './engine.ts'
import { browserEnvironment, type Environment } from './environment.ts'
import { oneAtATime } from './flight.ts'
import { forgetPrograms } from './forgetPrograms.ts'
import { type Observable, observable } from './observable.ts'
import { watchPage } from './page.ts'
import { createQueries } from './queries.ts'
import type { Refusal } from './refusals.ts'
import { Store } from './store.ts'
import type { ReadNews, Status, Sync } from './types.ts'

export type { Environment } from './environment.ts'
export type { Observable } from './observable.ts'
export type { Refusal } from './refusals.ts'
export type * from './types.ts'

export interface SyncOptions {
  /** Of the server, such as `https://sampan.example`; in a browser `location.origin`. */
  origin: string
  /** What is not taken from the browser. */
  environment?: Partial<Environment>
  /** The name of the database in the browser. */
  storeName?: string
  /** Of so many conversations some messages are fetched before anyone opens them: 15 if not said. */
  aheadConversations?: number
}

const ASK_AGAIN_MS = 10_000

const SIGNED_OUT: Status = {
  session: 'signedOut',
  memberId: null,
  deviceId: null,
  link: 'offline',
  ready: false,
  upToDate: false,
}

/** One for each page. */
export function createSync(options: SyncOptions): Sync {
  const environment: Environment = { ...browserEnvironment(), ...options.environment }
  const store = new Store(options.storeName ?? 'sampan', environment.indexedDB, environment.media)
  const api = createHttpClient({ origin: options.origin, token: environment.token, fetch: environment.fetch })
  const status = observable<Status>({ ...SIGNED_OUT, session: 'opening' })
  const typing = relay<ReadonlyMap<string, readonly string[]>>(new Map())
  const online = relay<ReadonlySet<string>>(new Set())
  const uploads = relay<ReadonlyMap<string, number>>(new Map())
  const refused = relay<Refusal | null>(null)
  const reads = relay<ReadNews | null>(null)
  let engine: Engine | undefined
  let epoch: string | undefined
  /** Nobody answered when we asked whose cookie we have. */
  let mayBeSignedIn = false
  let cancelAsking = () => {}
  let isStopped = false
  let endWatching = () => {}

  const endEngine = () => {
    engine?.stop()
    engine = undefined
    typing.from(undefined)
    online.from(undefined)
    uploads.from(undefined)
    refused.from(undefined)
    reads.from(undefined)
  }

  /** Takes up whatever session the store holds. */
  const takeUp = oneAtATime(async () => {
    const session = await store.readSession()
    if (isStopped || (engine && session?.epoch === epoch)) return
    endEngine()
    epoch = session?.epoch
    if (!session) return status.set(SIGNED_OUT)
    const begun = createEngine({
      environment,
      store,
      http: api,
      session,
      socketUrl: `${options.origin.replace(/^http/, 'ws')}/sync`,
      aheadConversations: options.aheadConversations ?? 15,
      onSignedOut: () => forget(begun),
      onTakenOver: (welcome) => takeOver(begun, welcome),
    })
    engine = begun
    typing.from(begun.typing.now)
    online.from(begun.presence.online)
    uploads.from(begun.outbox.uploads)
    refused.from(begun.context.refused)
    reads.from(begun.reads)
    const show = () => {
      if (engine === begun) status.set(shown(session, begun.status.get()))
    }
    begun.status.subscribe(show)
    show()
    begun.start()
  })

  const guard = (work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      if (!isStopped) environment.onTrouble(error)
    })
  }

  /** The session is over: nothing of it stays on this device. */
  const forget = (ended: Engine) => {
    if (engine !== ended) return
    endEngine()
    forgetPrograms()
    guard(store.end(epoch).then(takeUp))
  }

  /** Another tab emptied the store, or its cookie is another member's now. */
  const takeOver = (ended: Engine, welcome: { memberId: string; deviceId: string } | null) => {
    if (engine !== ended) return
    endEngine()
    const begin = welcome ? beginFor(welcome.memberId, welcome.deviceId) : Promise.resolve()
    guard(begin.then(takeUp))
  }

  const beginFor = async (memberId: string, deviceId: string | null) => {
    const session = await store.readSession()
    if (session?.memberId === memberId && session.deviceId === deviceId) return
    await store.begin({ epoch: environment.makeId(), memberId, deviceId, logSeq: null })
  }

  /** The store may be gone while the cookie is not: browsers clear them apart. */
  const resume = oneAtATime(async () => {
    if (!(await store.readSession())) {
      const self = await whoAmI()
      if (self) {
        const session = { memberId: self.member.id, deviceId: null, logSeq: null }
        await store.beginIfEmpty({ epoch: environment.makeId(), ...session })
      }
    }
    await takeUp()
  })

  /** Undefined where nobody is signed in, or where nobody could say; then it is asked again later. */
  const whoAmI = async () => {
    cancelAsking()
    try {
      return await api.call('accounts.getSelf', {})
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof OfflineError)) throw error
      mayBeSignedIn = error instanceof OfflineError || error.code !== 'auth.required'
      if (mayBeSignedIn) cancelAsking = environment.clock.after(ASK_AGAIN_MS, nudge)
      return undefined
    }
  }

  const nudge = () => {
    if (engine) engine.nudge()
    else if (mayBeSignedIn && !isStopped) guard(resume())
  }

  const signOut = async () => {
    try {
      await api.call('accounts.signOut', {})
    } catch (error) {
      // Offline it is forgotten here at least. The session on the server can be ended from another device.
      if (!(error instanceof OfflineError || error instanceof ApiError)) throw error
    }
    endEngine()
    await store.end(epoch)
    forgetPrograms()
    await takeUp()
  }

  return {
    status,
    typing,
    online,
    uploads,
    refused,
    reads,
    queries: createQueries(store),
    actions: createActions(() => engine ?? notSignedIn(), signOut),
    api,
    fileUrl: api.fileUrl,
    async start() {
      try {
        await resume()
      } catch (error) {
        // It was stopped before it had begun.
        if (!isStopped) throw error
      }
      if (isStopped) return
      endWatching = watchPage(store, {
        onNudge: nudge,
        onStoreChanged: () => guard(takeUp().then(() => engine?.outbox.kick())),
      })
    },
    async enter({ self, deviceId }) {
      endEngine()
      await store.begin({ epoch: environment.makeId(), memberId: self.member.id, deviceId, logSeq: null }, self)
      await takeUp()
    },
    nudge,
    async stop() {
      isStopped = true
      cancelAsking()
      endWatching()
      endEngine()
      store.close()
    },
  }
}

const shown = (session: { memberId: string; deviceId: string | null }, engine: EngineStatus): Status => ({
  session: 'signedIn',
  memberId: session.memberId,
  deviceId: session.deviceId,
  ...engine,
})

interface Relay<Value> extends Observable<Value> {
  /** Shows another source from now on, or what it showed at first. */
  from(source: Observable<Value> | undefined): void
}

/** One observable for the page, whichever session it comes from. */
function relay<Value>(initial: Value): Relay<Value> {
  const shownValue = observable(initial)
  let end = () => {}
  return {
    get: shownValue.get,
    subscribe: shownValue.subscribe,
    from(source) {
      end()
      end = source ? source.subscribe(() => shownValue.set(source.get())) : () => {}
      shownValue.set(source ? source.get() : initial)
    },
  }
}
