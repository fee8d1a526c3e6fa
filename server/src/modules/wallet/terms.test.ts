import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../kernel/config.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import { limitsOf, readTiers, termsOf, tierOf } from './terms.ts'

const folder = mkdtempSync(join(tmpdir(), 'sampan-terms-'))
afterAll(() => rmSync(folder, { recursive: true }))

const euro = { payment: '100', day: 200, month: '1000.50', balance: null, pinFree: '0', pinFreeMax: '25' }
const file = (changes: object = {}, tiers: object = { guest: { EUR: euro } }) => ({
  firstTier: 'guest',
  tiers,
  ...changes,
})
const with_ = (changes: object) => file({}, { guest: { EUR: { ...euro, ...changes } } })

describe('the tiers of a file', () => {
  it('are counted in minor units', () => {
    const { tiers } = readTiers(file(), ['EUR'])
    expect(tiers.get('guest')?.get('EUR')).toEqual({
      payment: 10_000n,
      day: 20_000n,
      month: 100_050n,
      balance: null,
      pinFree: 0n,
      pinFreeMax: 2_500n,
    })
  })

  it.each([
    ['nothing', null, '"firstTier" and "tiers"'],
    ['a first tier that is none', file({ firstTier: 'vip' }), '"firstTier" must name one'],
    ['a name that is none', file({ firstTier: 'a b' }, { 'a b': { EUR: euro } }), 'no name for a tier'],
    ['nothing of a currency', file({}, { guest: { CNY: euro } }), 'says nothing of EUR'],
    ['a currency that is none', file({}, { guest: { EUR: euro, EUX: euro } }), 'EUX is no currency'],
    ['a limit that is none', with_({ week: '5' }), 'there is no limit "week"'],
    ['a limit left out', file({}, { guest: { EUR: { payment: '1' } } }), '"pinFree"'],
    ['an amount that is none', with_({ payment: '1,000.00' }), '"payment" must be an amount'],
    ['half a cent', with_({ day: '0.005' }), '"day" must be an amount'],
    ['a limit below zero', with_({ month: -5 }), '"month" must be an amount'],
    ['more free than may be', with_({ pinFree: '26' }), 'the second no smaller'],
  ])('%s is refused', (_words, written, words) => {
    const read = () => readTiers(written, ['EUR'], 'tiers.json')
    expect(read).toThrow(OperatorError)
    expect(read).toThrow(words)
  })
})

describe('terms', () => {
  const terms = (settings: Record<string, string>) => termsOf(readConfig(settings, folder))

  it('are there without a word of the operator’s', () => {
    const usual = terms({})
    expect([usual.currencies, usual.firstTier, [...usual.tiers.keys()]]).toEqual([
      ['EUR', 'CNY'],
      'unverified',
      ['unverified', 'phone', 'document'],
    ])
    expect(limitsOf(usual, null, 'EUR')).toMatchObject({ payment: 15_000n, balance: 100_000n, pinFree: 2_500n })
    expect(limitsOf(usual, 'document', 'CNY')).toMatchObject({ payment: 8_000_000n, balance: null })
  })

  it('know currencies of no decimals, and of three', () => {
    const usual = terms({ SAMPAN_CURRENCIES: 'JPY,KWD' })
    expect(limitsOf(usual, 'unverified', 'JPY').payment).toBe(22_500n)
    expect(limitsOf(usual, 'unverified', 'KWD').payment).toBe(75_000n)
  })

  it('ask for a file where nothing is usual', () => {
    expect(() => terms({ SAMPAN_CURRENCIES: 'EUR,ISK' })).toThrow(OperatorError)
  })

  it('come from the file that is named', () => {
    writeFileSync(join(folder, 'tiers.json'), JSON.stringify(file()))
    const own = terms({ SAMPAN_CURRENCIES: 'EUR', SAMPAN_TIERS_FILE: 'tiers.json' })
    expect(own.firstTier).toBe('guest')
    // A tier that members had before the operator took it away.
    expect([tierOf(own, 'phone'), limitsOf(own, 'phone', 'EUR').payment]).toEqual(['guest', 10_000n])
    expect(() => terms({ SAMPAN_TIERS_FILE: 'nowhere.json' })).toThrow(OperatorError)
  })
})
