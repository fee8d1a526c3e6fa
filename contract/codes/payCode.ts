import { PAY_CODE_DIGITS } from '../bodies/payments.ts'

/**
 * What a member shows to be charged: 18 digits, so that a beam reads them as well as a camera. A prefix of our own, 15
 * digits that nobody can guess, and a check digit (Luhn, ISO/IEC 7812-1), so that a misread code is not looked up.
 */
export const PAY_CODE_PREFIX = '72'

/** How many different codes there are. */
export const PAY_CODES = 10n ** 15n

/** @param random from a cryptographic source, 0 ≤ random < `PAY_CODES` */
export function payCodeOf(random: bigint): string {
  if (random < 0n || random >= PAY_CODES) throw new RangeError('A code has 15 random digits')
  const digits = PAY_CODE_PREFIX + random.toString().padStart(15, '0')
  return digits + checkDigitOf(digits)
}

/** Whether a text has the shape of a code; whether it is good, the server says. */
export const isPayCode = (text: string): boolean =>
  text.length === PAY_CODE_DIGITS &&
  /^\d+$/.test(text) &&
  text.startsWith(PAY_CODE_PREFIX) &&
  checkDigitOf(text.slice(0, -1)) === text.slice(-1)

function checkDigitOf(digits: string): string {
  const sum = [...digits].reduceRight(
    (total, digit, index) => total + luhn(Number(digit), (digits.length - index) % 2 === 1),
    0,
  )
  return String((10 - (sum % 10)) % 10)
}

function luhn(digit: number, doubled: boolean): number {
  const value = doubled ? digit * 2 : digit
  return value > 9 ? value - 9 : value
}
