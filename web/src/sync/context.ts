/** What the parts of sync share: the store of the present session, the server, and patience with both. */
import { ApiError, type Call, type HttpClient, OfflineError } from '@sampan/sdk'
import type { Environment } from './environment.ts'
import type { Findings } from './findings.ts'
import type { Settable } from './observable.ts'
import type { Refusal } from './refusals.ts'
import { type Store, StoreChanged } from './store.ts'
import type { Unit } from './unit.ts'

export interface Context {
  readonly environment: Environment
  readonly store: Store
  readonly http: HttpClient
  /** Over the socket. Rejects with `OfflineError` at once where there is none and none is being made. */
  readonly call: Call
  readonly memberId: string
  isOnline(): boolean
  /** One transaction on the store, as long as it is this session's. */
  inUnit<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result>
  /** Waits, unless the connection ends: then it rejects with `OfflineError`. */
  pause(delayMs: number): Promise<void>
  /** Calls after a while, unless the session ends. The answer takes it back. */
  later(delayMs: number, call: () => void): () => void
  /** Reads on in the log; a device that begins anew fetches everything for that. Rejects without a connection. */
  readOn(): Promise<void>
  /** Fetches what a transaction found missing. */
  follow(findings: Findings): void
  /** What the server would have none of, the latest. */
  readonly refused: Settable<Refusal | null>
  /** The conversation that somebody opened last. */
  readonly lookedAt: { conversationId: string | null }
  /** Lets work run by itself; being offline is no trouble. */
  inBackground(work: Promise<unknown>): void
}

/** The number of the log now: what a read asked for from here on shows at least. */
export async function readLogSeq({ store }: Pick<Context, 'store'>): Promise<number | null> {
  return (await store.readSession())?.logSeq ?? null
}

/** Asks again where the server only was busy. */
export async function patiently<Result>(context: Pick<Context, 'pause'>, ask: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask()
    } catch (error) {
      const waitMs = waitBefore(error, tries)
      if (waitMs === undefined) throw error
      await context.pause(waitMs)
    }
  }
}

const FAILURES_MAX = 4

/** How long to wait before a further try, or undefined where it would be of no use. */
export function waitBefore(error: unknown, tries: number): number | undefined {
  if (!(error instanceof ApiError)) return undefined
  const growing = Math.min(30_000, 1_000 * 2 ** tries)
  switch (error.code) {
    case 'request.tooMany': {
      const { retryAfterSeconds } = error.details
      return typeof retryAfterSeconds === 'number' ? Math.max(1_000, retryAfterSeconds * 1_000) : growing
    }
    case 'server.busy':
      return growing
    case 'server.failed':
      return tries < FAILURES_MAX ? growing : undefined
    default:
      return undefined
  }
}

/** We are not in that conversation any more: the log tells, or has told. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'chat.conversationNotFound'

export const isOffline = (error: unknown): boolean => error instanceof OfflineError

/** Ends of a session or of a connection are everyday; everything else is worth telling. */
export const isEveryday = (error: unknown): boolean =>
  isOffline(error) || error instanceof StoreChanged || (error instanceof Error && error.name === 'DatabaseClosedError')
