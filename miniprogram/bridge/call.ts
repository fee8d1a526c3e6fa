// What a host call is: one line of the table in table.ts. The host refuses every call that is not in it.
import type { Static, TSchema } from 'typebox'

/** Asked from the member in plain words, granted per program, revocable in settings. Named as WeChat's scopes. */
export type Permission =
  | 'scope.userInfo'
  | 'scope.userLocation'
  | 'scope.camera'
  | 'scope.record'
  | 'scope.writePhotosAlbum'
  | 'scope.album'
  | 'scope.clipboard'
  | 'scope.phoneNumber'
  | 'scope.address'

export const permissions: readonly Permission[] = [
  'scope.userInfo',
  'scope.userLocation',
  'scope.camera',
  'scope.record',
  'scope.writePhotosAlbum',
  'scope.album',
  'scope.clipboard',
  'scope.phoneNumber',
  'scope.address',
]

export interface HostCall<Args extends TSchema = TSchema> {
  /** JSON Schema (TypeBox) of the arguments; what does not fit is refused before anything happens. */
  args: Args
  /** Null where none is needed. */
  permission: Permission | null
  /** May only follow a touch of the member by this many milliseconds; null where it may come at any time. */
  afterTouchMsMax: number | null
  /**
   * Lays something of the app's over the program: one at a time, never while nobody sees the program, and not again
   * before another touch once the member closed one. What is 'shown' ends by being closed, what is 'asked' by a refusal.
   */
  covers: 'shown' | 'asked' | null
  /** Calls that one program may make in a minute. */
  perMinuteMax: number
  /** Bytes of the arguments: text as UTF-16, buffers and blobs as they are. */
  argumentBytesMax: number
}

/** A part of the table: calls by their names, such as 'storage.set'. */
export type CallSet = Record<string, HostCall>

/** One line of the table; what is not said is the careful default. */
export function hostCall<Args extends TSchema>(
  args: Args,
  limits: Partial<Omit<HostCall, 'args'>> = {},
): HostCall<Args> {
  return {
    args,
    permission: null,
    afterTouchMsMax: null,
    covers: null,
    perMinuteMax: 120,
    argumentBytesMax: 64 * 1024,
    ...limits,
  }
}

export type CallArgs<Call extends HostCall> = Static<Call['args']>
