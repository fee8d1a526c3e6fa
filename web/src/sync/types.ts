/**
 * What the screens see of sync: queries over the offline store, values that change, and actions. No screen talks to the
 * server in another way.
 */
import type { Output, SignedIn } from '@sampan/contract'
import type { HttpClient } from '@sampan/sdk'
import type { Observable } from './observable.ts'
import type { Refusal } from './refusals.ts'
import type { Actions } from './types/actions.ts'
import type { Queries } from './types/queries.ts'
import type { ReadNews } from './types/talk.ts'

export type { Actions } from './types/actions.ts'
export type { Queries } from './types/queries.ts'
export type * from './types/talk.ts'

export interface Status {
  /** `opening` while the store is read for the first time: a few milliseconds. */
  session: 'opening' | 'signedOut' | 'signedIn'
  memberId: string | null
  deviceId: string | null
  /** `offline`: no network, or the server does not answer; it is tried again by itself. */
  link: 'offline' | 'connecting' | 'online'
  /** The store holds everything that a list shows: an empty list is truly empty, not just not yet fetched. */
  ready: boolean
  /** Online, and everything that was missed is fetched. */
  upToDate: boolean
}

export interface Sync {
  readonly status: Observable<Status>
  /** Who is typing: member ids by conversation id. */
  readonly typing: Observable<ReadonlyMap<string, readonly string[]>>
  /** Ids of the contacts who are online; empty while we are not. */
  readonly online: Observable<ReadonlySet<string>>
  /** Uploads under way: share done, 0 to 1, by message id. */
  readonly uploads: Observable<ReadonlyMap<string, number>>
  /** What the server would have none of, the latest. */
  readonly refused: Observable<Refusal | null>
  /** Who just read on in a small group what one wrote. */
  readonly reads: Observable<ReadNews | null>
  readonly queries: Queries
  readonly actions: Actions
  /** Everything that is not synced: signing in and up, passkeys, describing the server. */
  readonly api: HttpClient
  /** The address of a file's bytes, for `src`. */
  fileUrl(fileId: string, variant: 'original' | 'thumbnail'): string
  /** Opens the store and connects if someone is signed in. Call once. */
  start(): Promise<void>
  /** After `accounts.signIn`, `signUp`, `stepIn` or `finishPasskey…` with `session: 'cookie'`: takes up that session. */
  enter(signedIn: SignedIn): Promise<void>
  /** Tries to connect at once: the page became visible or the network came back. Called by itself in browsers. */
  nudge(): void
  /** Ends timers and the socket; the store stays. */
  stop(): Promise<void>
}

export type { Output }
