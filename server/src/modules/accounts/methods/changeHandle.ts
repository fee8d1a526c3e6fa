import { accounts } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { claimHandle } from '../members.ts'
import { presentSelf } from '../present.ts'
import { HANDLE_REST_MS, handleRestsUntil } from '../rules.ts'
import type { AccountsServices } from '../services.ts'
import { dropFormerHandle, keepFormerHandle, lockHandle } from '../store/security.ts'
import { findMember, updateMember } from '../store.ts'

export const changeHandle = (_services: AccountsServices) =>
  implement(accounts.changeHandle, async (tx, caller, { handle }) => {
    const member = await accessSelf(tx, caller, 'change')
    if (member.handle === handle) return presentSelf(member)
    const restsUntil = handleRestsUntil(member.handle_changed_at, tx.now)
    if (restsUntil) throw refuse('accounts.handleTooSoon', { until: wireInstant(restsUntil) })

    // In one order, so that two who take each other's handle do not wait in a circle.
    for (const each of [handle, member.handle].sort()) await lockHandle(tx.db, each)
    await claimHandle(tx, handle, member.id)
    if (await findMember(tx.db, { handle })) throw refuse('accounts.handleTaken')
    await dropFormerHandle(tx.db, handle)
    await keepFormerHandle(tx.db, member.handle, member.id, new Date(tx.now.getTime() + HANDLE_REST_MS))
    const self = presentSelf(await updateMember(tx.db, member.id, { handle, handle_changed_at: tx.now }))
    tx.emit('accounts.selfChanged', [member.id], { self })
    await tx.enqueue('announceProfile', { memberId: member.id })
    return self
  })
