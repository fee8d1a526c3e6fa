/** Batches as nobody would send them: repeats, chains, holds, closings, nonsense, all over a few accounts. */
import {
  type AccountKind,
  HOUSE_OWNER_ID,
  type NewAccount,
  type NewTransfer,
  type TransferFlags,
} from '@sampan/server/modules/ledger/index.ts'
import type { Dice } from '../sync/random.ts'

const EUR = 'EUR'
const JPY = 'JPY'

/** Some with a floor, some without, in two currencies. */
export function randomAccounts(dice: Dice, atMs: number): NewAccount[] {
  const account = (currency: string, kind: AccountKind, floor: boolean): NewAccount => ({
    id: dice.id(atMs),
    ownerId: dice.id(atMs),
    kind,
    currency,
    debitsMustNotExceedCredits: floor,
  })
  return [
    ...Array.from({ length: 5 }, () => account(EUR, 'member', true)),
    ...Array.from({ length: 2 }, () => account(JPY, 'member', true)),
    account(EUR, 'opening', false),
    account(EUR, 'fees', false),
    account(JPY, 'opening', false),
  ]
}

export interface BatchMaker {
  batch(atMs: number, size: number): NewTransfer[]
}

export function createBatchMaker(dice: Dice, accounts: readonly NewAccount[]): BatchMaker {
  const sent: NewTransfer[] = []
  /** Some lives move sums that come near to what 64 bits hold. */
  const largeShare = dice.chance(0.2) ? 0.4 : 0.02
  const reasons = ['lunch', 'a "quoted" reason, {with} \\ everything', 'NULL', '']

  function pick<Item>(items: readonly Item[]): Item {
    const item = dice.pick(items)
    if (item === undefined) throw new Error('There is nothing to choose from')
    return item
  }

  const amount = (): bigint => {
    if (dice.chance(0.03)) return pick([0n, -5n, 10n ** 18n, -(10n ** 30n), 999_999_999_999_999_999n])
    return dice.chance(largeShare) ? 999_999_999_999_999_998n : BigInt(dice.between(1, 120))
  }

  function flags(): TransferFlags | undefined {
    const chosen: TransferFlags = {}
    if (dice.chance(0.22)) chosen.linked = true
    if (dice.chance(0.25)) chosen.pending = true
    if (chosen.pending ? dice.chance(0.06) : dice.chance(0.005)) chosen.closingDebit = true
    if (chosen.pending ? dice.chance(0.04) : dice.chance(0.005)) chosen.closingCredit = true
    if (dice.chance(0.01)) chosen.voidPendingTransfer = true
    return Object.keys(chosen).length === 0 && dice.chance(0.5) ? undefined : chosen
  }

  function fresh(atMs: number): NewTransfer {
    const currency = dice.chance(0.7) ? EUR : JPY
    const ours = dice.chance(0.95) ? accounts.filter((each) => each.currency === currency) : accounts
    const debit = pick(ours)
    const others = ours.filter(({ id }) => id !== debit.id)
    const chosen = flags()
    const transfer: NewTransfer = {
      id: dice.id(atMs),
      debitAccountId: dice.chance(0.02) ? dice.id(atMs) : debit.id,
      creditAccountId: dice.chance(0.02) ? pick([debit.id, dice.id(atMs)]) : pick(others).id,
      currency: dice.chance(0.02) ? pick([EUR, JPY, 'USD']) : currency,
      amount: amount(),
      kind: dice.chance(0.03) ? 'exchange' : pick(['payment', 'transfer'] as const),
      actor: { memberId: dice.chance(0.8) ? HOUSE_OWNER_ID : null, deviceId: null },
      reason: pick(reasons),
    }
    if (chosen) transfer.flags = chosen
    if (chosen?.pending ? dice.chance(0.5) : dice.chance(0.01)) {
      transfer.timeoutSeconds = dice.chance(0.02) ? 2 ** 31 : dice.between(0, 90)
    }
    if (transfer.kind === 'exchange' ? dice.chance(0.8) : dice.chance(0.01)) transfer.rate = '162.35'
    return transfer
  }

  /** Two legs at one rate, sometimes not quite. */
  function exchange(atMs: number): NewTransfer[] {
    const [from, to] = dice.chance(0.5) ? [EUR, JPY] : [JPY, EUR]
    const chosen: TransferFlags = dice.chance(0.3) ? { pending: true } : {}
    return [from, dice.chance(0.05) ? from : to].map((currency, index) => {
      const ours = accounts.filter((each) => each.currency === currency)
      const debit = pick(ours)
      const credit = pick(ours.filter(({ id }) => id !== debit.id))
      const leg: NewTransfer = {
        id: dice.id(atMs),
        ...{ debitAccountId: debit.id, creditAccountId: credit.id, currency, amount: amount(), kind: 'exchange' },
        flags: { ...chosen, ...(index === 0 && dice.chance(0.95) && { linked: true }) },
        rate: dice.chance(0.05) ? '7' : '162.35',
        ...{ actor: { memberId: HOUSE_OWNER_ID, deviceId: null }, reason: 'exchange' },
      }
      if (chosen.pending && dice.chance(0.5)) leg.timeoutSeconds = dice.between(1, 90)
      return leg
    })
  }

  /** Posts or voids something that was sent before, most often something pending. */
  function resolving(atMs: number): NewTransfer {
    const holds = sent.filter((each) => each.flags?.pending).slice(-25)
    const held = holds.length > 0 && dice.chance(0.95) ? pick(holds) : pick(sent)
    const chosen: TransferFlags = dice.chance(0.6) ? { postPendingTransfer: true } : { voidPendingTransfer: true }
    if (dice.chance(0.15)) chosen.linked = true
    const transfer: NewTransfer = {
      id: dice.id(atMs),
      debitAccountId: dice.chance(0.03) ? pick(accounts).id : held.debitAccountId,
      creditAccountId: dice.chance(0.03) ? pick(accounts).id : held.creditAccountId,
      currency: held.currency,
      amount: pick([0n, 0n, held.amount, chosen.postPendingTransfer ? BigInt(dice.between(1, 120)) : held.amount]),
      flags: chosen,
      kind: pick(['payment', 'transfer'] as const),
      actor: held.actor,
      reason: pick(reasons),
    }
    if (dice.chance(0.98)) transfer.pendingId = dice.chance(0.02) ? pick([transfer.id, dice.id(atMs)]) : held.id
    return transfer
  }

  /** The same once more, sometimes not quite the same. */
  function repeat(atMs: number): NewTransfer {
    const before = pick(dice.chance(0.7) ? sent.slice(-30) : sent)
    const again: NewTransfer = { ...before, actor: { ...before.actor, deviceId: dice.id(atMs) } }
    if (dice.chance(0.6)) return again
    const changes: (() => void)[] = [
      () => {
        again.amount += 1n
      },
      () => {
        again.amount = 0n
      },
      () => {
        again.reason = 'another reason'
      },
      () => {
        again.kind = again.kind === 'bill' ? 'payment' : 'bill'
      },
      () => {
        again.debitAccountId = pick(accounts).id
      },
      () => {
        again.creditAccountId = pick(accounts).id
      },
      () => {
        again.currency = 'USD'
      },
      () => {
        again.actor.memberId = dice.id(atMs)
      },
      () => {
        again.timeoutSeconds = dice.between(1, 90)
      },
      () => {
        again.pendingId = pick(sent).id
      },
      () => {
        again.flags = { ...again.flags, linked: !again.flags?.linked }
      },
      () => {
        again.flags = { ...again.flags, pending: !again.flags?.pending }
      },
      () => {
        again.rate = '7'
      },
    ]
    pick(changes)()
    return again
  }

  /** A run of what was sent, in its order: how a whole chain comes again. */
  function repeatRun(): NewTransfer[] {
    const from = dice.between(0, sent.length - 1)
    return sent.slice(from, from + dice.between(1, 5)).map((each) => ({ ...each }))
  }

  return {
    batch(atMs, size) {
      const batch: NewTransfer[] = []
      while (batch.length < size) {
        const isFirst = sent.length === 0
        if (!isFirst && dice.chance(0.04)) {
          batch.push(...repeatRun())
          continue
        }
        if (dice.chance(0.03)) {
          const legs = exchange(atMs)
          batch.push(...legs)
          sent.push(...legs)
          continue
        }
        const roll = dice.roll()
        const made = isFirst || roll < 0.6 ? fresh(atMs) : roll < 0.83 ? resolving(atMs) : repeat(atMs)
        batch.push(made)
        sent.push(made)
      }
      return batch
    },
  }
}
