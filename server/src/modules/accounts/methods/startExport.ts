import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { EXPORT_KEPT_MS, exportBlobOf, presentExport } from '../exports.ts'
import type { AccountsServices } from '../services.ts'
import { cancelExports, insertExport, readLatestExport } from '../store/exports.ts'

export const startExport = ({ blobs }: AccountsServices) =>
  implement(accounts.startExport, async (tx, caller, { language, withFiles }) => {
    const member = await accessSelf(tx, caller, 'change')
    const latest = await readLatestExport(tx.db, member.id, tx.now)
    if (latest?.state === 'waiting' || latest?.state === 'working') throw refuse('accounts.exportRunning')
    for (const { id } of await cancelExports(tx.db, member.id))
      tx.afterCommit(() => void blobs.remove(exportBlobOf(id)).catch(() => undefined))
    const row = await insertExport(tx.db, {
      id: tx.newId(),
      member_id: member.id,
      device_id: caller.deviceId,
      language,
      with_files: withFiles,
      state: 'waiting',
      size_bytes: null,
      created_at: tx.now,
      expires_at: new Date(tx.now.getTime() + EXPORT_KEPT_MS),
    })
    await tx.enqueue('makeAccountExport', { exportId: row.id })
    return { export: presentExport(row) }
  })
