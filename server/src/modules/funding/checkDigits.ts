/** Check digits of bank account and card numbers, so that a mistyped one is told at once. */

/** ISO 13616: the country and check digits go to the end, letters become 10 to 35, and the whole is 1 modulo 97. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(text)) return false
  return remainder97(text.slice(4) + text.slice(0, 4)) === 1
}

/** An IBAN of a country and what follows its check digits. */
export function ibanOf(country: string, rest: string): string {
  const digits = 98 - remainder97(`${rest}${country}00`)
  return `${country}${String(digits).padStart(2, '0')}${rest}`
}

const remainder97 = (text: string): number =>
  Number(
    [...text].reduce((sum, sign) => (sum * (sign >= 'A' ? 100n : 10n) + BigInt(Number.parseInt(sign, 36))) % 97n, 0n),
  )

/** ISO/IEC 7812, Luhn: every second digit from the right is doubled, and the digits of all add up to a round number. */
export function isCardNumber(text: string): boolean {
  if (!/^[0-9]{12,19}$/.test(text)) return false
  const sum = [...text].reverse().reduce((total, sign, index) => {
    const digit = Number(sign) * (index % 2 === 1 ? 2 : 1)
    return total + (digit > 9 ? digit - 9 : digit)
  }, 0)
  return sum % 10 === 0
}
