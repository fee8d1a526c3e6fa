/**
 * The auditor: a second, simple model of the money, made for nothing else. It knows what clients did and were answered,
 * decides what must have happened, what cannot have and what may have, and holds it against everything that the server
 * says. Plain maps and bigints; of the server it knows nothing but what stands on the wire.
 */
import { checkAttempts } from './auditor/attempts.ts'
import { checkBooks } from './auditor/books.ts'
import { checkBills, checkFunding, checkTransfers } from './auditor/moves.ts'
import { checkPackets } from './auditor/packets.ts'
import { checkCharges, checkPayments } from './auditor/payments.ts'
import { createView } from './auditor/view.ts'
import { checkWallets } from './auditor/wallets.ts'
import type { Act } from './observations.ts'
import type { Allowed, Told } from './told.ts'

export interface AuditOptions {
  /** By currency. */
  allowed: ReadonlyMap<string, Allowed>
  /** False where a day ended while the clients were busy: what was sent on each is not known then. */
  oneDay: boolean
}

/** Every difference as a sentence; none where the server is right. */
export function findDifferences(acts: readonly Act[], told: Told, options: AuditOptions): string[] {
  const view = createView(acts, told)
  for (const trouble of told.troubles) view.say(trouble)
  checkAttempts(view)
  checkPayments(view)
  checkCharges(view)
  checkTransfers(view)
  checkPackets(view)
  checkBills(view)
  checkFunding(view)
  // Each of those took what it explains out of the statements.
  view.sayUnexplained()
  checkWallets(view, options)
  checkBooks(view)
  return view.differences
}
