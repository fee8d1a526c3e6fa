/** Who may do what in a group, as the server decides it: only so that nothing is offered that would be refused. */
import type { Circle, Conversation, Role } from '@sampan/contract'

/* As the contract has them, whose schemas need not travel for a number. */
export const titleLengthMax = 60
export const nicknameLengthMax = 40
export const noticeLengthMax = 1_000
export const reportWordsLengthMax = 1_000
export const groupMembersMax = 500
export const readMarksMembersMax = 50

/** Owner and admins are in both circles. */
const isWithin = (role: Role, circle: Circle | undefined): boolean => circle !== 'admins' || role !== 'member'

export const mayLead = (role: Role): boolean => role !== 'member'
export const mayBring = ({ role, group }: Conversation): boolean => isWithin(role, group?.settings.inviting)
/** Whether only owner and admins write, and one is neither. */
export const isSilenced = ({ role, group }: Conversation): boolean => !isWithin(role, group?.settings.posting)
export const mayWrite = (conversation: Conversation): boolean => conversation.mayPost && !isSilenced(conversation)

/** How long one waits between two messages; 0 for who does not. */
export const pauseSeconds = ({ role, group }: Conversation): number =>
  role === 'member' ? (group?.settings.slowSeconds ?? 0) : 0

/** How many seconds are left, of a pause that began with one's last message. A clock that is wrong makes it no longer. */
export function secondsLeft(pause: number, lastAt: string | null, now: Date): number {
  if (pause === 0 || lastAt === null) return 0
  const left = Math.ceil((new Date(lastAt).getTime() - now.getTime()) / 1000 + pause)
  return Math.max(0, Math.min(pause, left))
}

export interface MemberActs {
  /** The role that may be given, if any. */
  setRole: 'admin' | 'member' | null
  remove: boolean
}

export function memberActs(own: Role, other: Role, isSelf: boolean): MemberActs {
  if (isSelf || other === 'owner' || own === 'member') return { setRole: null, remove: false }
  if (own === 'admin') return { setRole: null, remove: other === 'member' }
  return { setRole: other === 'admin' ? 'member' : 'admin', remove: true }
}

export const mayRename = (own: Role): boolean => own !== 'member'

/** Owner, admins, then the others; within each as they joined. */
export function byRole<Someone extends { role: Role }>(members: readonly Someone[]): Someone[] {
  const rank = { owner: 0, admin: 1, member: 2 }
  return members.toSorted((one, other) => rank[one.role] - rank[other.role])
}
