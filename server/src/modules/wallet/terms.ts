/** What the operator offers: currencies, and tiers with their limits. Read once at start. */
import { readFileSync } from 'node:fs'
import { isCurrency, parseAmount } from '@sampan/contract'
import { type Calendar, createCalendar } from '../../kernel/calendar.ts'
import type { Config } from '../../kernel/config.ts'
import { errorMessage, OperatorError } from '../../kernel/operatorError.ts'
import { usualTiers } from './usualTiers.ts'

/** What a member of a tier may do in one currency, in minor units. Null is no limit. */
export interface CurrencyLimits {
  payment: bigint | null
  day: bigint | null
  month: bigint | null
  balance: bigint | null
  /** What is paid without PIN as long as the member says nothing else, and the most that it may say. */
  pinFree: bigint
  pinFreeMax: bigint
}

export interface Terms {
  calendar: Calendar
  /** On offer, the usual one first. */
  currencies: readonly string[]
  /** The tier that members begin with. */
  firstTier: string
  tiers: ReadonlyMap<string, ReadonlyMap<string, CurrencyLimits>>
}

/** As it stands in the file: amounts as people write them ("1000", "49.90"); null is no limit. */
export interface TiersFile {
  firstTier: string
  tiers: Record<string, Record<string, Record<string, string | number | null>>>
}

const limitNames: readonly string[] = ['payment', 'day', 'month', 'balance', 'pinFree', 'pinFreeMax']
const TIER_NAME = /^[a-z][A-Za-z0-9]{0,29}$/

/** The limits of a tier in a currency that is on offer; of a tier that is no more, those that members begin with. */
export function limitsOf(terms: Terms, tier: string | null, currency: string): CurrencyLimits {
  const limits = (terms.tiers.get(tier ?? terms.firstTier) ?? terms.tiers.get(terms.firstTier))?.get(currency)
  if (!limits) throw new RangeError(`${currency} is not on offer`)
  return limits
}

/** A tier as it is told: one that the operator took away counts as the first. */
export const tierOf = (terms: Terms, stored: string | null): string =>
  stored !== null && terms.tiers.has(stored) ? stored : terms.firstTier

const known = new WeakMap<Config, Terms>()

/** What the operator's settings say, read when it is first asked for. @throws OperatorError; see `readTerms` */
export function termsOf(config: Config): Terms {
  const terms = known.get(config) ?? readTerms(config)
  known.set(config, terms)
  return terms
}

/** Days, months and years as they are counted here. */
export const calendarOf = (config: Config): Calendar => termsOf(config).calendar

/** @throws OperatorError where the settings or the file do not say what is needed */
function readTerms(config: Pick<Config, 'currencies' | 'tiersFile' | 'timeZone'>): Terms {
  const { currencies, tiersFile, timeZone } = config
  const written = tiersFile === undefined ? usualTiers(currencies) : readFile(tiersFile)
  return { calendar: createCalendar(timeZone), currencies, ...readTiers(written, currencies, tiersFile) }
}

function readFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new OperatorError(`The tiers cannot be read: ${errorMessage(error)}.`, todo)
  }
}

const todo = 'Put SAMPAN_TIERS_FILE right; see docs/operations.md.'
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Checks what a file says, and counts it in minor units. */
export function readTiers(
  written: unknown,
  currencies: readonly string[],
  path = 'the usual tiers',
): Pick<Terms, 'firstTier' | 'tiers'> {
  const wrong = (what: string) => new OperatorError(`In ${path}: ${what}.`, todo)
  if (!isRecord(written) || !isRecord(written.tiers)) throw wrong('there must be "firstTier" and "tiers"')
  const { firstTier, tiers } = written
  if (typeof firstTier !== 'string' || !(firstTier in tiers)) throw wrong('"firstTier" must name one of the tiers')

  const read = Object.entries(tiers).map(([tier, byCurrency]) => {
    if (!TIER_NAME.test(tier))
      throw wrong(`"${tier}" is no name for a tier: a letter from a to z, then letters and digits`)
    if (!isRecord(byCurrency)) throw wrong(`the tier "${tier}" must hold limits by currency`)
    const limits = currencies.map((currency) => {
      const given = byCurrency[currency]
      if (!isRecord(given))
        throw wrong(`the tier "${tier}" says nothing of ${currency}, which SAMPAN_CURRENCIES offers`)
      return [
        currency,
        readLimits(given, currency, (what) => wrong(`the tier "${tier}" in ${currency}: ${what}`)),
      ] as const
    })
    for (const currency of Object.keys(byCurrency))
      if (!isCurrency(currency)) throw wrong(`${currency} is no currency of ISO 4217`)
    return [tier, new Map(limits)] as const
  })
  return { firstTier, tiers: new Map(read) }
}

function readLimits(
  given: Record<string, unknown>,
  currency: string,
  wrong: (what: string) => OperatorError,
): CurrencyLimits {
  function amount(name: string): bigint | null {
    const value = given[name]
    if (value === null) return null
    const text = typeof value === 'number' ? String(value) : value
    const minor = typeof text === 'string' ? parseAmount(text, currency) : undefined
    if (minor === undefined) throw wrong(`"${name}" must be an amount such as "100", or null for no limit`)
    return minor
  }
  for (const name of Object.keys(given)) if (!limitNames.includes(name)) throw wrong(`there is no limit "${name}"`)
  const pinFree = amount('pinFree')
  const pinFreeMax = amount('pinFreeMax')
  if (pinFree === null || pinFreeMax === null || pinFree > pinFreeMax)
    throw wrong('"pinFree" and "pinFreeMax" must be amounts, the second no smaller')
  const [payment, day, month, balance] = [amount('payment'), amount('day'), amount('month'), amount('balance')]
  return { payment, day, month, balance, pinFree, pinFreeMax }
}
