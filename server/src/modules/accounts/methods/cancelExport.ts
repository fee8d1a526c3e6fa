import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessExport, exportBlobOf, presentExport } from '../exports.ts'
import type { AccountsServices } from '../services.ts'
import { cancelExports, readExport } from '../store/exports.ts'

/** One that is being made is given up at its next step; bytes that are left then go with the sweep. */
export const cancelExport = ({ blobs }: AccountsServices) =>
  implement(accounts.cancelExport, async (tx, { memberId }, { exportId }) => {
    const row = accessExport(await readExport(tx.db, exportId), memberId, tx.now)
    const [cancelled] = await cancelExports(tx.db, memberId, exportId)
    tx.afterCommit(() => void blobs.remove(exportBlobOf(exportId)).catch(() => undefined))
    return { export: presentExport(cancelled ?? row) }
  })
