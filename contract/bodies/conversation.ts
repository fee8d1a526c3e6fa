import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, nullable, Seq, SeqOrZero } from './common.ts'
import { Draft } from './draft.ts'
import { GroupState, Nickname } from './group.ts'
import { Member } from './member.ts'
import { GroupTitle, Message } from './message.ts'
import { DisappearAfter, preferenceFields } from './options.ts'

/** The founder is the owner; owners make admins; owners and admins invite, remove and rename. */
export const Role = Type.Union([Type.Literal('owner'), Type.Literal('admin'), Type.Literal('member')])
export type Role = Static<typeof Role>

/** Others' messages after the read mark, counted up to and with number `upToSeq`. System notes do not count. */
export const Unread = Type.Object({ count: Count, upToSeq: SeqOrZero }, closed)
export type Unread = Static<typeof Unread>

/** A conversation as one member sees it. */
export const Conversation = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal('direct'), Type.Literal('group')]),
    /** A group's name; null while nobody gave one. */
    title: nullable(GroupTitle),
    /** The other person of a direct conversation; oneself in the one with oneself. */
    peer: nullable(Member),
    memberCount: Count,
    /** The first members of a group in order of joining, for its picture: at most 5, the viewer among them. */
    faces: Type.Array(Member, { maxItems: 5 }),
    role: Role,
    /** False where a direct conversation's people are not contacts or one blocked the other. */
    mayPost: Type.Boolean(),
    ...preferenceFields,
    /** What is written now goes after so many seconds; null where it stays. */
    disappearAfter: nullable(DisappearAfter),
    /** The viewer sees messages from this number on. A last message before it is shown as hidden. */
    firstSeq: Seq,
    lastSeq: SeqOrZero,
    lastMessage: nullable(Message),
    readSeq: SeqOrZero,
    unread: Unread,
    /** What the viewer wrote here last and did not send; null where it never did. */
    draft: nullable(Draft),
    /** The first message after the read mark that mentions the viewer. */
    mentionedSeq: nullable(Seq),
    /** How far the other person of a direct conversation has read. */
    peerReadSeq: SeqOrZero,
    /** Null for direct conversations. */
    group: nullable(GroupState),
    createdAt: Instant,
  },
  closed,
)
export type Conversation = Static<typeof Conversation>

/** Someone in a conversation; who left stays known by name. */
export const ConversationMember = Type.Object(
  {
    member: Member,
    role: Role,
    left: Type.Boolean(),
    /** What it is called here; null for its own name. */
    nickname: nullable(Nickname),
    /** Who brought it in, or made the link by which it came; null for founders. */
    invitedById: nullable(Id),
  },
  closed,
)
export type ConversationMember = Static<typeof ConversationMember>
