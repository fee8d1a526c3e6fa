/**
 * EMVCo QR Code Specification for Payment Systems, Merchant-Presented Mode, v1.1: a text of fields, each with two digits
 * of id, two of length in characters and its value; the first says the format, the last is a checksum.
 */

/** A field of a template or of the code itself; ids are two digits. */
export type EmvFields = ReadonlyMap<string, string>

/** What we read beyond it is no payment code. The specification allows 512. */
const CHARACTERS_MAX = 1024
const VALUE_LENGTH_MAX = 99
const FORMAT = ['00', '01'] as const
const CHECKSUM_HEAD = '6304'

/**
 * @param fields in the order in which they shall stand, without format indicator (00) and checksum (63)
 * @throws RangeError where a value is empty or longer than 99 characters
 */
export function writeEmv(fields: EmvFields): string {
  const text = writeFields(new Map([FORMAT, ...fields])) + CHECKSUM_HEAD
  return text + checksumOf(text)
}

/** A template's value: fields within a field. @throws RangeError as `writeEmv` */
export function writeFields(fields: EmvFields): string {
  let text = ''
  for (const [id, value] of fields) {
    const length = [...value].length
    if (!/^\d\d$/.test(id)) throw new RangeError(`${id} is no id of a field`)
    if (length < 1 || length > VALUE_LENGTH_MAX) throw new RangeError(`Field ${id} has ${length} characters`)
    text += id + String(length).padStart(2, '0') + value
  }
  return text
}

/** Whether a text says of itself that it is such a code; it may be damaged all the same. */
export const looksLikeEmv = (text: string): boolean => text.startsWith('000201')

/** @returns the code's fields without the checksum, or undefined where it is none or is damaged */
export function readEmv(text: string): EmvFields | undefined {
  if (!looksLikeEmv(text) || text.length > CHARACTERS_MAX) return undefined
  const body = text.slice(0, -4)
  if (!body.endsWith(CHECKSUM_HEAD) || checksumOf(body) !== text.slice(-4).toUpperCase()) return undefined
  return readFields(body.slice(0, -CHECKSUM_HEAD.length))
}

/** @returns undefined where the text is not made of whole fields, or has one twice */
export function readFields(text: string): EmvFields | undefined {
  const characters = [...text]
  const fields = new Map<string, string>()
  for (let at = 0; at < characters.length; ) {
    const head = characters.slice(at, at + 4).join('')
    if (!/^\d{4}$/.test(head)) return undefined
    const id = head.slice(0, 2)
    const end = at + 4 + Number(head.slice(2))
    if (end > characters.length || end === at + 4 || fields.has(id)) return undefined
    fields.set(id, characters.slice(at + 4, end).join(''))
    at = end
  }
  return fields
}

/** CRC-16/CCITT-FALSE (polynomial 1021, start FFFF) over UTF-8, as four hexadecimal digits in upper case. */
export function checksumOf(text: string): string {
  let crc = 0xffff
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
