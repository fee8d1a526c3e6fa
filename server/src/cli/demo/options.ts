import type { Config } from '../../kernel/config.ts'
import type { Database as ConnectedDatabase } from '../../kernel/database/connect.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Database } from '../../schema/index.ts'

/** What it takes to lay the demo world. */
export interface DemoOptions {
  config: Config
  log: Log
  database: ConnectedDatabase<Database>
  version: string
  /** Aborted when the server is asked to end: the world stays half-laid, and is laid anew by the next start. */
  stopping?: AbortSignal
}
