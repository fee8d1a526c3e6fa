import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentExport } from '../exports.ts'
import { readLatestExport } from '../store/exports.ts'

export const getExport = implement(accounts.getExport, async ({ db, now }, { memberId }) => {
  const row = await readLatestExport(db, memberId, now)
  return { export: row ? presentExport(row) : null }
})
