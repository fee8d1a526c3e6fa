import type { Queryable } from '../../schema/index.ts'
import {
  type BookCounts,
  beginAudit,
  type ChainRow,
  countBooks,
  findBrokenAccount,
  findBrokenLink,
  findForeignTransfer,
  findOverdrawn,
  findStrayPosting,
  findUnbalancedTransfer,
  findWrongPending,
  findWrongResolver,
  findWrongState,
  sumCurrencies,
} from './store/audit.ts'

/** What is checked, in this order. */
export type AuditCheck =
  | 'transfersBalance'
  | 'postingsBelong'
  | 'currenciesMatch'
  | 'chainsGapless'
  | 'balancesMatchPostings'
  | 'currenciesSumToZero'
  | 'pendingSumsAgree'
  | 'pendingStatesAgree'
  | 'floorsHold'

export interface AuditFault {
  check: AuditCheck
  /** What is wrong, as a sentence with ids and figures. */
  message: string
}

export interface AuditReport {
  ok: boolean
  /** The first one found. */
  fault: AuditFault | null
  counts: BookCounts
  /** What moved in each currency comes to nothing; so do these. */
  currencies: { currency: string; accounts: number }[]
}

type Check = (db: Queryable, counts: BookCounts) => Promise<AuditFault | null>

/**
 * Proves the books: see "What the audit proves" in README.md. Reads one snapshot, so it works while traffic runs; being
 * open for long that snapshot slows busy accounts down, so it is for the night.
 * @param db not a transaction: the audit makes its own
 */
export function auditBooks(db: Queryable): Promise<AuditReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      await beginAudit(snapshot)
      const counts = await countBooks(snapshot)
      const currencies = await sumCurrencies(snapshot)
      for (const check of checks) {
        const fault = await check(snapshot, counts)
        if (fault) return { ok: false, fault, counts, currencies: currencies.map(onlyCounts) }
      }
      return { ok: true, fault: null, counts, currencies: currencies.map(onlyCounts) }
    })
}

const onlyCounts = ({ currency, accounts }: { currency: string; accounts: number }) => ({ currency, accounts })

const checks: readonly Check[] = [
  async function transfersBalance(db) {
    const row = await findUnbalancedTransfer(db)
    if (!row) return null
    const what =
      row.postings === 2
        ? `does not balance: its two postings are not of its amount ${row.amount} on its accounts`
        : `has ${row.postings} postings instead of 2`
    return { check: 'transfersBalance', message: `Transfer ${row.id} ${what}.` }
  },

  async function postingsBelong(db, { transfers, postings }) {
    if (postings === 2 * transfers) return null
    const row = await findStrayPosting(db)
    const which = row ? `The posting of ${row.transfer_id} on account ${row.account_id}` : 'A posting'
    return { check: 'postingsBelong', message: `${which} belongs to no transfer.` }
  },

  async function currenciesMatch(db) {
    const row = await findForeignTransfer(db)
    if (!row) return null
    return {
      check: 'currenciesMatch',
      message: `Transfer ${row.id} is in ${row.currency}, and its accounts are not, or do not exist.`,
    }
  },

  async function chains(db) {
    const row = await findBrokenAccount(db)
    return row ? explainChain(db, row) : null
  },

  async function currenciesSumToZero(db) {
    for (const { currency, balance, pending } of await sumCurrencies(db)) {
      if (balance !== '0') {
        return { check: 'currenciesSumToZero', message: `All balances in ${currency} come to ${balance} instead of 0.` }
      }
      if (pending !== '0') {
        return {
          check: 'currenciesSumToZero',
          message: `What is pending in ${currency} comes to ${pending}, not to 0.`,
        }
      }
    }
    return null
  },

  async function pendingSumsAgree(db) {
    const row = await findWrongPending(db)
    if (!row) return null
    return {
      check: 'pendingSumsAgree',
      message: `Account ${row.id} has pending debits of ${row.debits_pending} and credits of ${row.credits_pending}; its open transfers come to ${row.sum_debits} and ${row.sum_credits}.`,
    }
  },

  async function pendingStatesAgree(db) {
    const row = await findWrongState(db)
    if (row) {
      return {
        check: 'pendingStatesAgree',
        message: `What became of the pending transfer ${row.id} (${row.state ?? 'nothing is known of it'}) is not what the transfers say.`,
      }
    }
    const resolver = await findWrongResolver(db)
    if (!resolver) return null
    return {
      check: 'pendingStatesAgree',
      message: `Transfer ${resolver.id} posts or voids a pending transfer that does not say so.`,
    }
  },

  async function floorsHold(db) {
    const row = await findOverdrawn(db)
    if (!row) return null
    return { check: 'floorsHold', message: `Account ${row.id} is below its floor: ${row.available} is left.` }
  },
]

async function explainChain(db: Queryable, row: ChainRow): Promise<AuditFault> {
  const broken = await findBrokenLink(db, row.id)
  if (broken && broken.seq !== broken.expected_seq) {
    return {
      check: 'chainsGapless',
      message: `The postings of account ${row.id} have a gap or a double: ${broken.seq} stands where ${broken.expected_seq} should.`,
    }
  }
  if (broken) {
    return {
      check: 'chainsGapless',
      message: `Posting ${broken.seq} of account ${row.id} says the balance ${broken.balance}; with the one before it that is ${broken.expected_balance}.`,
    }
  }
  if (row.postings !== row.last_seq) {
    return {
      check: 'chainsGapless',
      message: `Account ${row.id} has ${row.postings} postings and says that the last one is ${row.last_seq}.`,
    }
  }
  const pairs: [name: string, account: string, postings: string | null][] = [
    ['balance', row.balance, row.last_balance],
    ['pending debits', row.debits_pending, row.last_debits_pending],
    ['pending credits', row.credits_pending, row.last_credits_pending],
    ['posted debits', row.debits_posted, row.sum_debits],
    ['posted credits', row.credits_posted, row.sum_credits],
  ]
  const [name, account, postings] = pairs.find(([, said, found]) => said !== (found ?? '0')) ?? ['sums', '?', '?']
  return {
    check: 'balancesMatchPostings',
    message: `Account ${row.id} says ${name} ${account}; its postings say ${postings ?? '0'}.`,
  }
}
