/** When members were last connected. It stands in memory first and is written from time to time, many at once. */
import type { Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Queryable } from '../../schema/index.ts'
import { readLastSeen, writeLastSeen } from './store.ts'

export interface LastSeen {
  /** The member came, or the last of its devices goes. */
  note(memberId: string): void
  /** To the minute; null where the member never came. */
  of(db: Queryable, memberId: string): Promise<Date | null>
  /** Writes what was noted. */
  flush(): Promise<void>
  /** Writes every few minutes from now on. */
  start(): void
  stop(): Promise<void>
}

const FLUSH_EVERY_MS = 5 * 60_000
const MINUTE_MS = 60_000

export function createLastSeen({ db, clock, log }: { db: Queryable; clock: Clock; log: Log }): LastSeen {
  let noted = new Map<string, Date>()
  /** What is just being written: still to be read here. */
  let writing = new Map<string, Date>()
  let timer: NodeJS.Timeout | undefined

  async function flush(): Promise<void> {
    if (noted.size === 0) return
    writing = noted
    noted = new Map()
    try {
      await writeLastSeen(db, writing)
    } catch (error) {
      noted = new Map([...writing, ...noted])
      throw error
    } finally {
      writing = new Map()
    }
  }

  const inBackground = () => void flush().catch((error: unknown) => log.error({ err: error }, 'Last seen was not kept'))

  return {
    note(memberId) {
      noted.set(memberId, new Date(Math.floor(clock.now().getTime() / MINUTE_MS) * MINUTE_MS))
    },
    async of(reading, memberId) {
      return noted.get(memberId) ?? writing.get(memberId) ?? (await readLastSeen(reading, memberId)) ?? null
    },
    flush,
    start() {
      timer ??= setInterval(inBackground, FLUSH_EVERY_MS)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      timer = undefined
      await flush()
    },
  }
}
