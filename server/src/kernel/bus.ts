import type { GroupReadMark, LogEntry, Message } from '@sampan/contract'

/**
 * What the bus carries. It is only the door bell: whoever misses a ring finds the truth in PostgreSQL by number.
 * `membershipEnding` rings before the commit, so that nothing said after a removal reaches who was removed.
 */
export type Ring =
  | { type: 'message'; message: Message }
  | { type: 'log'; memberId: string; entries: LogEntry[] }
  | { type: 'typing'; conversationId: string; memberId: string }
  | { type: 'reads'; conversationId: string; memberIds: string[]; marks: GroupReadMark[] }
  | { type: 'membershipEnding'; conversationId: string; memberId: string }
  | { type: 'membershipKept'; conversationId: string; memberId: string }
  | { type: 'deviceEnded'; memberId: string; deviceId: string }

export interface Bus {
  ring(ring: Ring): void
  listen(listener: (ring: Ring) => void): () => void
}

/** The bus of a single process: rings are heard at once, in order. */
export function createLocalBus(): Bus {
  const listeners = new Set<(ring: Ring) => void>()
  return {
    ring(ring) {
      for (const listener of listeners) listener(ring)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
