/** Turns the direction of writing, or is not to be seen. Joiners stay: Persian and emoji are written with them. */
const UNSEEN =
  /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu
const CONTROL = /\p{Cc}+/gu

/** What a stranger wrote, as one line that can stand among our own: of at most `lengthMax` UTF-16 units. */
export function cleanLine(text: string, lengthMax: number): string {
  const line = text
    .toWellFormed()
    .replace(CONTROL, ' ')
    .replace(UNSEEN, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC')
  if (line.length <= lengthMax) return line
  let cut = ''
  for (const letter of line) {
    if (cut.length + letter.length >= lengthMax) break
    cut += letter
  }
  return `${cut.trimEnd()}…`
}
