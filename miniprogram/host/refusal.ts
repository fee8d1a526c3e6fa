// How a handler says no, in WeChat's words.

/** What the program is told: '<call>:fail <reason>', and WeChat's number of the error where there is one. */
export class CallRefusal extends Error {
  readonly reason: string
  readonly errno: number | null

  constructor(reason: string, errno: number | null = null) {
    super(reason)
    this.reason = reason
    this.errno = errno
  }
}

export const notSupported = () => new CallRefusal('not supported', 3)
export const cancelled = () => new CallRefusal('cancel')

/** A door that this app may lack. */
export function need<Door>(door: Door | undefined): Door {
  if (door === undefined) throw notSupported()
  return door
}
