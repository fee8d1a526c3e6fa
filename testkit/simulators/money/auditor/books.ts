import type { View } from './view.ts'

/** Each account of the ledger is what it should be, and all of them together are nothing. */
export function checkBooks(view: View): void {
  const { accounts, wallets } = view.told
  const sums = new Map<string, bigint>()
  const seen = new Set<string>()
  for (const { ownerId, kind, currency, balance, debitsPending, creditsPending } of accounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + balance)
    const owner = kind === 'funding' ? 'bank' : ownerId
    const what = `The account of ${owner} (${kind}, ${currency})`
    seen.add(`${owner} ${currency}`)
    const wallet = wallets.get(ownerId)
    if (kind === 'member' && !wallet) view.say(`${what} belongs to nobody`)
    const entries = wallet?.entries.filter((entry) => entry.currency === currency) ?? []
    const isMember = kind === 'member'
    const shouldBe = isMember ? BigInt(entries.at(-1)?.balance ?? 0) : view.elsewhere.of(owner, currency)
    if (balance !== shouldBe) view.say(`${what} holds ${balance} instead of ${shouldBe}`)
    if (!isMember) continue
    const [out, incoming] = [view.held.of(ownerId, currency), view.expected.of(ownerId, currency)]
    if (debitsPending !== out) view.say(`${what} has ${debitsPending} on its way out instead of ${out}`)
    if (creditsPending !== incoming) view.say(`${what} has ${creditsPending} on its way in instead of ${incoming}`)
  }
  for (const key of view.elsewhere.keys()) if (!seen.has(key)) view.say(`There is no account of ${key}`)
  for (const [currency, sum] of sums) if (sum !== 0n) view.say(`All accounts in ${currency} come to ${sum}`)
}
