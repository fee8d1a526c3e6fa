import { closeEnded } from '../../modules/polls/index.ts'
import type { FlowServices } from '../services.ts'

const AT_ONCE = 100

/** Polls end by themselves; this writes it into their messages. */
export async function closePolls({ transactions }: FlowServices): Promise<void> {
  for (;;) {
    const found = await transactions.write((tx) => closeEnded(tx, AT_ONCE))
    if (found < AT_ONCE) return
  }
}
