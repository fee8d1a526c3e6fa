/** Who may do what in a group, as the server decides it: only so that nothing is offered that would be refused. */
import type { Role } from '@sampan/contract'

export const titleLengthMax = 60
/** As the contract has it, whose schemas need not travel for a number. */
export const groupMembersMax = 500

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
