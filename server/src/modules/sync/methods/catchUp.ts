import { sync } from '@sampan/contract'
import { readLog } from '../../../kernel/memberLog.ts'
import { implement } from '../../../schema/index.ts'
import { withoutGone } from '../withoutGone.ts'

const ENTRIES_PER_PAGE = 500

export const catchUp = implement(sync.catchUp, async (tx, caller, { logSeq }) => {
  const { entries, lastSeq, floorSeq } = await readLog(tx.db, caller.memberId, logSeq, ENTRIES_PER_PAGE)
  const reached = entries.at(-1)?.seq ?? lastSeq
  // A number from the future belongs to another database, such as one restored from a back-up.
  const reset = logSeq !== null && (logSeq < floorSeq || logSeq > lastSeq)
  return { entries: await withoutGone(tx.db, entries), logSeq: reached, more: reached < lastSeq, reset }
})
