import { wallet } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementDownload } from '../../../schema/index.ts'
import { accessExport, blobOf } from '../exports/access.ts'
import type { WalletServices } from '../services.ts'
import { readExport } from '../store/exports.ts'
import { termsOf } from '../terms.ts'

const mediaTypes = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' } as const

export const fetchExport = ({ transactions, blobs, config }: WalletServices) =>
  implementDownload(wallet.fetchExport, async ({ memberId }, { exportId }) => {
    const row = await transactions.read(async ({ db, now }) =>
      accessExport(await readExport(db, exportId), memberId, now),
    )
    const name = blobOf(exportId)
    const sizeBytes = row.state === 'ready' ? await blobs.sizeOf(name) : null
    if (sizeBytes === null) throw refuse('wallet.exportNotReady')
    const day = termsOf(config).calendar.dayOf(row.created_at)
    return {
      mediaType: mediaTypes[row.format],
      sizeBytes,
      fileName: `statement-${day}.${row.format}`,
      noStore: true,
      open: (range) => blobs.open(name, range),
    }
  })
