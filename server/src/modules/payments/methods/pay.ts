import { payments } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import type { PaymentsServices } from '../services.ts'
import { type PayOutcome, settlePayments } from '../settle.ts'

export const pay = ({ lane, transactions }: PaymentsServices) =>
  implementLane(payments.pay, async (caller, input) => {
    const item = { caller, input }
    if (input.pinProof === undefined) return answerOf(await lane.submit(item))
    // In a transaction of its own, so that a payment that is refused leaves the proof unused.
    return transactions.write(async (tx) => answerOf((await settlePayments(tx, [item]))[0]))
  })

function answerOf(outcome: PayOutcome | undefined) {
  if (!outcome) throw new Error('Each payment is answered')
  if (outcome.outcome === 'refused') throw refuse(outcome.code, outcome.details)
  return outcome.answer
}
