/** Pure decisions: no clock, no database. Ladders are ordered: the first reason that applies is the one told. */
import type { ErrorCode, Language } from '@sampan/contract'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A device that was not seen for a year must sign in anew. */
export const SESSION_IDLE_MS_MAX = 365 * DAY_MS
/** How far "last seen" may lag behind, so that not every call writes. */
export const LAST_SEEN_LAG_MS = 10 * MINUTE_MS
/** Time between the two steps of a passkey ceremony. */
export const CEREMONY_MS_MAX = 5 * MINUTE_MS

export const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms)

/** May this person set a new password? `fits` tells whether `current` is the stored one. */
export function decidePasswordChange(hasPassword: boolean, current: string | null, fits: boolean): ErrorCode | null {
  if (!hasPassword) return current === null ? null : 'accounts.passwordWrong'
  return fits ? null : 'accounts.passwordWrong'
}

/** Nobody locks themselves out: the last way to sign in stays. */
export function decidePasskeyRemoval(hasPassword: boolean, passkeys: number): ErrorCode | null {
  return hasPassword || passkeys > 1 ? null : 'accounts.lastCredential'
}

export interface Profile {
  name: string
  about: string
  region: string | null
  language: Language
  avatarFileId: string | null
}

/** Only what is to change; `undefined` stays as it is. */
export type ProfileChanges = { [Field in keyof Profile]?: Profile[Field] | undefined }

export interface ProfileDecision {
  after: Profile
  /** Something is other than before. */
  changed: boolean
  /** What others see of the member is other than before. */
  othersSeeIt: boolean
}

export function decideProfile(now: Profile, changes: ProfileChanges): ProfileDecision {
  const after: Profile = {
    name: changes.name === undefined ? now.name : tidyName(changes.name),
    about: changes.about ?? now.about,
    region: changes.region === undefined ? now.region : changes.region,
    language: changes.language ?? now.language,
    avatarFileId: changes.avatarFileId === undefined ? now.avatarFileId : changes.avatarFileId,
  }
  const othersSeeIt =
    after.name !== now.name ||
    after.about !== now.about ||
    after.region !== now.region ||
    after.avatarFileId !== now.avatarFileId
  return { after, othersSeeIt, changed: othersSeeIt || after.language !== now.language }
}

/** White space around a name would make two people look alike. */
export const tidyName = (name: string): string => name.trim()

/** How long a handle stays as it is once it was changed, and how long the former one is kept from others. */
export const HANDLE_REST_MS = 30 * DAY_MS

/** Until when a handle must stay as it is; null where it can be changed now. */
export function handleRestsUntil(changedAt: Date | null, now: Date): Date | null {
  if (changedAt === null) return null
  const until = new Date(changedAt.getTime() + HANDLE_REST_MS)
  return until > now ? until : null
}

/** Kept for accounts that were deleted. */
export const isReservedHandle = (handle: string): boolean => handle.startsWith('deleted_')

/** For how long the so-many-th wrong code in a row locks: each fifth, for longer each time. */
export function lockAfterWrongCodes(wrongTries: number): number | null {
  if (wrongTries === 0 || wrongTries % 5 !== 0) return null
  const minutes = [1, 15, 60][wrongTries / 5 - 1] ?? 24 * 60
  return minutes * MINUTE_MS
}
