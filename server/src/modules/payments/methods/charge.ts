import { type InputOf, type OutputOf, payments } from '@sampan/contract'
import { CODE_AMOUNT_MAX } from '@sampan/contract/codes/index.ts'
import { refuse } from '../../../kernel/errors.ts'
import type { MemberCaller } from '../../../kernel/method.ts'
import { implementLane, type Writing } from '../../../schema/index.ts'
import { isDeviceSignedIn } from '../../accounts/index.ts'
import { accessOwnStall, type StallRow } from '../../merchants/index.ts'
import { decidePins, moveMoney } from '../../wallet/index.ts'
import { moveOfCharge, recordCharge, tellCharge } from '../charges.ts'
import { codeHash } from '../codes.ts'
import { presentCharge, readCast } from '../present.ts'
import { CHARGE_MS, decideCode, decideGuess, guessAgain, type Reason, refusalAtTill } from '../rules.ts'
import type { PaymentsServices } from '../services.ts'
import {
  type ChargeRow,
  type CodeRow,
  findCharge,
  insertCharge,
  lockCode,
  lockGuesses,
  writeCodeUsed,
  writeGuesses,
} from '../store.ts'

type Input = InputOf<typeof payments.charge>
type Answer = OutputOf<typeof payments.charge>

/**
 * Keeps its own idempotency by `chargeId`, and its own transaction: a code that nobody was given is counted even though
 * the charge is refused.
 */
export const charge = ({ transactions, codeKey }: PaymentsServices) =>
  implementLane(payments.charge, async (caller, input) => {
    const hash = codeHash(codeKey, input.code)
    const answer = await transactions.write<Answer | Reason>(async (tx) => {
      const stall = await accessOwnStall(tx.db, caller.memberId)
      const guesses = await lockGuesses(tx.db, caller.memberId, tx.now)
      const tooMany = decideGuess(guesses, tx.now)
      if (tooMany) return tooMany
      const code = await lockCode(tx.db, hash)
      if (!code) {
        await writeGuesses(tx.db, caller.memberId, guessAgain(guesses, tx.now))
        return { code: 'payments.codeUnknown' }
      }
      return (await answerAgain(tx, input, hash, stall)) ?? (await chargeBy(tx, caller, input, stall, code))
    })
    if ('charge' in answer) return answer
    throw refuse(answer.code, answer.details)
  })

/** The same id with the same body is charged once, and answered as it is by now. */
async function answerAgain(tx: Writing, input: Input, hash: Buffer, stall: StallRow): Promise<Answer | null> {
  const known = await findCharge(tx.db, input.chargeId)
  if (!known) return null
  const { stall_id, code_hash, amount, note } = known
  const same = stall_id === stall.id && code_hash.equals(hash) && amount === input.amount && note === input.note
  if (!same) throw refuse('request.conflict')
  return { charge: presentCharge(await readCast(tx.db, [known]), known, tx.now) }
}

async function chargeBy(
  tx: Writing,
  caller: MemberCaller,
  input: Input,
  stall: StallRow,
  code: CodeRow,
): Promise<Answer> {
  if (!stall.open) throw refuse('merchants.stallClosed')
  if (BigInt(input.amount) > CODE_AMOUNT_MAX) throw refuse('payments.amountTooLarge', { max: String(CODE_AMOUNT_MAX) })
  const shown = {
    memberId: code.member_id,
    deviceSignedIn: await isDeviceSignedIn(tx.db, code.device_id),
    begins: code.begins_at,
    ends: code.ends_at,
    usedAt: code.used_at,
  }
  const reason = decideCode(shown, caller.memberId, tx.now)
  if (reason) throw refuse(reason.code, reason.details)
  await writeCodeUsed(tx.db, code.hash, tx.now)

  const pins = await decidePins(tx, [
    { memberId: code.member_id, amount: BigInt(input.amount), currency: stall.currency },
  ])
  const row = await insertCharge(tx.db, {
    id: input.chargeId,
    payer_id: code.member_id,
    stall_id: stall.id,
    payee_id: stall.owner_id,
    code_hash: code.hash,
    device_id: caller.deviceId,
    amount: input.amount,
    currency: stall.currency,
    note: input.note,
    state: pins[0] ? 'waiting' : 'paid',
    created_at: tx.now,
    expires_at: new Date(tx.now.getTime() + CHARGE_MS),
  })
  // Taken at this moment, by a charge with another code.
  if (!row) throw refuse('request.conflict')
  const cast = await readCast(tx.db, [row])
  if (row.state === 'paid') await payAtOnce(tx, cast, row, code)
  return { charge: tellCharge(tx, cast, row) }
}

async function payAtOnce(
  tx: Writing,
  cast: Awaited<ReturnType<typeof readCast>>,
  row: ChargeRow,
  code: CodeRow,
): Promise<void> {
  const actor = { memberId: code.member_id, deviceId: code.device_id }
  const [outcome] = await moveMoney(tx, [moveOfCharge(cast, row, actor)])
  if (!outcome) throw new Error('The wallet answers each move')
  // Thrown, so that the code stays unused: nothing was charged.
  if (outcome.outcome === 'refused') throw refuse(refusalAtTill(outcome.code))
  if (outcome.outcome === 'repeated') throw refuse('request.conflict')
  await recordCharge(tx, cast, row)
}
