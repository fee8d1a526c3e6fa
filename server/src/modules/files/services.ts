import type { Blobs } from '../../kernel/blobs.ts'
import type { NewId } from '../../kernel/ids.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Queryable } from '../../schema/index.ts'

/** What the module needs from outside. */
export interface FilesServices {
  db: Queryable
  blobs: Blobs
  transactions: Transactions<Database>
  newId: NewId
  log: Log
}
