import type { EntryKind, WalletEntry } from '@sampan/contract'
import type { AuditOptions } from '../auditor.ts'
import type { View } from './view.ts'

/** What no limit on balances holds back: it was the member's before, or was let in when the bank was asked. */
const unlimited: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'transferReturned',
  'redPacketReturned',
  'withdrawalReturned',
  'topUp',
])

/** Statements add up line by line, from nothing to the balance of today, which was never below nothing. */
export function checkWallets(view: View, { allowed, oneDay }: AuditOptions): void {
  for (const [memberId, { entries, balances, limits }] of view.told.wallets) {
    if (new Set(entries.map(({ id }) => id)).size !== entries.length) view.say(`${memberId} has an entry twice`)
    for (const [currency, own] of Map.groupBy(entries, (entry) => entry.currency)) {
      const end = addUp(view, memberId, own, allowed.get(currency)?.balance)
      const balance = balances.find((each) => each.currency === currency)
      const [available, held] = [BigInt(balance?.available ?? 0), BigInt(balance?.held ?? 0)]
      if (available + held !== end)
        view.say(`${memberId} has ${available} + ${held} ${currency}; its statement comes to ${end}`)
    }
    for (const { currency, available, held } of balances) {
      const shouldBe = view.held.of(memberId, currency)
      if (BigInt(held) !== shouldBe) view.say(`${memberId} has ${held} ${currency} on hold instead of ${shouldBe}`)
      if (BigInt(available) < 0n) view.say(`${memberId} is below its floor: ${available} ${currency}`)
      const isKnown = entries.some((entry) => entry.currency === currency)
      if (!isKnown && BigInt(available) + BigInt(held) !== 0n) view.say(`${memberId} has ${currency} from nowhere`)
    }
    for (const { currency, day } of limits) {
      const spent = view.spent.of(memberId, currency)
      const most = allowed.get(currency)?.day
      if (oneDay && BigInt(day.used) !== spent)
        view.say(`${memberId} sent ${spent} ${currency} today; the limits count ${day.used}`)
      if (oneDay && most !== undefined && spent > most) view.say(`${memberId} sent more ${currency} than is allowed`)
    }
  }
}

function addUp(view: View, memberId: string, entries: readonly WalletEntry[], most: bigint | undefined): bigint {
  let balance = 0n
  for (const entry of entries) {
    const amount = BigInt(entry.amount)
    balance += amount
    if (BigInt(entry.balance) !== balance) {
      view.say(`The statement of ${memberId} does not add up at ${JSON.stringify(entry)}: it should be ${balance}`)
      balance = BigInt(entry.balance)
    }
    if (balance < 0n) view.say(`${memberId} was below its floor at ${JSON.stringify(entry)}`)
    if (amount > 0n && most !== undefined && balance > most && !unlimited.has(entry.kind))
      view.say(`${memberId} was given more than it may hold by ${JSON.stringify(entry)}`)
  }
  return balance
}
