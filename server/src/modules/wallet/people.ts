import type { Member } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'

/** Those whom lines of a statement name, as they are now. */
export async function membersOf(db: Queryable, lines: readonly { with_member_id: string | null }[]): Promise<Member[]> {
  const ids = new Set(lines.flatMap(({ with_member_id: id }) => id ?? []))
  return [...(await readMembers(db, [...ids])).values()]
}
