/**
 * Background jobs, stored in PostgreSQL by graphile-worker: a job exists from the commit of the transaction that asked
 * for it, runs at least once, and is tried again with growing pauses. So a job must bear being run twice.
 */
import { setTimeout } from 'node:timers/promises'
import { type Runner, run, runMigrations, runOnce, Logger as WorkerLogger } from 'graphile-worker'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { Pool } from 'pg'
import type { Log } from './telemetry/log.ts'

/** What a notification is about. */
export type PushAbout =
  | { kind: 'message'; conversationId: string; seq: number }
  | { kind: 'request'; otherId: string }
  | { kind: 'invitation'; conversationId: string }
  | { kind: 'money'; entryId: string; amount: string; currency: string; fromId: string | null }

/** Every job with its payload: a closed list, like the wire's methods. */
export interface Jobs {
  /** Tells everyone who knows a member of its new name, picture or about line. */
  announceProfile: { memberId: string }
  /** Removes what has served its time: keys, ceremonies, log entries, files that were never sent. */
  sweep: Record<string, never>
  /** Ends what nobody answered or took in time: transfers, packets and the like. */
  settleExpired: Record<string, never>
  /** Empties messages that the operator does not want kept any longer. */
  clearOldMessages: Record<string, never>
  /** Proves the books. */
  auditBooks: Record<string, never>
  /** Asks the bank to carry out a top-up or a withdrawal, or how it stands. */
  advanceFundingOrder: { orderId: string }
  /** Looks at every top-up and withdrawal whose time has come. */
  reconcileFunding: Record<string, never>
  /** Tells the test bank what its customer answers, and brings in what comes of it. */
  answerTestBank: { orderId: string; confirmed: boolean }
  /** Finishes linking a bank account or a card, for a browser that never came back. */
  finishFundingLink: { linkId: string }
  /** Has the provider forget a bank account or a card that was unlinked. */
  forgetFundingSource: { sourceId: string }
  /** Makes a statement into a file. */
  makeWalletExport: { exportId: string }
  /** Notifies one device of something that was heard of at an instant. */
  sendPush: { deviceId: string; about: PushAbout; at: string }
  /** Sends the code of a telephone number that is being proven, as long as that proof is open. */
  sendPhoneCode: { memberId: string; proofId: string }
  /** Tells those who use a mini program that it has another bundle. */
  announceProgram: { programId: string; stage: 'live' | 'preview' }
  /** Makes everything of a member into a file. */
  makeAccountExport: { exportId: string }
}
export type JobName = keyof Jobs
export type JobPayload<Name extends JobName> = Jobs[Name]
export type JobHandlers = { [Name in JobName]: (payload: Jobs[Name]) => Promise<void> }

export interface JobOptions {
  /** Not before so much time has gone by, by the database's clock; at once when left out. */
  afterMs?: number
  /** Takes the place of a job of the same key that has not begun. */
  key?: string
  /** How often it is tried at most; 25 times when left out. */
  triesMax?: number
}

/** Adds a job within the caller's transaction. */
export async function enqueueJob<Name extends JobName>(
  db: QueryExecutorProvider,
  name: Name,
  payload: Jobs[Name],
  { afterMs, key, triesMax }: JobOptions = {},
): Promise<void> {
  const body = JSON.stringify(payload)
  if (key !== undefined || triesMax !== undefined) {
    await sql`SELECT graphile_worker.add_job(${name}, ${body}::json,
        run_at := now() + ${afterMs ?? 0} * interval '1 millisecond', job_key := ${key ?? null}::text,
        max_attempts := ${triesMax ?? 25}::int)`.execute(db)
    return
  }
  await (afterMs === undefined
    ? sql`SELECT graphile_worker.add_job(${name}, ${body}::json)`
    : sql`SELECT graphile_worker.add_job(${name}, ${body}::json,
        run_at := now() + ${afterMs} * interval '1 millisecond')`
  ).execute(db)
}

export interface JobRunner {
  stop(): Promise<void>
}

const SCHEDULE = [
  '17 * * * * sweep ?fill=1h',
  '* * * * * settleExpired ?fill=1m',
  '* * * * * reconcileFunding',
  '*/15 * * * * clearOldMessages ?fill=1h',
  // At night, since a long look slows busy accounts down.
  '40 2 * * * auditBooks ?fill=12h',
].join('\n')

/** Between two looks for jobs that nobody announced, and two tries to begin. */
const PAUSE_MS = 2_000

const workerLogger = (log: Log): WorkerLogger =>
  new WorkerLogger(() => (level, message, meta) => {
    if (level === 'error') log.error({ meta }, message)
    else if (level === 'warning') log.warn(message)
  })

const taskListOf = (handlers: JobHandlers) =>
  Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      // The payload was typed where it was enqueued; nothing else writes to this queue.
      (payload: unknown) => (handler as (payload: unknown) => Promise<void>)(payload),
    ]),
  )

/** Makes the queue's tables, or brings them up to date. */
export async function prepareJobs(pgPool: Pool, log: Log): Promise<void> {
  await runMigrations({ pgPool, logger: workerLogger(log) })
}

/**
 * A worker that was killed leaves its jobs locked, and they would rest for hours. There is one server process, which only
 * begins: whoever holds a lock is gone.
 */
async function releaseLocks(pgPool: Pool): Promise<void> {
  await pgPool.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
    FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0
  `)
}

/**
 * Starts to work off jobs, with those that a killed server had begun. Where the database fails it in writing off what was
 * done, the runner ends; another then takes its place, which does those jobs again.
 */
export async function startJobs(pgPool: Pool, handlers: JobHandlers, log: Log): Promise<JobRunner> {
  const begin = async (): Promise<Runner> => {
    await releaseLocks(pgPool)
    return run({
      pgPool,
      // Some wait for answers from elsewhere; the others must not wait for them.
      concurrency: 4,
      noHandleSignals: true,
      crontab: SCHEDULE,
      logger: workerLogger(log),
      taskList: taskListOf(handlers),
      // Without batches nobody waits for the promise that writes off a job: its failure would end the process, and
      // stopping would not wait for it.
      preset: { worker: { pollInterval: PAUSE_MS, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    })
  }
  const stopping = new AbortController()
  let runner = await begin()
  const pause = () => setTimeout(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
  const kept = (async () => {
    while (!stopping.signal.aborted) {
      const reason = await runner.promise.catch(String)
      if (stopping.signal.aborted) return
      log.error({ reason }, 'the jobs ended')
      try {
        runner = await begin()
        log.warn('the jobs were started again')
      } catch (error) {
        log.error({ error: String(error) }, 'the jobs cannot be started again')
        await pause()
      }
    }
    // One that had ended by itself refuses to be stopped.
    await runner.stop().catch(() => undefined)
  })()
  return {
    async stop() {
      stopping.abort()
      await runner.stop().catch(() => undefined)
      await kept
    },
  }
}

/** Works off what is waiting now, then returns: for tests and for the demo world. */
export async function runWaitingJobs(pgPool: Pool, handlers: JobHandlers, log: Log): Promise<void> {
  await runOnce({ pgPool, noHandleSignals: true, logger: workerLogger(log), taskList: taskListOf(handlers) })
}
