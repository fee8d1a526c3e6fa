/**
 * Background jobs, stored in PostgreSQL by graphile-worker: a job exists from the commit of the transaction that asked
 * for it, runs at least once, and is tried again with growing pauses. So a job must bear being run twice.
 */
import { type Runner, run, runMigrations, runOnce, Logger as WorkerLogger } from 'graphile-worker'
import { type QueryExecutorProvider, sql } from 'kysely'
import type { Pool } from 'pg'
import type { Log } from './telemetry/log.ts'

/** Every job with its payload: a closed list, like the wire's methods. */
export interface Jobs {
  /** Tells everyone who knows a member of its new name, picture or about line. */
  announceProfile: { memberId: string }
  /** Removes what has served its time: keys, ceremonies, log entries, files that were never sent. */
  sweep: Record<string, never>
}
export type JobName = keyof Jobs
export type JobPayload<Name extends JobName> = Jobs[Name]
export type JobHandlers = { [Name in JobName]: (payload: Jobs[Name]) => Promise<void> }

/** Adds a job within the caller's transaction. */
export async function enqueueJob<Name extends JobName>(
  db: QueryExecutorProvider,
  name: Name,
  payload: Jobs[Name],
): Promise<void> {
  await sql`SELECT graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json)`.execute(db)
}

export interface JobRunner {
  stop(): Promise<void>
}

const SCHEDULE = '17 * * * * sweep ?fill=1h'

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

/** Starts to work off jobs. */
export async function startJobs(pgPool: Pool, handlers: JobHandlers, log: Log): Promise<JobRunner> {
  const runner: Runner = await run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    crontab: SCHEDULE,
    logger: workerLogger(log),
    taskList: taskListOf(handlers),
  })
  return { stop: () => runner.stop() }
}

/** Works off what is waiting now, then returns: for tests and for the demo world. */
export async function runWaitingJobs(pgPool: Pool, handlers: JobHandlers, log: Log): Promise<void> {
  await runOnce({ pgPool, noHandleSignals: true, logger: workerLogger(log), taskList: taskListOf(handlers) })
}
