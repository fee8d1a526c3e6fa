import type { Event, Wallet, WalletEntry, WalletStanding } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { ENTRIES_HELD_MAX, reduceEntries, reduceWallet } from './wallet.ts'

const standing: WalletStanding = {
  tier: 'unverified',
  frozen: false,
  pin: { set: false, lockedUntil: null, reset: null },
  pinFree: [{ amount: '2500', currency: 'EUR' }],
}
const balance = (currency: string, available: string, held = '0') => ({ currency, available, held })
const wallet = (...balances: Wallet['balances']): Wallet => ({
  standing,
  balances,
  currencies: ['EUR', 'CNY'],
  limits: [],
  timeZone: 'UTC',
})
const entry = (id: string): WalletEntry => ({
  id,
  kind: 'payment',
  amount: '-1',
  currency: 'EUR',
  balance: '0',
  with: { memberId: null, name: null },
  note: '',
  referenceId: null,
  at: '2026-03-01T08:00:00.000Z',
})
const moved = (ids: readonly string[], ...balances: Wallet['balances']): Event => ({
  name: 'wallet.moved',
  body: { entries: ids.map(entry), balances },
})

describe('reduceWallet', () => {
  it.each([
    ['a balance that is known', [balance('EUR', '5')], [balance('EUR', '7', '2')], [balance('EUR', '7', '2')]],
    ['the first one', [], [balance('CNY', '1')], [balance('CNY', '1')]],
    [
      'another, in the order of what is on offer, others after that by name',
      [balance('CNY', '1'), balance('USD', '3')],
      [balance('EUR', '2'), balance('JPY', '4')],
      [balance('EUR', '2'), balance('CNY', '1'), balance('JPY', '4'), balance('USD', '3')],
    ],
  ])('takes %s', (_words, held, told, expected) => {
    const event = moved([], ...told)
    const after = reduceWallet(wallet(...held), event)
    expect(after.balances).toEqual(expected)
    expect(reduceWallet(after, event)).toEqual(after)
  })

  it('takes how it stands, whole', () => {
    const frozen = { ...standing, frozen: true }
    const event: Event = { name: 'wallet.standingChanged', body: { standing: frozen } }
    expect(reduceWallet(wallet(), event).standing).toEqual(frozen)
  })
})

describe('reduceEntries', () => {
  const idsOf = (entries: readonly WalletEntry[]) => entries.map(({ id }) => id)

  it('puts the latest first, each once', () => {
    const held = [entry('b'), entry('a')]
    const after = reduceEntries(held, moved(['b', 'c', 'd']))
    expect(idsOf(after)).toEqual(['d', 'c', 'b', 'a'])
    expect(reduceEntries(after, moved(['b', 'c', 'd']))).toBe(after)
  })

  it('holds so many', () => {
    const ids = Array.from({ length: ENTRIES_HELD_MAX }, (_, index) => `e${index}`)
    const after = reduceEntries([entry('old')], moved(ids))
    expect(idsOf(after)).toEqual(ids.toReversed())
  })
})
