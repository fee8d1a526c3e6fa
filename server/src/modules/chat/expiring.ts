import type { Transactions } from '../../kernel/transaction.ts'
import type { Database } from '../../schema/index.ts'
import { staying } from './disappearing.ts'
import { expire, listDue } from './store/disappearing.ts'

const EXPIRED_AT_ONCE = 500

/**
 * Empties the messages whose time is over, some hundred in a transaction. Devices do the same by themselves, so nobody is
 * told.
 * @returns the files that stood in them
 */
export async function expireMessages(transactions: Transactions<Database>, now: Date): Promise<string[]> {
  const fileIds: string[] = []
  for (;;) {
    const done = await transactions.write(async ({ db }) => {
      const due = await listDue(db, now, EXPIRED_AT_ONCE)
      return { files: due.length > 0 ? await expire(db, due, [...staying]) : [], count: due.length }
    })
    fileIds.push(...done.files)
    if (done.count < EXPIRED_AT_ONCE) return [...new Set(fileIds)]
  }
}
