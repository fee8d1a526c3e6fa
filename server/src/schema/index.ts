/** The database's shape, and the kernel's helpers bound to it. */
import type { Kysely, Transaction } from 'kysely'
import { implementationsFor, type Implementation as KernelImplementation } from '../kernel/method.ts'
import type { Reading as KernelReading, Writing as KernelWriting } from '../kernel/transaction.ts'
import type { Database } from './tables.ts'

export type { Database } from './tables.ts'
export type Reading = KernelReading<Database>
export type Writing = KernelWriting<Database>
export type Implementation = KernelImplementation<Database>
/** A database or a transaction on it. */
export type Queryable = Kysely<Database> | Transaction<Database>

export const { implement, implementLane, implementUpload, implementDownload } = implementationsFor<Database>()
