import Type, { type Static } from 'typebox'
import { closed, Instant, lineText, nullable } from './common.ts'
import { ContactNote, NotedPhones, TagIds } from './contactTags.ts'
import { Member } from './member.ts'

export const Greeting = lineText(100)
export const Remark = lineText(40)

/** How the caller stands to another member. */
export const RelationState = Type.Union([
  Type.Literal('stranger'),
  Type.Literal('requestedByMe'),
  Type.Literal('requestedByOther'),
  Type.Literal('contact'),
])
export type RelationState = Static<typeof RelationState>

/** One member as the caller knows it: who, how they stand to each other, and the caller's own name for it. */
export const Relation = Type.Object(
  {
    member: Member,
    state: RelationState,
    /** The greeting that came with an open request. */
    greeting: nullable(Greeting),
    /** The caller's own name for this member; shown instead of the member's name. */
    remark: nullable(Remark),
    /** What the caller keeps about a contact, for itself: a star, tags, a note, and telephone numbers. */
    starred: Type.Boolean(),
    tagIds: TagIds,
    note: nullable(ContactNote),
    phones: NotedPhones,
    /** The caller blocked this member. */
    blocked: Type.Boolean(),
    changedAt: Instant,
  },
  closed,
)
export type Relation = Static<typeof Relation>
