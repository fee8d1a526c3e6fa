import type { Member, Relation } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { Side } from './rules.ts'

/** Another member as the owner of `side` knows it. */
export function presentRelation(member: Member, side: Side): Relation {
  return {
    member,
    state: side.state,
    greeting: side.greeting,
    remark: side.remark,
    blocked: side.blocked,
    starred: side.starred,
    tagIds: [...side.tagIds],
    note: side.note,
    phones: [...side.phones],
    changedAt: wireInstant(side.changedAt),
  }
}
