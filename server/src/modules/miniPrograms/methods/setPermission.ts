import { miniPrograms } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessProgram } from '../access.ts'
import { presentPermissions } from '../present.ts'
import { insertPermission, listPermissions } from '../store/members.ts'

export const setPermission = implement(
  miniPrograms.setPermission,
  async (tx, { memberId, deviceId }, { programId, scope, granted }) => {
    await accessProgram(tx.db, programId)
    await insertPermission(tx.db, {
      id: tx.newId(),
      member_id: memberId,
      program_id: programId,
      scope,
      granted,
      decided_at: tx.now,
      device_id: deviceId,
    })
    const permissions = presentPermissions(await listPermissions(tx.db, memberId, programId))
    tx.emit('miniPrograms.permissionsChanged', [memberId], { programId, permissions })
    return { permissions }
  },
)
