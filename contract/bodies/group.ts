/** What a group is set to, what its owner and admins ask of it, and how people come in. */
import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, nameText, nullable, writtenText } from './common.ts'
import { Member } from './member.ts'

/** Who may do something: everyone in the group, or its owner and admins. */
export const Circle = Type.Union([Type.Literal('everyone'), Type.Literal('admins')])
export type Circle = Static<typeof Circle>

/** How long one waits between two messages; 0 is not at all. Owner and admins never wait. */
export const SLOW_SECONDS = [0, 10, 30, 60, 300, 900, 3600] as const
export const SlowSeconds = Type.Union([
  Type.Literal(0),
  Type.Literal(10),
  Type.Literal(30),
  Type.Literal(60),
  Type.Literal(300),
  Type.Literal(900),
  Type.Literal(3600),
])
export type SlowSeconds = Static<typeof SlowSeconds>

/** What those who join see of what was said before: nothing, the last hundred messages, or everything. */
export const JoinHistory = Type.Union([Type.Literal('none'), Type.Literal('last'), Type.Literal('all')])
export type JoinHistory = Static<typeof JoinHistory>
export const JOIN_HISTORY_LAST = 100

export const groupSettingFields = {
  /** Who writes. Reactions stay free to all. */
  posting: Circle,
  slowSeconds: SlowSeconds,
  /** Who brings people in and makes links. */
  inviting: Circle,
  /** Owner or admins let in whoever comes by a link, or is brought by a member. */
  approval: Type.Boolean(),
  history: JoinHistory,
}
export const GroupSettings = Type.Object(groupSettingFields, closed)
export type GroupSettings = Static<typeof GroupSettings>

export const NOTICE_LENGTH_MAX = 1_000
export const NoticeText = writtenText(NOTICE_LENGTH_MAX, 1)

/** What the owner or an admin wants everyone to know; it stands on top until one confirms it. */
export const GroupNotice = Type.Object(
  {
    id: Id,
    byId: Id,
    text: NoticeText,
    writtenAt: Instant,
    /** Whether the viewer has. Who wrote it has. */
    confirmed: Type.Boolean(),
  },
  closed,
)
export type GroupNotice = Static<typeof GroupNotice>

/** What a conversation holds more when it is a group. */
export const GroupState = Type.Object(
  {
    settings: GroupSettings,
    notice: nullable(GroupNotice),
    /** People who ask to come in; 0 to those who do not decide on it. */
    requestCount: Count,
  },
  closed,
)
export type GroupState = Static<typeof GroupState>

/** What somebody is called in one group. */
export const Nickname = nameText(40)

/** 128 random bits. */
export const GroupToken = Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' })
export const LinkLife = Type.Union([Type.Literal('day'), Type.Literal('week'), Type.Literal('never')])
export type LinkLife = Static<typeof LinkLife>

/** A way into a group: `<origin>/g/<token>`. */
export const GroupLink = Type.Object(
  {
    id: Id,
    token: GroupToken,
    madeById: Id,
    madeAt: Instant,
    expiresAt: nullable(Instant),
    /** How many came in by it. */
    uses: Count,
  },
  closed,
)
export type GroupLink = Static<typeof GroupLink>

/** What the holder of a good link sees of the group. */
export const GroupPreview = Type.Object(
  {
    title: nullable(nameText(60)),
    memberCount: Count,
    invitedBy: Member,
    /** Somebody decides who comes in. */
    approval: Type.Boolean(),
    /** Where the viewer is in it. */
    conversationId: nullable(Id),
    /** The viewer has asked and waits. */
    asked: Type.Boolean(),
  },
  closed,
)
export type GroupPreview = Static<typeof GroupPreview>

/** Somebody who waits to be let in. */
export const JoinRequest = Type.Object(
  { member: Member, invitedById: Id, byLink: Type.Boolean(), askedAt: Instant },
  closed,
)
export type JoinRequest = Static<typeof JoinRequest>

/** Why something is reported to the operator. */
export const ReportReason = Type.Union([
  Type.Literal('spam'),
  Type.Literal('fraud'),
  Type.Literal('harassment'),
  Type.Literal('violence'),
  Type.Literal('sexual'),
  Type.Literal('other'),
])
export type ReportReason = Static<typeof ReportReason>
