/** What members are shown must be what the books say. */
import type { Queryable } from '../../schema/index.ts'
import { type Account, type AuditFault, pageAccounts } from '../ledger/index.ts'
import { countRecords, type Statement, sumStatements } from './store/audit.ts'

const ACCOUNTS_AT_ONCE = 500

/** For the audit: every statement comes to its account's balance, step by step, and what is held is what is pending. */
export async function statementsMatch(db: Queryable): Promise<AuditFault | null> {
  let entries = 0
  let holds = 0
  for await (const accounts of pageAccounts(db, 'member', ACCOUNTS_AT_ONCE)) {
    const statements = await sumStatements(
      db,
      accounts.map(({ ownerId }) => ownerId),
    )
    const byKey = new Map(statements.map((each) => [`${each.memberId} ${each.currency}`, each]))
    for (const account of accounts) {
      const statement = byKey.get(`${account.ownerId} ${account.currency}`)
      const message = difference(account, statement)
      if (message !== null) return { check: 'statementsMatch', message }
      entries += statement?.entries ?? 0
      holds += statement?.holds ?? 0
    }
  }
  const all = await countRecords(db)
  if (all.entries === entries && all.holds === holds) return null
  const message = `${all.entries - entries} entries of statements and ${all.holds - holds} holds belong to no account.`
  return { check: 'statementsMatch', message }
}

function difference(account: Account, statement: Statement | undefined): string | null {
  const { ownerId, currency, creditsPosted, debitsPosted, debitsPending } = account
  const { sum = 0n, held = 0n, chained = true } = statement ?? {}
  const whose = `The statement of member ${ownerId} in ${currency}`
  const balance = creditsPosted - debitsPosted
  if (sum !== balance) return `${whose} comes to ${sum}; account ${account.id} has ${balance}.`
  if (!chained) return `${whose} tells balances that do not follow from its entries.`
  if (held === debitsPending) return null
  return `The wallet of member ${ownerId} holds ${held} ${currency}; account ${account.id} has ${debitsPending} pending.`
}
