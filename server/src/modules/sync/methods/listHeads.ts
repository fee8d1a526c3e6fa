import { sync } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { listHeads as readHeads } from '../../chat/index.ts'

export const listHeads = implement(sync.listHeads, async (tx, caller) => ({
  heads: await readHeads(tx.db, caller.memberId),
}))
