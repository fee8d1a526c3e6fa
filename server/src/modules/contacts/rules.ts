/** Who becomes whose contact, pure: no clock, no database. Ladders are ordered: the first reason that applies is told. */
import type { ErrorCode, RelationState } from '@sampan/contract'

/** Contacts and open requests of one's own, together: so accepting one of these never goes beyond it. */
export const CONTACTS_MAX = 5_000
export const REQUESTS_PER_DAY_MAX = 5

/** How one member stands to another: one side of a pair. */
export interface Side {
  state: RelationState
  greeting: string | null
  remark: string | null
  blocked: boolean
  /** What the owner of this side keeps about the other. */
  starred: boolean
  tagIds: readonly string[]
  note: string | null
  phones: readonly string[]
  /** Requests sent to the other on the UTC day of `requestedOn`. */
  requestsToday: number
  requestedOn: Date | null
  changedAt: Date
}

/** Two members as the caller sees them: its own side, and the other's side towards it. */
export interface Pair {
  own: Side
  theirs: Side
}

/** A refusal, or the pair as it stands from now on. A side that stays the very same object did not change. */
export type Decision = { refused: ErrorCode } | { refused: null; next: Pair }

const refused = (code: ErrorCode): Decision => ({ refused: code })
const settled = (own: Side, theirs: Side): Decision => ({ refused: null, next: { own, theirs } })
const unchanged = ({ own, theirs }: Pair): Decision => settled(own, theirs)

/** How someone stands to whom it never had to do with. Nothing was changed, so it says the beginning of time. */
export const STRANGER: Side = {
  state: 'stranger',
  greeting: null,
  remark: null,
  blocked: false,
  starred: false,
  tagIds: [],
  note: null,
  phones: [],
  requestsToday: 0,
  requestedOn: null,
  changedAt: new Date(0),
}

/** Text of nothing but spaces says nothing. */
const saidOrNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text)

const isSameDay = (a: Date, b: Date): boolean => a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10)

/** How often a side asked the other on the day of `now`, in UTC. */
export const requestsOn = (side: Side, now: Date): number =>
  side.requestedOn !== null && isSameDay(side.requestedOn, now) ? side.requestsToday : 0

/** Whoever blocked the caller is not there for it. */
export const isInSight = ({ theirs }: Pair): boolean => !theirs.blocked

/** Whether the other stands in the caller's list. Nobody's list tells that one was blocked. */
export const isListed = ({ own }: Pair): boolean => own.state !== 'stranger' || own.blocked || own.remark !== null

/** Both may write to each other. */
export const mayTalk = ({ own, theirs }: Pair): boolean =>
  own.state === 'contact' && theirs.state === 'contact' && !own.blocked && !theirs.blocked

const asContacts = ({ own, theirs }: Pair): Decision =>
  settled({ ...own, state: 'contact', greeting: null }, { ...theirs, state: 'contact', greeting: null })

/**
 * Asking lifts no block of one's own: whom one blocked is not there to be asked. Asking someone who asked accepts, also
 * where the caller had put that request aside. `held` counts the caller's contacts and open requests.
 */
export function decideRequest(pair: Pair, greeting: string, held: number, now: Date): Decision {
  const { own, theirs } = pair
  if (own.state === 'contact') return unchanged(pair)
  if (own.blocked) return refused('member.notFound')
  if (own.state !== 'requestedByMe' && held >= CONTACTS_MAX) return refused('contacts.tooMany')
  if (theirs.state === 'requestedByMe') return asContacts(pair)
  const requestsBefore = requestsOn(own, now)
  if (requestsBefore >= REQUESTS_PER_DAY_MAX) return refused('contacts.tooManyRequests')
  const said = saidOrNull(greeting)
  return settled(
    { ...own, state: 'requestedByMe', greeting: said, requestsToday: requestsBefore + 1, requestedOn: now },
    { ...theirs, state: 'requestedByOther', greeting: said },
  )
}

export function decideAccept(pair: Pair, held: number): Decision {
  if (pair.own.state !== 'requestedByOther') return refused('contacts.notRequested')
  if (held >= CONTACTS_MAX) return refused('contacts.tooMany')
  return asContacts(pair)
}

/** The asker's side stays as it is: it is not told. */
export function decideIgnore({ own, theirs }: Pair): Decision {
  if (own.state !== 'requestedByOther') return refused('contacts.notRequested')
  return settled({ ...own, state: 'stranger', greeting: null }, theirs)
}

/** What the caller called the other, and kept about it, goes too. A block stays. */
export function decideRemove({ own, theirs }: Pair): Decision {
  if (own.state !== 'contact') return refused('contacts.notContact')
  const forgotten = { remark: null, starred: false, tagIds: [], note: null, phones: [] }
  return settled({ ...own, ...forgotten, state: 'stranger' }, { ...theirs, state: 'stranger' })
}

/** The other's side stays as it is: it is not told. A request that it made is put aside with the block. */
export function decideBlock(pair: Pair): Decision {
  const { own, theirs } = pair
  if (own.blocked) return unchanged(pair)
  if (own.state === 'requestedByOther')
    return settled({ ...own, state: 'stranger', greeting: null, blocked: true }, theirs)
  return settled({ ...own, blocked: true }, theirs)
}

export function decideUnblock(pair: Pair): Decision {
  const { own, theirs } = pair
  return own.blocked ? settled({ ...own, blocked: false }, theirs) : unchanged(pair)
}

/** Contacts can be given a name; taking away one that is left from earlier is always possible. */
export function decideRemark(pair: Pair, remark: string | null): Decision {
  const { own, theirs } = pair
  const said = saidOrNull(remark)
  if (own.state !== 'contact' && (said !== null || own.remark === null)) return refused('contacts.notContact')
  return own.remark === said ? unchanged(pair) : settled({ ...own, remark: said }, theirs)
}

/** What one keeps about a contact, as far as it changes. */
export type About = Partial<Pick<Side, 'starred' | 'tagIds' | 'note' | 'phones'>>

const sameLists = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each, place) => each === other[place])

/** Empty lines say nothing. */
export function decideAbout(pair: Pair, about: About): Decision {
  const { own, theirs } = pair
  if (own.state !== 'contact') return refused('contacts.notContact')
  const next: Side = {
    ...own,
    starred: about.starred ?? own.starred,
    tagIds: about.tagIds ?? own.tagIds,
    note: about.note === undefined ? own.note : saidOrNull(about.note),
    phones: about.phones?.filter((phone) => phone.trim() !== '') ?? own.phones,
  }
  const same =
    next.starred === own.starred &&
    next.note === own.note &&
    sameLists(next.tagIds, own.tagIds) &&
    sameLists(next.phones, own.phones)
  return same ? unchanged(pair) : settled(next, theirs)
}
