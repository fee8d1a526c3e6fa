import { decimalsOf, decimalText } from '@sampan/contract/currencies.ts'
import { type AppLanguage, formatTag } from '../../locales/language.ts'

/** Integer minor units, as they come from the wire ("1250") or from sums of them. */
export type MinorUnits = string | bigint

export interface MoneyFormats {
  /** €12.50. `sign`: `minus` (default) shows one below zero, `both` also a plus above it, `none` never. */
  money(amount: MinorUnits, currency: string, sign?: MoneySign): string
  /** 12.50, without the currency: beside a currency that stands there already. */
  figure(amount: MinorUnits, currency: string): string
  /** A figure as far as it is typed: "12." and "12.5" stay so. */
  typed(typed: string): string
  /** €, CN¥. */
  symbol(currency: string): string
  /** Whether the symbol stands before the figure. */
  symbolFirst(currency: string): boolean
  /** Euro, Chinese Yuan. */
  currencyName(currency: string): string
  /** What stands between whole and part: . or , or ٫ */
  readonly decimalMark: string
  /** One of the ten digits, as the language writes it. */
  digit(digit: number): string
}

export type MoneySign = 'minus' | 'both' | 'none'

const cache = new Map<AppLanguage, MoneyFormats>()

/**
 * Money in words of a language. Exact: `Intl` gets decimal strings, never floating point, and as many decimals as
 * ISO 4217 gives the currency. Values are not isolated from the text around them; `MoneyText` does that.
 */
export function moneyFormatsFor(language: AppLanguage): MoneyFormats {
  const known = cache.get(language)
  if (known) return known
  const made = makeMoneyFormats(language)
  cache.set(language, made)
  return made
}

function makeMoneyFormats(language: AppLanguage): MoneyFormats {
  const tag = formatTag(language)
  const formats = new Map<string, Intl.NumberFormat>()
  const formatOf = (currency: string, sign: MoneySign): Intl.NumberFormat => {
    const key = currency + sign
    const known = formats.get(key)
    if (known) return known
    const made = new Intl.NumberFormat(tag, {
      ...currencyLook(tag, currency),
      ...fractionDigits(currency),
      signDisplay: sign === 'both' ? 'exceptZero' : sign === 'none' ? 'never' : 'negative',
    })
    formats.set(key, made)
    return made
  }
  const plain = new Intl.NumberFormat(tag)
  const names = new Intl.DisplayNames(tag, { type: 'currency' })
  const decimalMark = plain.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const typed = (text: string): string => {
    const [whole = '', part] = text.split('.')
    const head = plain.format(asNumeral(whole === '' ? '0' : whole))
    return part === undefined ? head : head + decimalMark + [...part].map((each) => plain.format(Number(each))).join('')
  }
  const symbolParts = (currency: string) => formatOf(currency, 'none').formatToParts(0)

  return {
    money: (amount, currency, sign = 'minus') =>
      formatOf(currency, sign)
        .formatToParts(asNumeral(toDecimal(amount, currency)))
        .map(({ type, value }) => partText(type, value, currency))
        .join(''),
    figure: (amount, currency) =>
      new Intl.NumberFormat(tag, fractionDigits(currency)).format(asNumeral(toDecimal(amount, currency))),
    typed,
    symbol: (currency) => {
      const symbol = symbolParts(currency).find(({ type }) => type === 'currency')
      return symbol ? partText('currency', symbol.value, currency) : currency
    },
    symbolFirst: (currency) => {
      const parts = symbolParts(currency).map(({ type }) => type)
      return parts.indexOf('currency') < parts.indexOf('integer')
    },
    currencyName: (currency) => {
      const name = names.of(currency) ?? currency
      return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
    },
    decimalMark,
    digit: (digit) => plain.format(digit),
  }
}

function partText(type: string, value: string, currency: string): string {
  // A true minus is as wide as a figure; a hyphen is not.
  if (type === 'minusSign') return value.replace('-', '\u2212')
  // Arabic has no short sign for the yuan.
  if (type === 'currency' && currency === 'CNY') return value.replace('CN¥', '¥')
  return value
}

/** People write ¥ for the yuan; where the yen would look the same, it goes by its code. */
function currencyLook(tag: string, currency: string): Intl.NumberFormatOptions {
  const look = { style: 'currency', currency } as const
  if (currency === 'CNY') return { ...look, currencyDisplay: 'narrowSymbol' }
  const symbol = new Intl.NumberFormat(tag, look).formatToParts(0).find(({ type }) => type === 'currency')?.value
  return symbol === '¥' || symbol === '¥' ? { ...look, currencyDisplay: 'code' } : look
}

function fractionDigits(currency: string): Intl.NumberFormatOptions {
  const decimals = decimalsOf(currency)
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
}

/** "1250" EUR → "12.50": a decimal text, the one form that is exact everywhere. */
export const toDecimal = (amount: MinorUnits, currency: string): string => decimalText(BigInt(amount), currency)

type Numeral = `${number}`
const isNumeral = (text: string): text is Numeral => /^-?\d+(\.\d+)?$/.test(text)

/** `Intl` takes decimal texts exactly, as far as they are numerals. */
function asNumeral(text: string): Numeral {
  if (!isNumeral(text)) throw new Error(`${text} is not a decimal numeral.`)
  return text
}
