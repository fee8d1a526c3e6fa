import { timingSafeEqual } from 'node:crypto'
import { phones } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane, type Writing } from '../../../schema/index.ts'
import { presentPhone } from '../present.ts'
import { judgeCode } from '../rules.ts'
import type { PhonesServices } from '../services.ts'
import {
  deleteProof,
  findOwner,
  lockMemberPhone,
  lockNumber,
  type ProofRow,
  readPhone,
  readProof,
  spendTry,
  writePhone,
} from '../store.ts'

/** A lane: a wrong code counts although the call is refused. */
export const confirmProof = (services: PhonesServices) =>
  implementLane(phones.confirmProof, async ({ memberId }, { code }) => {
    const { transactions, book } = services
    const done = await transactions.write(async (tx) => {
      await lockMemberPhone(tx.db, memberId)
      const proof = await readProof(tx.db, memberId)
      const isRight = () =>
        proof !== undefined && timingSafeEqual(Buffer.from(book.codeOf(proof.id)), Buffer.from(code))
      const judged = judgeCode(proof && { triesLeft: proof.tries_left, expiresAt: proof.expires_at }, isRight, tx.now)
      if (proof && judged === 'right') return { phone: await giveNumber(tx, services, proof) }
      if (proof && judged === 'wrong') {
        await spendTry(tx.db, memberId)
        return { triesLeft: proof.tries_left - 1 }
      }
      return { triesLeft: null }
    })
    if ('phone' in done) return { phone: done.phone }
    throw done.triesLeft === null
      ? refuse('phones.codeOver')
      : refuse('phones.codeWrong', { triesLeft: done.triesLeft })
  })

/** The number is this member's from now on; whoever had it hears that it is gone. */
async function giveNumber(tx: Writing, { book }: PhonesServices, proof: ProofRow) {
  const { member_id: memberId, lookup, sealed } = proof
  await lockNumber(tx.db, lookup)
  const former = await findOwner(tx.db, lookup)
  if (former && former.member_id !== memberId) {
    const lost = { ...former, lookup: null, sealed: null, findable: false, proven_at: null, lost_at: tx.now }
    await writePhone(tx.db, lost)
    tx.emit('phones.changed', [former.member_id], { phone: presentPhone(book, lost) })
  }
  const before = await readPhone(tx.db, memberId)
  // Who let itself be found by another number did not say so of this one.
  const findable = before?.lookup?.equals(lookup) === true && before.findable
  const row = { member_id: memberId, lookup, sealed, findable, proven_at: tx.now, lost_at: null }
  await writePhone(tx.db, row)
  await deleteProof(tx.db, memberId)
  const phone = presentPhone(book, row)
  tx.emit('phones.changed', [memberId], { phone })
  return phone
}
