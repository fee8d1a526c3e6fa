import { auditMoney } from '../money/auditMoney.ts'
import type { FlowServices } from '../services.ts'

/** Proves the books each night. A fault is told, and not tried again: another look would find it again. */
export const auditBooksNightly =
  ({ db, observeAudit }: Pick<FlowServices, 'db' | 'observeAudit'>) =>
  async (): Promise<void> =>
    observeAudit(await auditMoney(db))
