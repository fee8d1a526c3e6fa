/** Contacts as a file that telephones and mail programs read: vCard 3.0 (RFC 2426). */
export interface WrittenCard {
  name: string
  handle: string
  phones: readonly string[]
  note: string | null
  tags: readonly string[]
}

export const writeVcards = (cards: readonly WrittenCard[]): string => cards.flatMap(linesOf).map(folded).join('')

const linesOf = ({ name, handle, phones, note, tags }: WrittenCard): string[] => [
  'BEGIN:VCARD',
  'VERSION:3.0',
  `FN:${escaped(name)}`,
  `N:;${escaped(name)};;;`,
  `NICKNAME:${escaped(handle)}`,
  ...phones.map((phone) => `TEL:${escaped(phone)}`),
  ...(note === null ? [] : [`NOTE:${escaped(note)}`]),
  ...(tags.length === 0 ? [] : [`CATEGORIES:${tags.map(escaped).join(',')}`]),
  'END:VCARD',
]

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n')

/** Lines of at most 75 bytes; no letter is cut in two. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let bytes = 0
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (bytes + size > 75) {
      lines.push(current)
      current = ' '
      bytes = 1
    }
    current += letter
    bytes += size
  }
  return `${[...lines, current].join('\r\n')}\r\n`
}
