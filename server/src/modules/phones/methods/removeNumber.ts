import { phones } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentPhone } from '../present.ts'
import type { PhonesServices } from '../services.ts'
import { deletePhone, deleteProof, lockMemberPhone, readPhone } from '../store.ts'

/** Also forgets that one was lost. */
export const removeNumber = ({ book }: PhonesServices) =>
  implement(phones.removeNumber, async (tx, { memberId }) => {
    await lockMemberPhone(tx.db, memberId)
    const before = await readPhone(tx.db, memberId)
    await deleteProof(tx.db, memberId)
    const phone = presentPhone(book, undefined)
    if (!before) return { phone }
    await deletePhone(tx.db, memberId)
    tx.emit('phones.changed', [memberId], { phone })
    return { phone }
  })
