import type { Config } from '../kernel/config.ts'
import type { Database as ConnectedDatabase } from '../kernel/database/connect.ts'
import type { Log } from '../kernel/telemetry/log.ts'
import type { Database } from '../schema/index.ts'

export interface DemoOptions {
  config: Config
  log: Log
  database: ConnectedDatabase<Database>
  version: string
}

/** Lays the demo world on an empty database. Returns the handles of the people one may step in as. */
export async function layDemoWorld(_options: DemoOptions): Promise<string[]> {
  return []
}
