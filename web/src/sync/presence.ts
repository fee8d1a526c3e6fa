/** Which contacts are online, as the socket tells; nobody while there is none. */
import { type Observable, observable } from './observable.ts'

export interface Presence {
  readonly online: Observable<ReadonlySet<string>>
  reset(memberIds: readonly string[]): void
  change(memberId: string, isOnline: boolean): void
}

export function createPresence(): Presence {
  const online = observable<ReadonlySet<string>>(new Set())
  return {
    online,
    reset: (memberIds) => {
      if (memberIds.length > 0 || online.get().size > 0) online.set(new Set(memberIds))
    },
    change(memberId, isOnline) {
      if (online.get().has(memberId) === isOnline) return
      const next = new Set(online.get())
      if (isOnline) next.add(memberId)
      else next.delete(memberId)
      online.set(next)
    },
  }
}
