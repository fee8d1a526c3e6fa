import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementDownload } from '../../../schema/index.ts'
import { accessExport, exportBlobOf } from '../exports.ts'
import type { AccountsServices } from '../services.ts'
import { readExport } from '../store/exports.ts'

export const fetchExport = ({ transactions, blobs }: AccountsServices) =>
  implementDownload(accounts.fetchExport, async ({ memberId }, { exportId }) => {
    const row = await transactions.read(async ({ db, now }) =>
      accessExport(await readExport(db, exportId), memberId, now),
    )
    const name = exportBlobOf(exportId)
    const sizeBytes = row.state === 'ready' ? await blobs.sizeOf(name) : null
    if (sizeBytes === null) throw refuse('accounts.exportNotReady')
    return {
      mediaType: 'application/zip',
      sizeBytes,
      fileName: `sampan-${row.created_at.toISOString().slice(0, 10)}.zip`,
      noStore: true,
      open: (range) => blobs.open(name, range),
    }
  })
