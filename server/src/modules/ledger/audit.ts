import type { Queryable } from '../../schema/index.ts'
import { type AuditCheck, type AuditFault, checks } from './auditChecks.ts'
import { type BookCounts, beginAudit, countBooks, sumCurrencies } from './store/audit.ts'

export interface AuditReport {
  ok: boolean
  /** The first one found. */
  fault: AuditFault | null
  counts: BookCounts
  /** What moved in each currency comes to nothing; so do these. */
  currencies: { currency: string; accounts: number }[]
}

/**
 * Proves the books: see "What always holds" in README.md. Reads one snapshot, so it works while traffic runs; being
 * open for long that snapshot slows busy accounts down, so it is for the night.
 * @param db not a transaction: the audit makes its own
 * @param others what other modules say of their money must agree with the books; looked at last
 */
export function auditBooks(db: Queryable, others: readonly AuditCheck[] = []): Promise<AuditReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      await beginAudit(snapshot)
      const counts = await countBooks(snapshot)
      const currencies = await sumCurrencies(snapshot)
      for (const check of [...checks, ...others]) {
        const fault = await check(snapshot, counts)
        if (fault) return { ok: false, fault, counts, currencies: currencies.map(onlyCounts) }
      }
      return { ok: true, fault: null, counts, currencies: currencies.map(onlyCounts) }
    })
}

const onlyCounts = ({ currency, accounts }: { currency: string; accounts: number }) => ({ currency, accounts })
