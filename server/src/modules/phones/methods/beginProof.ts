import { phones } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { isPossibleNumber } from '../numbers.ts'
import { ADDRESS_LIMIT, CODE_MS_MAX, DAY_MS, decideSend, PAUSE_MS, TRIES_MAX } from '../rules.ts'
import type { PhonesServices } from '../services.ts'
import { keepSend, lockMemberPhone, lockNumber, putProof, readSends } from '../store.ts'

/** A lane, so that no fast hash of the number is stored with an idempotency key. */
export const beginProof = ({ transactions, config, limiter, book, sms }: PhonesServices) =>
  implementLane(phones.beginProof, async ({ memberId, address }, { number }) => {
    if (sms === null) throw refuse('phones.notOffered')
    if (!isPossibleNumber(number)) throw refuse('phones.numberInvalid')
    if (address !== undefined) limiter.take(`codes from ${address}`, ADDRESS_LIMIT)
    const lookup = book.lookupOf(number)
    return transactions.write(async (tx) => {
      await lockMemberPhone(tx.db, memberId)
      await lockNumber(tx.db, lookup)
      const after = (ms: number) => new Date(tx.now.getTime() + ms)
      const from = decideSend(await readSends(tx.db, memberId, lookup, after(-DAY_MS)), tx.now, config.smsPerDayMax)
      if (from) throw refuse('phones.tooManyCodes', { from: wireInstant(from) })
      const proofId = tx.newId()
      const expiresAt = after(CODE_MS_MAX)
      const sealed = book.seal(memberId, number)
      const proof = { id: proofId, member_id: memberId, lookup, sealed, tries_left: TRIES_MAX, begun_at: tx.now }
      await putProof(tx.db, { ...proof, expires_at: expiresAt })
      await keepSend(tx.db, { id: proofId, member_id: memberId, lookup, sent_at: tx.now })
      await tx.enqueue('sendPhoneCode', { memberId, proofId }, { triesMax: 4 })
      return { expiresAt: wireInstant(expiresAt), againFrom: wireInstant(after(PAUSE_MS)) }
    })
  })
