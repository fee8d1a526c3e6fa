/** Who is typing, for a few seconds each. Nothing of it is stored. */
import type { Clock } from '@sampan/sdk'
import { type Observable, observable } from './observable.ts'

const SHOWN_MS = 6_000
/** How often the others are told. Shorter than `SHOWN_MS`, so that it does not flicker. */
const TELL_EVERY_MS = 4_000

export interface Typing {
  /** Member ids by conversation id. */
  readonly now: Observable<ReadonlyMap<string, readonly string[]>>
  /** Someone is typing. */
  begin(conversationId: string, memberId: string): void
  /** What they typed has come. */
  end(conversationId: string, memberId: string): void
  /** Whether to tell the others now that we are typing. */
  shouldTell(conversationId: string): boolean
  clear(): void
}

export function createTyping(clock: Clock): Typing {
  const now = observable<ReadonlyMap<string, readonly string[]>>(new Map())
  const cancels = new Map<string, () => void>()
  const toldAt = new Map<string, number>()
  const keyOf = (conversationId: string, memberId: string) => `${conversationId} ${memberId}`

  const change = (conversationId: string, memberId: string, isTyping: boolean) => {
    const before = now.get().get(conversationId) ?? []
    if (before.includes(memberId) === isTyping) return
    const memberIds = isTyping ? [...before, memberId] : before.filter((id) => id !== memberId)
    const next = new Map(now.get())
    if (memberIds.length > 0) next.set(conversationId, memberIds)
    else next.delete(conversationId)
    now.set(next)
  }

  const end = (conversationId: string, memberId: string) => {
    const key = keyOf(conversationId, memberId)
    cancels.get(key)?.()
    cancels.delete(key)
    change(conversationId, memberId, false)
  }

  return {
    now,
    begin(conversationId, memberId) {
      const key = keyOf(conversationId, memberId)
      cancels.get(key)?.()
      cancels.set(
        key,
        clock.after(SHOWN_MS, () => end(conversationId, memberId)),
      )
      change(conversationId, memberId, true)
    },
    end,
    shouldTell(conversationId) {
      const isDue = clock.now() - (toldAt.get(conversationId) ?? Number.NEGATIVE_INFINITY) >= TELL_EVERY_MS
      if (isDue) toldAt.set(conversationId, clock.now())
      return isDue
    },
    clear() {
      for (const cancel of cancels.values()) cancel()
      cancels.clear()
      toldAt.clear()
      now.set(new Map())
    },
  }
}
