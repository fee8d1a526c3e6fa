import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { presentSelf } from '../present.ts'
import { decideProfile } from '../rules.ts'
import type { AccountsServices } from '../services.ts'
import { profileColumns, profileOf, updateMember } from '../store.ts'

export const updateProfile = ({ readAvatar }: AccountsServices) =>
  implement(accounts.updateProfile, async (tx, caller, input) => {
    const member = await accessSelf(tx, caller, 'change')
    const { after, changed, othersSeeIt } = decideProfile(profileOf(member), input)
    if (!changed) return presentSelf(member)

    if (after.avatarFileId !== null && after.avatarFileId !== member.avatar_file_id) {
      const avatar = await readAvatar(tx, member.id, after.avatarFileId)
      if (avatar !== 'ok') throw refuse(`files.${avatar}`)
    }
    const self = presentSelf(await updateMember(tx.db, member.id, profileColumns(after)))
    tx.emit('accounts.selfChanged', [member.id], { self })
    if (othersSeeIt) await tx.enqueue('announceProfile', { memberId: member.id })
    return self
  })
