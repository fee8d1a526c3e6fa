import { wallet } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { presentExport } from '../exports/access.ts'
import { countExports, insertExport } from '../store/exports.ts'
import { lockWallet } from '../store/wallets.ts'

const EXPORTS_MAX = 3
const KEPT_MS = 86_400_000

export const startExport = implement(wallet.startExport, async (tx, { memberId }, input) => {
  const { format, language, ...filter } = input
  await lockWallet(tx.db, memberId)
  if ((await countExports(tx.db, memberId, tx.now)) >= EXPORTS_MAX) throw refuse('wallet.tooManyExports')
  // What happens from now on does not belong to it, however long it takes.
  const until = new Date(tx.now.getTime() + 1).toISOString()
  const before = filter.before !== undefined && filter.before < until ? filter.before : until
  const row = await insertExport(tx.db, {
    id: tx.newId(),
    member_id: memberId,
    format,
    language,
    filter: JSON.stringify({ ...filter, before }),
    state: 'waiting',
    size_bytes: null,
    created_at: tx.now,
    expires_at: new Date(tx.now.getTime() + KEPT_MS),
  })
  await tx.enqueue('makeWalletExport', { exportId: row.id })
  return { export: presentExport(row) }
})
