import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentSelf } from '../present.ts'
import type { AccountsServices } from '../services.ts'
import { updateMember } from '../store.ts'
import { newContactCode } from '../tokens.ts'

export const renewContactCode = ({ random }: AccountsServices) =>
  implement(accounts.renewContactCode, async (tx, caller) => {
    const member = await updateMember(tx.db, caller.memberId, { contact_code: newContactCode(random) })
    const self = presentSelf(member)
    tx.emit('accounts.selfChanged', [member.id], { self })
    return self
  })
