import { type AuditReport, auditBooks } from '../../modules/ledger/index.ts'
import { packetsMatch } from '../../modules/redPackets/index.ts'
import { statementsMatch } from '../../modules/wallet/index.ts'
import type { Queryable } from '../../schema/index.ts'

/** Proves the books, and that what people are shown of their money is what the books say; all on one snapshot. */
export const auditMoney = (db: Queryable): Promise<AuditReport> => auditBooks(db, [statementsMatch, packetsMatch])
