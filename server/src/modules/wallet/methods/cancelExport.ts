import { wallet } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessExport, blobOf, presentExport } from '../exports/access.ts'
import type { WalletServices } from '../services.ts'
import { lockExport, cancelExport as writeCancelled } from '../store/exports.ts'

/** One that is being made is given up at its next step; bytes that are left then go with the sweep. */
export const cancelExport = ({ blobs }: WalletServices) =>
  implement(wallet.cancelExport, async (tx, { memberId }, { exportId }) => {
    const row = accessExport(await lockExport(tx.db, exportId), memberId, tx.now)
    if (row.state === 'cancelled' || row.state === 'failed') return { export: presentExport(row) }
    tx.afterCommit(() => void blobs.remove(blobOf(exportId)).catch(() => undefined))
    return { export: presentExport(await writeCancelled(tx.db, exportId)) }
  })
