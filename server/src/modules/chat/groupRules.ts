/** Who may do what in a group, pure. Ladders are ordered: the first reason that applies is told. */
import type { Circle, ErrorCode, GroupSettings, JoinHistory, Role } from '@sampan/contract'
import { JOIN_HISTORY_LAST } from '@sampan/contract'

type Kind = 'direct' | 'group'
type Refused<Code extends ErrorCode> = 'allowed' | Extract<ErrorCode, Code>

/** Owner and admins are in both circles. */
const isWithin = (role: Role, circle: Circle): boolean => circle === 'everyone' || role !== 'member'

/** How fast one writes is for the send lane to know, and for `mayWriteFrom`. */
export function decidePost(
  membership: { may_post: boolean; role: Role },
  posting: Circle,
): Refused<'chat.notAccepting' | 'chat.adminsOnly'> {
  if (!membership.may_post) return 'chat.notAccepting'
  return isWithin(membership.role, posting) ? 'allowed' : 'chat.adminsOnly'
}

/** When a member of a slow group may write again; null for now. As in `chat_send_batch`. */
export function mayWriteFrom(
  membership: { role: Role; spoke_at: Date | null },
  slowSeconds: number,
  now: Date,
): Date | null {
  if (slowSeconds === 0 || membership.role !== 'member' || membership.spoke_at === null) return null
  const from = new Date(membership.spoke_at.getTime() + slowSeconds * 1000)
  return from > now ? from : null
}

/** Settings, notices, people who ask to come in: what the owner and admins do alone. */
export function decideLead(kind: Kind, role: Role): Refused<'chat.groupOnly' | 'chat.notAllowed'> {
  if (kind !== 'group') return 'chat.groupOnly'
  return role === 'member' ? 'chat.notAllowed' : 'allowed'
}

/** Calling everyone at once. In a conversation of two nobody leads. */
export const decideCallEveryone = (role: Role): Refused<'chat.notAllowed'> =>
  role === 'member' ? 'chat.notAllowed' : 'allowed'

/** Bringing people in, by hand or by a link. */
export function decideBring(kind: Kind, role: Role, inviting: Circle): Refused<'chat.groupOnly' | 'chat.notAllowed'> {
  if (kind !== 'group') return 'chat.groupOnly'
  return isWithin(role, inviting) ? 'allowed' : 'chat.notAllowed'
}

/** Whether somebody has to agree before those whom this one brings are in. */
export const needsApproval = (role: Role, approval: boolean): boolean => approval && role === 'member'

/** One's own link, or anyone's for who leads. */
export const decideRevoke = (
  kind: Kind,
  role: Role,
  isOwn: boolean,
): Refused<'chat.groupOnly' | 'chat.notAllowed' | 'chat.linkNotFound'> =>
  isOwn && kind === 'group' ? 'allowed' : decideLead(kind, role)

/** A link is as good as its maker: `makerRole` is null for one who is out. */
export function isLinkGood(
  link: { expires_at: Date | null; revoked_at: Date | null },
  makerRole: Role | null,
  inviting: Circle,
  now: Date,
): boolean {
  if (link.revoked_at !== null || makerRole === null) return false
  if (link.expires_at !== null && link.expires_at <= now) return false
  return isWithin(makerRole, inviting)
}

/** The owner gives its group to someone else in it. */
export function decideTransfer(
  kind: Kind,
  role: Role,
  other: Role | null,
): Refused<'chat.groupOnly' | 'chat.notAllowed' | 'member.notFound'> {
  if (kind !== 'group') return 'chat.groupOnly'
  if (role !== 'owner') return 'chat.notAllowed'
  if (other === null) return 'member.notFound'
  return other === 'owner' ? 'chat.notAllowed' : 'allowed'
}

/** The first number that those see who join after message `lastSeq`. The note of their joining is the next one. */
export function firstSeqFor(history: JoinHistory, lastSeq: number): number {
  if (history === 'all') return 1
  return history === 'last' ? Math.max(1, lastSeq + 1 - JOIN_HISTORY_LAST) : lastSeq + 1
}

/** What a change makes different, in the order in which it is told. */
export function changedSettings(before: GroupSettings, after: GroupSettings): (keyof GroupSettings)[] {
  const all: (keyof GroupSettings)[] = ['posting', 'slowSeconds', 'inviting', 'approval', 'history']
  return all.filter((name) => before[name] !== after[name])
}
