/**
 * The number of a receipt, to be read out and typed: the ledger's transfer in Crockford's base 32 (no I, L, O, U) with
 * two digits that tell a slip, in groups of four.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const DIGITS = 26
const CHECK_DIGITS = 2
/** The largest prime that two digits of base 32 hold. */
const CHECK_MODULUS = 1021n

function encode(value: bigint, digits: number): string {
  let text = ''
  for (let rest = value; text.length < digits; rest >>= 5n) text = (ALPHABET[Number(rest & 31n)] ?? '') + text
  return text
}

/** @param transferId a UUID */
export function receiptNumber(transferId: string): string {
  const value = BigInt(`0x${transferId.replaceAll('-', '')}`)
  const text = encode(value, DIGITS) + encode(value % CHECK_MODULUS, CHECK_DIGITS)
  return text.match(/.{4}/g)?.join('-') ?? text
}

/** The transfer that a number names, whatever the groups and the case; undefined for a slip. */
export function transferIdOf(number: string): string | undefined {
  const text = number.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (text.length !== DIGITS + CHECK_DIGITS) return undefined
  let value = 0n
  for (const letter of text.slice(0, DIGITS)) {
    const digit = ALPHABET.indexOf(letter)
    if (digit < 0) return undefined
    value = (value << 5n) | BigInt(digit)
  }
  if (encode(value % CHECK_MODULUS, CHECK_DIGITS) !== text.slice(DIGITS)) return undefined
  const hex = value.toString(16).padStart(32, '0')
  if (hex.length > 32) return undefined
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
