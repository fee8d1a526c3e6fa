import Type, { type Static } from 'typebox'
import { closed, Id, nullable } from '../../bodies/common.ts'
import { DeviceName, Self } from '../../bodies/member.ts'

/**
 * How the new device holds its session: browsers as an HttpOnly cookie that no script can read, programs as a token for
 * `Authorization: Bearer`. A cookie is set over HTTP only.
 */
export const SessionInput = {
  deviceName: DeviceName,
  session: Type.Union([Type.Literal('cookie'), Type.Literal('token')]),
}

/** Takes back that the account was to be deleted; without it such an account is refused. */
export const KeepAccount = { keepAccount: Type.Optional(Type.Boolean()) }

export const SignedIn = Type.Object({ self: Self, deviceId: Id, token: nullable(Type.String()) }, closed)
export type SignedIn = Static<typeof SignedIn>

/** Slow on purpose: each try costs an attacker as much as a person. */
export const signInLimit = { burst: 10, perMinute: 10 }
