import type { JobPayload } from '../../kernel/jobs.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database } from '../../schema/index.ts'
import { accessProgram } from './access.ts'
import { listVisitors } from './store/members.ts'
import { lockProgram } from './store/programs.ts'

/** Tells the devices of those who use a program that it is another one now; what is open may load it anew. */
export const announceProgram =
  ({ transactions }: { transactions: Transactions<Database> }) =>
  ({ programId, stage }: JobPayload<'announceProgram'>): Promise<void> =>
    transactions.write(async (tx) => {
      // One after the other: who told first what was newest then must not be heard last.
      await lockProgram(tx.db, programId)
      const opened = await accessProgram(tx.db, programId, stage === 'preview')
      const memberIds = await listVisitors(tx.db, programId)
      if (memberIds.length > 0)
        tx.emit('miniPrograms.bundleChanged', memberIds, { programId, stage, hash: opened.bundle.hash })
    })
