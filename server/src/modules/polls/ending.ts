import type { Writing } from '../../schema/index.ts'
import { holdMessage } from '../chat/index.ts'
import { lockEnded, writeState } from './store.ts'
import { closePoll } from './writing.ts'

/** Writes into messages that their polls are over. Answers how many there were; a full number says there may be more. */
export async function closeEnded(tx: Writing, limit: number): Promise<number> {
  const ended = await lockEnded(tx.db, tx.now, limit)
  for (const poll of ended) {
    // What was taken back stays gone.
    if ((await holdMessage(tx.db, poll))?.body.kind === 'poll') await closePoll(tx, poll)
    else await writeState(tx.db, poll.id, 'closed')
  }
  return ended.length
}
