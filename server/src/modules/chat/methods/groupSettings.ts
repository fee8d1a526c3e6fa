import { chat, type GroupSettings, type Note } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { changedSettings, decideLead, decideTransfer } from '../groupRules.ts'
import { presentSettings } from '../groups.ts'
import { tellRequestCountTo } from '../joining.ts'
import { appendNote } from '../notes.ts'
import { tellMembersChanged } from '../people.ts'
import type { ChatServices } from '../services.ts'
import { setSettings } from '../store/conversations.ts'
import { findMembership, listActiveMemberIds, updateMembership } from '../store/memberships.ts'

/** What the conversation is told of one setting. */
function noteOf(byId: string, name: keyof GroupSettings, settings: GroupSettings): Note {
  switch (name) {
    case 'posting':
      return { type: 'postingChanged', byId, posting: settings.posting }
    case 'slowSeconds':
      return { type: 'slowModeChanged', byId, slowSeconds: settings.slowSeconds }
    case 'inviting':
      return { type: 'invitingChanged', byId, inviting: settings.inviting }
    case 'approval':
      return { type: 'approvalChanged', byId, approval: settings.approval }
    case 'history':
      return { type: 'historyChanged', byId, history: settings.history }
  }
}

export const changeGroupSettings = ({ bus }: ChatServices) =>
  implement(chat.changeGroupSettings, async (tx, caller, { conversationId, ...change }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const decision = decideLead(conversation.kind, membership.role)
    if (decision !== 'allowed') throw refuse(decision)
    const before = presentSettings(conversation)
    const settings: GroupSettings = {
      posting: change.posting ?? before.posting,
      slowSeconds: change.slowSeconds ?? before.slowSeconds,
      inviting: change.inviting ?? before.inviting,
      approval: change.approval ?? before.approval,
      history: change.history ?? before.history,
    }
    const changed = changedSettings(before, settings)
    if (changed.length === 0) return { settings }
    const { slowSeconds, ...others } = settings
    await setSettings(tx.db, conversationId, { ...others, slow_seconds: slowSeconds })
    const memberIds = await listActiveMemberIds(tx.db, conversationId)
    tx.emit('chat.groupSettingsChanged', memberIds, { conversationId, settings })
    for (const name of changed) await appendNote(tx, bus, conversationId, noteOf(caller.memberId, name, settings))
    return { settings }
  })

export const transferGroup = ({ bus }: ChatServices) =>
  implement(chat.transferGroup, async (tx, caller, { conversationId, memberId }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const other = await findMembership(tx.db, conversationId, memberId)
    const decision = decideTransfer(conversation.kind, membership.role, other?.role ?? null)
    if (decision !== 'allowed') throw refuse(decision)
    const roles = [
      { memberId: caller.memberId, role: 'admin' as const, left: false },
      { memberId, role: 'owner' as const, left: false },
    ]
    for (const each of roles) {
      await updateMembership(tx.db, conversationId, each.memberId, { role: each.role })
      tx.emit('chat.roleChanged', [each.memberId], { conversationId, role: each.role })
    }
    await tellRequestCountTo(tx, conversationId, memberId, 'owner')
    await tellMembersChanged(tx, conversationId, roles)
    await appendNote(tx, bus, conversationId, { type: 'ownershipGiven', byId: caller.memberId, memberId })
    return {}
  })

export const setNickname = implement(chat.setNickname, async (tx, { memberId }, { conversationId, nickname }) => {
  const { conversation, membership } = await accessForChange(tx.db, memberId, conversationId)
  if (conversation.kind !== 'group') throw refuse('chat.groupOnly')
  const next = nickname?.trim() ?? null
  if (membership.nickname === next) return {}
  await updateMembership(tx.db, conversationId, memberId, { nickname: next })
  await tellMembersChanged(tx, conversationId, [{ memberId, role: membership.role, left: false }])
  return {}
})
