import { expireOrders } from '../../modules/merchants/index.ts'
import { expireCharges, forgetCodes } from '../../modules/payments/index.ts'
import type { Writing } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'

const AT_ONCE = 200

/** Orders that nobody paid in time, and charges that nobody answered; both sides hear of it. */
export async function expirePayments({ transactions }: FlowServices): Promise<void> {
  for (const expire of [expireOrders, expireCharges]) {
    const some = (tx: Writing) => expire(tx, AT_ONCE)
    while ((await transactions.write(some)) === AT_ONCE);
  }
  await transactions.write(forgetCodes)
}
