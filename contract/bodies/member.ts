import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, lineText, nameText, nullable } from './common.ts'

/** How a member is found: unique, lower case. */
export const Handle = Type.String({ pattern: '^[a-z][a-z0-9_]{2,29}$', description: '3 to 30 of a–z, 0–9 and _' })
export const MemberName = nameText(40)
export const About = lineText(140)
/** ISO 3166-1 alpha-2. */
export const Region = Type.String({ pattern: '^[A-Z]{2}$' })
/** The languages that the app speaks. */
export const Language = Type.Union([
  Type.Literal('en'),
  Type.Literal('zh'),
  Type.Literal('ar'),
  Type.Literal('ru'),
  Type.Literal('it'),
  Type.Literal('de'),
])
export type Language = Static<typeof Language>

/** A member as others see it. */
export const Member = Type.Object(
  {
    id: Id,
    handle: Handle,
    name: MemberName,
    about: About,
    region: nullable(Region),
    avatarFileId: nullable(Id),
  },
  closed,
)
export type Member = Static<typeof Member>

/** What stands in a contact's QR code and link; renewed by its owner, which ends the old one. */
export const ContactCode = Type.String({ pattern: '^[A-Za-z0-9_-]{16}$' })

/** A member as it sees itself. */
export const Self = Type.Object(
  {
    member: Member,
    language: Language,
    contactCode: ContactCode,
    hasPassword: Type.Boolean(),
    /** Null where none were made. `usedAt` tells every device that someone came in by one. */
    recoveryCodes: nullable(Type.Object({ left: Count, madeAt: Instant, usedAt: nullable(Instant) }, closed)),
    /** Since when a code of an authenticator app is asked after the password; null where it is not. */
    twoStepSince: nullable(Instant),
    /** When the handle was last changed. */
    handleChangedAt: nullable(Instant),
    createdAt: Instant,
  },
  closed,
)
export type Self = Static<typeof Self>

export const DeviceName = nameText(80)

/** A signed-in device of the caller. */
export const Device = Type.Object(
  { id: Id, name: DeviceName, createdAt: Instant, lastSeenAt: Instant, current: Type.Boolean() },
  closed,
)
export type Device = Static<typeof Device>

export const Passkey = Type.Object(
  { id: Id, name: DeviceName, createdAt: Instant, lastUsedAt: nullable(Instant) },
  closed,
)
export type Passkey = Static<typeof Passkey>
