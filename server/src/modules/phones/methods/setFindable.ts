import { phones } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { presentPhone } from '../present.ts'
import type { PhonesServices } from '../services.ts'
import { lockMemberPhone, readPhone, writePhone } from '../store.ts'

export const setFindable = ({ book }: PhonesServices) =>
  implement(phones.setFindable, async (tx, { memberId }, { findable }) => {
    await lockMemberPhone(tx.db, memberId)
    const before = await readPhone(tx.db, memberId)
    if (!before?.lookup) throw refuse('phones.noNumber')
    const phone = presentPhone(book, { ...before, findable })
    if (before.findable === findable) return { phone }
    await writePhone(tx.db, { ...before, findable })
    tx.emit('phones.changed', [memberId], { phone })
    return { phone }
  })
