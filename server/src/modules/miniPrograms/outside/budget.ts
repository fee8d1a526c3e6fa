import type { Clock } from '../../../kernel/clock.ts'

/** Bytes that may still be fetched under a name: a minute's worth at once, refilled evenly. */
export interface ByteBudget {
  /** False where it is spent. */
  has(name: string): boolean
  spend(name: string, bytes: number): void
}

const NAMES_MAX = 10_000

export function createByteBudget(clock: Clock, bytesPerMinute: number): ByteBudget {
  const spent = new Map<string, { bytes: number; atMs: number }>()
  const left = (name: string): number => {
    const entry = spent.get(name)
    if (!entry) return bytesPerMinute
    const refilled = ((clock.now().getTime() - entry.atMs) / 60_000) * bytesPerMinute
    return Math.min(bytesPerMinute, bytesPerMinute - entry.bytes + refilled)
  }
  return {
    has: (name) => left(name) > 0,
    spend(name, bytes) {
      const used = bytesPerMinute - left(name) + bytes
      spent.delete(name)
      spent.set(name, { bytes: used, atMs: clock.now().getTime() })
      const [oldest] = spent.size > NAMES_MAX ? spent.keys() : []
      if (oldest !== undefined) spent.delete(oldest)
    },
  }
}
