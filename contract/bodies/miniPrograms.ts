/** Mini programs: light programs of others that open within the app, in a box of their own. */
import Type, { type Static } from 'typebox'
import { closed, Id, Instant, lineText, nameText, nullable } from './common.ts'
import { PictureSide, Placeholder } from './file.ts'

/** SHA-256 in hex: the name of a bundle, or of an icon. */
export const ContentHash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 in hex' })

export const ProgramDialect = Type.Union([Type.Literal('wechat'), Type.Literal('alipay')])
export type ProgramDialect = Static<typeof ProgramDialect>

export const PROGRAM_NAME_LENGTH_MAX = 60

/** What anyone may know of a program. Its icon is at `/mp/icons/<id>/<iconHash>`. */
export const MiniProgram = Type.Object(
  {
    id: Id,
    /** As its maker's tools know it, such as `wx0123456789abcdef`. */
    appId: Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' }),
    dialect: ProgramDialect,
    name: nameText(PROGRAM_NAME_LENGTH_MAX),
    iconHash: nullable(ContentHash),
  },
  closed,
)
export type MiniProgram = Static<typeof MiniProgram>

/** `preview`: as its maker has it just now, on the operator's word. */
export const ProgramStage = Type.Union([Type.Literal('live'), Type.Literal('preview')])
export type ProgramStage = Static<typeof ProgramStage>

/** What a program asks of its member, by the names that programs know. */
export const programScopes = [
  'scope.userInfo',
  'scope.userLocation',
  'scope.camera',
  'scope.record',
  'scope.writePhotosAlbum',
  'scope.album',
  'scope.clipboard',
  'scope.phoneNumber',
  'scope.address',
] as const
export type ProgramScope = (typeof programScopes)[number]
export const ProgramScope = Type.Union([
  Type.Literal('scope.userInfo'),
  Type.Literal('scope.userLocation'),
  Type.Literal('scope.camera'),
  Type.Literal('scope.record'),
  Type.Literal('scope.writePhotosAlbum'),
  Type.Literal('scope.album'),
  Type.Literal('scope.clipboard'),
  Type.Literal('scope.phoneNumber'),
  Type.Literal('scope.address'),
])

/** What the member answered, and when; what it was never asked has no line. */
export const ProgramPermission = Type.Object(
  { scope: ProgramScope, granted: Type.Boolean(), decidedAt: Instant },
  closed,
)
export type ProgramPermission = Static<typeof ProgramPermission>

/** How many of them a member's list holds, besides those that it keeps at the top. */
export const RECENT_PROGRAMS_MAX = 40

export const RecentProgram = Type.Object(
  { program: MiniProgram, stage: ProgramStage, openedAt: Instant, pinned: Type.Boolean() },
  closed,
)
export type RecentProgram = Static<typeof RecentProgram>

/** A page of a program with its query, such as `pages/detail/index?id=7`; '' for where it begins. */
export const ProgramPath = Type.String({ maxLength: 1_024, pattern: '^[^\\u0000-\\u001f\\u007f]*$' })

const shown = { kind: Type.Literal('miniProgram'), programId: Id, path: ProgramPath, title: lineText(120) }

/** With a picture of the page where its sender has one: an own upload, or that of a card which is sent on. */
export const SentMiniProgramBody = Type.Object({ ...shown, pictureFileId: Type.Optional(Id) }, closed)
export type SentMiniProgramBody = Static<typeof SentMiniProgramBody>

/** A card that opens a program. Name and icon as they were when it was sent. */
export const MiniProgramBody = Type.Object(
  {
    ...shown,
    name: Type.String(),
    iconHash: nullable(ContentHash),
    /** Left out where there is none: older cards never had one. */
    picture: Type.Optional(
      Type.Object({ fileId: Id, width: PictureSide, height: PictureSide, placeholder: Placeholder }, closed),
    ),
  },
  closed,
)
export type MiniProgramBody = Static<typeof MiniProgramBody>
