import { wallet } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { membersOf } from '../people.ts'
import { presentEntry } from '../present.ts'
import { receiptNumber } from '../receiptNumber.ts'
import { readEntries } from '../store/entries.ts'

/** Each side sees its own line: the other's balance is nobody's business. */
export const getEntry = implement(wallet.getEntry, async (reading, { memberId }, { entryId }) => {
  const [row] = await readEntries(reading.db, [{ memberId, id: entryId }])
  if (!row) throw refuse('wallet.entryNotFound')
  const entry = presentEntry(row)
  const self = (await readMembers(reading.db, [memberId])).get(memberId)
  const own = { memberId, name: self?.name ?? null }
  const [payer, payee] = BigInt(row.amount) < 0n ? [own, entry.with] : [entry.with, own]
  return {
    receipt: { entry, number: receiptNumber(row.id), payer, payee },
    members: [...(self ? [self] : []), ...(await membersOf(reading.db, [row]))],
  }
})
