import { decimalsOf } from '@sampan/contract/currencies.ts'
import { toDecimal } from './formatMoney.ts'

/**
 * An amount as far as it is typed: Latin digits and at most one point, such as "", "12", "12." or "12.5". Never more
 * decimals than the currency has, never more than fifteen digits before them.
 */
export type TypedAmount = string

export type AmountKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'mark' | 'delete'

const WHOLE_DIGITS_MAX = 12

/** What one more key makes of it. A key that does not fit changes nothing. */
export function pressKey(typed: TypedAmount, key: AmountKey, currency: string): TypedAmount {
  const [whole = '', part] = typed.split('.')
  if (key === 'delete') return typed.slice(0, -1)
  if (key === 'mark') {
    if (part !== undefined || decimalsOf(currency) === 0) return typed
    return `${whole === '' ? '0' : whole}.`
  }
  if (part !== undefined) return part.length < decimalsOf(currency) ? typed + key : typed
  if (whole === '0') return key
  return whole.length < WHOLE_DIGITS_MAX ? typed + key : typed
}

/** Minor units of what is typed ("1250"), or null where that is nothing. */
export function minorUnits(typed: TypedAmount, currency: string): string | null {
  const [whole = '', part = ''] = typed.split('.')
  const units = BigInt(whole + part.padEnd(decimalsOf(currency), '0') || '0')
  return units > 0n ? units.toString() : null
}

/** "1250" EUR → "12.5" to go on typing; whole amounts without decimals. */
export function typedFrom(amount: string | bigint, currency: string): TypedAmount {
  const decimal = toDecimal(amount, currency)
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

/**
 * What somebody pasted or dictated, in any of the ways in which figures are written: "1.234,50 €", "١٬٢٣٤٫٥", "1 234.5".
 * The last mark is the decimal one, unless exactly three digits follow it where the currency has fewer, or it comes twice.
 */
export function readAmount(text: string, currency: string): TypedAmount {
  const latin = [...text].map((each) => latinDigit(each) ?? each).join('')
  const marks = [...latin.matchAll(/[.,٫٬'’\s\u00a0\u202f](?=\d)/g)].filter(({ index }) =>
    /\d/.test(latin.slice(0, index)),
  )
  const last = marks.at(-1)
  const decimals = decimalsOf(currency)
  const after = last ? latin.slice(last.index + 1).replace(/\D/g, '') : ''
  const isDecimal =
    last !== undefined &&
    decimals > 0 &&
    (last[0] === '٫' || /[.,]/.test(last[0])) &&
    !(after.length === 3 && decimals < 3) &&
    marks.filter(([mark]) => mark === last[0]).length === 1
  const keys: AmountKey[] = []
  for (const [index, each] of [...latin].entries()) {
    if (isDigitKey(each)) keys.push(each)
    else if (isDecimal && index === last.index) keys.push('mark')
  }
  return keys.reduce<TypedAmount>((typed, key) => pressKey(typed, key, currency), '')
}

const isDigitKey = (key: string): key is AmountKey => /^[0-9]$/.test(key)

/** A digit of any script as a Latin one. */
function latinDigit(character: string): string | undefined {
  if (/^[0-9]$/.test(character)) return character
  const code = character.codePointAt(0) ?? 0
  for (const zero of [0x660, 0x6f0, 0xff10]) if (code >= zero && code <= zero + 9) return String(code - zero)
  return undefined
}

/** The key of the pad that a key of a keyboard stands for. */
export function keyOf(key: string): AmountKey | undefined {
  if (key === 'Backspace') return 'delete'
  if (key === '.' || key === ',' || key === '٫' || key === 'Decimal') return 'mark'
  const digit = [...key].length === 1 ? latinDigit(key) : undefined
  return digit !== undefined && isDigitKey(digit) ? digit : undefined
}
