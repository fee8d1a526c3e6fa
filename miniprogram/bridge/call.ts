// What a host call is: one line of the table in table.ts. The host refuses every call that is not in it.

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

export interface HostCall {
  /** 'storage.set', 'network.request', 'ui.toast'… */
  name: string
  /** JSON Schema (TypeBox) of the arguments; what does not fit is refused before anything happens. */
  args: unknown
  /** Null where none is needed. */
  permission: Permission | null
  /** May only follow a touch of the member by this many milliseconds; null where it may come at any time. */
  afterTouchMsMax: number | null
  /** Calls that one program may make in a minute. */
  perMinuteMax: number
  /** Bytes of the arguments as JSON. */
  argumentBytesMax: number
}
