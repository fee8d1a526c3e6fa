/** What orders do in the ledger: each provider has an account there, which stands for the money that it brought in. */
import { type FundingProvider, sourceName } from '@sampan/contract'
import type { Queryable, Writing } from '../../schema/index.ts'
import { availableOf, findAccounts, HOUSE_OWNER_ID, listAccounts, openAccounts } from '../ledger/index.ts'
import { type Move, moveMoney, moveOrRefuse } from '../wallet/index.ts'
import type { Order } from './store/orders.ts'
import type { Source } from './store/sources.ts'

/** Whom the providers' accounts belong to: nobody's id, and the same on every server. */
const owners: Readonly<Record<FundingProvider, string>> = {
  testBank: '00000000-0000-7000-8000-0000000f0001',
  stripe: '00000000-0000-7000-8000-0000000f0002',
}

/** In which currencies wallets hold money of the test bank, or wait for some; and in which opening balances. */
export async function findUnreal(db: Queryable): Promise<{ testBank: string[]; opening: string[] }> {
  const accounts = await listAccounts(db, [owners.testBank, HOUSE_OWNER_ID])
  const used = accounts.filter((each) => each.debitsPosted !== each.creditsPosted || each.debitsPending !== 0n)
  const currenciesOf = (kind: (typeof used)[number]['kind']) =>
    used.filter((each) => each.kind === kind).map(({ currency }) => currency)
  return { testBank: currenciesOf('funding'), opening: currenciesOf('opening') }
}

/** The provider's account in a currency; it is opened with the first order. */
async function fundingAccountId(tx: Writing, provider: FundingProvider, currency: string): Promise<string> {
  const key = { ownerId: owners[provider], kind: 'funding' as const, currency }
  const [known] = await findAccounts(tx.db, [key])
  if (known) return known.id
  await openAccounts(tx, [{ ...key, id: tx.newId(), debitsMustNotExceedCredits: false }])
  const [opened] = await findAccounts(tx.db, [key])
  if (!opened) throw new Error(`The ledger has no account for ${provider} in ${currency}`)
  return opened.id
}

/** Whether nothing may go out of the wallet that an order is about. */
export async function isFrozen(db: Queryable, { memberId, currency }: Order): Promise<boolean> {
  const [account] = await findAccounts(db, [{ ownerId: memberId, kind: 'member', currency }])
  return account?.frozen ?? false
}

type Way = 'in' | 'out'
const wayOf = (order: Order): Way => (order.kind === 'topUp' ? 'in' : 'out')

async function moveOf(
  tx: Writing,
  order: Order,
  source: Source,
  move: Pick<Move, 'id' | 'phase' | 'kind'> & { way: Way; amount: bigint; holdId?: string; spends?: boolean },
): Promise<Move> {
  const { way, holdId, spends = false, ...rest } = move
  const accountId = await fundingAccountId(tx, order.provider, order.currency)
  const counterparty = { memberId: null, name: sourceName(source) }
  const wallet = { memberId: order.memberId }
  return {
    ...rest,
    ...(way === 'in' ? { from: { accountId }, to: wallet } : { from: wallet, to: { accountId } }),
    ...(holdId === undefined ? {} : { holdId }),
    with: way === 'in' ? { to: counterparty } : { from: counterparty },
    currency: order.currency,
    note: '',
    referenceId: order.id,
    actor: { memberId: order.memberId, deviceId: order.deviceId },
    spends,
  }
}

/** Holds the amount: in the wallet, or as money that is expected. Refuses as the wallet does. */
export async function holdMoney(tx: Writing, order: Order, source: Source): Promise<void> {
  const { id, amount } = order
  const spends = order.kind === 'withdrawal'
  await moveOrRefuse(
    tx,
    await moveOf(tx, order, source, { id, phase: 'hold', kind: order.kind, way: wayOf(order), amount, spends }),
  )
}

/**
 * What a bank has done is booked whatever the wallet's limits say, yet a wallet may be frozen. Answers false then: it is
 * tried again, and shown to operators.
 */
async function book(tx: Writing, move: Move): Promise<boolean> {
  const [outcome] = await moveMoney(tx, [move])
  return outcome !== undefined && outcome.outcome !== 'refused'
}

/** The bank has done it: what was held moves. */
export async function settleHold(tx: Writing, order: Order, source: Source): Promise<boolean> {
  const hold = { holdId: order.id, kind: order.kind, way: wayOf(order), amount: order.amount }
  return book(tx, await moveOf(tx, order, source, { id: tx.newId(), phase: 'settle', ...hold }))
}

/** Nothing came of it. */
export async function releaseHold(tx: Writing, order: Order, source: Source): Promise<boolean> {
  const hold = { holdId: order.id, kind: order.kind, way: wayOf(order), amount: order.amount }
  return book(tx, await moveOf(tx, order, source, { id: tx.newId(), phase: 'release', ...hold }))
}

/** Money of a top-up whose hold was let go before. */
export async function creditLate(tx: Writing, order: Order, source: Source): Promise<boolean> {
  const move = { id: tx.newId(), phase: 'now', kind: 'topUp', way: 'in', amount: order.amount } as const
  return book(tx, await moveOf(tx, order, source, move))
}

/** A withdrawal that came back. */
export async function giveBack(tx: Writing, order: Order, source: Source): Promise<boolean> {
  const move = { id: tx.newId(), phase: 'now', kind: 'withdrawalReturned', way: 'in', amount: order.amount } as const
  return book(tx, await moveOf(tx, order, source, move))
}

/** Those of these debts whose members have money now. */
export async function payable<Debt extends Pick<Order, 'memberId' | 'currency'>>(
  db: Queryable,
  debts: readonly Debt[],
): Promise<Debt[]> {
  const keys = debts.map(({ memberId, currency }) => ({ ownerId: memberId, kind: 'member' as const, currency }))
  const accounts = await findAccounts(db, keys)
  const filled = new Set(
    accounts.filter((each) => availableOf(each) > 0n && !each.frozen).map((each) => `${each.ownerId} ${each.currency}`),
  )
  return debts.filter(({ memberId, currency }) => filled.has(`${memberId} ${currency}`))
}

/** Takes what is owed of a top-up that was taken back, as far as there is some. Answers what is owed still. */
export async function collect(tx: Writing, order: Order, source: Source): Promise<bigint> {
  const [account] = await findAccounts(tx.db, [{ ownerId: order.memberId, kind: 'member', currency: order.currency }])
  const available = account ? availableOf(account) : 0n
  const amount = available < order.owed ? available : order.owed
  if (amount <= 0n) return order.owed
  const move = { id: tx.newId(), phase: 'now', kind: 'topUpReturned', way: 'out', amount } as const
  const [outcome] = await moveMoney(tx, [await moveOf(tx, order, source, move)])
  // Spent in the meantime, or frozen: it is tried again.
  return outcome?.outcome === 'moved' ? order.owed - amount : order.owed
}
