import type { Event, EventBody, EventName } from '@sampan/contract'
import type { Kysely, Transaction } from 'kysely'
import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { NewId } from './ids.ts'
import { enqueueJob, type JobName, type JobOptions, type JobPayload } from './jobs.ts'
import { appendToLogs } from './memberLog.ts'

/** What a read works with: one snapshot of the database, the time, and what the operator set. */
export interface Reading<DB> {
  db: Transaction<DB>
  now: Date
  config: Config
}

/** What a command works with: all of it is committed together, or nothing. */
export interface Writing<DB> extends Reading<DB> {
  newId: NewId
  /** Tells members' devices. The same body for all, or one for each. */
  emit<Name extends EventName>(
    name: Name,
    memberIds: readonly string[],
    body: EventBody<Name> | ((memberId: string) => EventBody<Name>),
  ): void
  /** Runs once the transaction is durable; must not throw. */
  afterCommit(act: () => void): void
  /** Runs just before the commit; `undo` runs should the commit fail. */
  beforeCommit(act: () => void, undo: () => void): void
  /** A job that exists only if this transaction commits. */
  enqueue<Name extends JobName>(name: Name, payload: JobPayload<Name>, options?: JobOptions): Promise<void>
}

export interface Transactions<DB> {
  /** One read-only snapshot over several queries. */
  read<Result>(act: (reading: Reading<DB>) => Promise<Result>): Promise<Result>
  /**
   * Runs `act` in a transaction, again where PostgreSQL asks for it; so `act` has no effects but through its argument.
   * Read committed, whatever the database's default is: what waited for a lock must then see what it waited for.
   */
  write<Result>(act: (writing: Writing<DB>) => Promise<Result>): Promise<Result>
}

/** SQLSTATEs that mean "try again": serialization failure, deadlock. */
const RETRYABLE = new Set(['40001', '40P01'])
const TRIES_MAX = 4

const isRetryable = (reason: unknown): boolean =>
  typeof reason === 'object' &&
  reason !== null &&
  'code' in reason &&
  typeof reason.code === 'string' &&
  RETRYABLE.has(reason.code)

interface Emission {
  memberIds: readonly string[]
  eventFor(memberId: string): Event
}

export function createTransactions<DB>(
  db: Kysely<DB>,
  bus: Bus,
  clock: Clock,
  newId: NewId,
  config: Config,
): Transactions<DB> {
  async function writeOnce<Result>(act: (writing: Writing<DB>) => Promise<Result>): Promise<Result> {
    const emissions: Emission[] = []
    const after: (() => void)[] = []
    const before: { act: () => void; undo: () => void }[] = []
    const now = clock.now()
    let result: Result
    let announced = false
    try {
      const begun = db.transaction().setIsolationLevel('read committed')
      result = await begun.execute(async (trx) => {
        const answer = await act({
          db: trx,
          now,
          config,
          newId,
          emit(name, memberIds, body) {
            const eventFor = (memberId: string) =>
              ({ name, body: typeof body === 'function' ? body(memberId) : body }) as Event
            emissions.push({ memberIds, eventFor })
          },
          afterCommit: (step) => after.push(step),
          beforeCommit: (step, undo) => before.push({ act: step, undo }),
          enqueue: (name, payload, options) => enqueueJob(trx, name, payload, options),
        })
        const rings = await appendToLogs(trx, now, emissions)
        for (const ring of rings) after.push(() => bus.ring(ring))
        announced = true
        for (const step of before) step.act()
        return answer
      })
    } catch (reason) {
      if (announced) for (const step of before) step.undo()
      throw reason
    }
    for (const step of after) step()
    return result
  }

  return {
    read: (act) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => act({ db: trx, now: clock.now(), config })),
    async write(act) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await writeOnce(act)
        } catch (reason) {
          if (attempt === TRIES_MAX || !isRetryable(reason)) throw reason
        }
      }
    },
  }
}
