/** What the audit looks for. Each check answers the first fault of its kind, or null. */
import type { Queryable } from '../../schema/index.ts'
import {
  type BookCounts,
  findForeignTransfer,
  findMissingGuards,
  findOutOfRange,
  findOverdrawn,
  findStrayPosting,
  findUnbalancedTransfer,
  findUnsoundTransfer,
  sumCurrencies,
  type UnsoundRow,
} from './store/audit.ts'
import { type ChainRow, findBrokenAccount, findBrokenLink } from './store/auditChains.ts'
import { findWrongClosed, findWrongPending, findWrongResolver, findWrongState } from './store/auditPendings.ts'

export interface AuditFault {
  /** What was checked: the name of the check, such as `transfersBalance`. */
  check: string
  /** What is wrong, as a sentence with ids and figures. */
  message: string
}

/** Looks at one snapshot. */
export type AuditCheck = (db: Queryable, counts: BookCounts) => Promise<AuditFault | null>

/** The triggers that keep the books as they are; see migration 0003-ledger. */
export const guards = [
  'ledger_transfers_immutable',
  'ledger_postings_immutable',
  'ledger_pendings_immutable',
  'ledger_accounts_immutable',
  'ledger_pendings_stay',
  'ledger_accounts_stay',
  'ledger_accounts_begin_empty',
  'ledger_accounts_balance',
  'ledger_transfers_posted',
  'ledger_postings_posted',
  'ledger_pendings_posted',
]

export const checks: readonly AuditCheck[] = [
  async function guardsStand(db) {
    const [guard] = await findMissingGuards(db, guards)
    if (guard === undefined) return null
    return {
      check: 'guardsStand',
      message: `Nothing keeps the books from being edited: the trigger ${guard} is missing or switched off.`,
    }
  },

  async function amountsInRange(db) {
    const row = await findOutOfRange(db)
    if (!row) return null
    const [which, what] =
      row.transfer_id === null
        ? [`Account ${row.account_id}`, 'account']
        : [`The posting of ${row.transfer_id} on account ${row.account_id}`, 'posting']
    return { check: 'amountsInRange', message: `${which} has amounts that no ${what} can have.` }
  },

  async function transfersAreSound(db) {
    const row = await findUnsoundTransfer(db)
    if (!row) return null
    const what = unsoundness(row)
    return { check: 'transfersAreSound', message: `Transfer ${row.id} ${what}.` }
  },

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

  async function closedAccountsAgree(db) {
    const row = await findWrongClosed(db)
    if (!row) return null
    const said = row.closed ? 'closed' : 'open'
    return {
      check: 'closedAccountsAgree',
      message: `Account ${row.id} says that it is ${said}; its open transfers say that it is not.`,
    }
  },

  async function floorsHold(db) {
    const row = await findOverdrawn(db)
    if (!row) return null
    return { check: 'floorsHold', message: `Account ${row.id} is below its floor: ${row.available} is left.` }
  },
]

function unsoundness({ amount, isExchange, rate }: UnsoundRow): string {
  if (isExchange === (rate !== null)) return `moves ${amount}`
  return isExchange && rate === null ? 'is an exchange without a rate' : 'has a rate and is no exchange'
}

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
