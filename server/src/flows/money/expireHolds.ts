import { expirePending } from '../../modules/ledger/index.ts'
import type { FlowServices } from '../services.ts'

const AT_ONCE = 200

/** Gives free what the ledger holds for longer than it was to be held. */
export async function expireHolds({ transactions }: Pick<FlowServices, 'transactions'>): Promise<void> {
  for (;;) {
    const voided = await transactions.write((tx) => expirePending(tx, AT_ONCE))
    if (voided.length < AT_ONCE) return
  }
}
