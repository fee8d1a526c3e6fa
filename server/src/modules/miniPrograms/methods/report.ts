import { miniPrograms } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessProgram } from '../access.ts'
import { insertReport } from '../store/members.ts'

export const report = implement(
  miniPrograms.report,
  async (tx, { memberId }, { programId, hash, message, details }) => {
    await accessProgram(tx.db, programId)
    await insertReport(tx.db, {
      id: tx.newId(),
      program_id: programId,
      member_id: memberId,
      hash,
      message,
      details,
      reported_at: tx.now,
    })
    return {}
  },
)
