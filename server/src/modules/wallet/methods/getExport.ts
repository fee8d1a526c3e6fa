import { wallet } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessExport, presentExport } from '../exports/access.ts'
import { readExport } from '../store/exports.ts'

export const getExport = implement(wallet.getExport, async (reading, { memberId }, { exportId }) => ({
  export: presentExport(accessExport(await readExport(reading.db, exportId), memberId, reading.now)),
}))
