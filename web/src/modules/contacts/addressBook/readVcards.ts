/**
 * Address books as files: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as telephones and mail programs write them. What
 * is no card, or says nothing of a person, is passed over; nothing in a file can do more than be shown.
 */

/** One card, as far as it is of use here. */
export interface AddressCard {
  name: string
  phones: string[]
  emails: string[]
  organisation: string
  note: string
}

export const FILE_BYTES_MAX = 5_000_000
export const CARDS_MAX = 5_000
/** Of one card: more numbers than anyone has. */
const VALUES_MAX = 20
const TEXT_LENGTH_MAX = 500

/** What is wrong with a file. */
export type FileFault = 'tooLarge' | 'tooMany' | 'noCards'
export class AddressBookError extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(`The address book cannot be read: ${fault}`)
    this.name = 'AddressBookError'
    this.fault = fault
  }
}

/** @throws AddressBookError */
export function readVcards(file: Uint8Array): AddressCard[] {
  if (file.length > FILE_BYTES_MAX) throw new AddressBookError('tooLarge')
  const cards: AddressCard[] = []
  let lines: Property[] | undefined
  let depth = 0
  let count = 0
  for (const property of propertiesOf(binaryOf(file))) {
    const isCard = property.text().trim().toUpperCase() === 'VCARD'
    if (property.name === 'BEGIN' && isCard) {
      depth += 1
      // A card within a card, such as that of an assistant, is not one of its own.
      if (depth === 1) lines = []
    } else if (property.name === 'END' && isCard) {
      depth = Math.max(0, depth - 1)
      if (depth > 0 || !lines) continue
      count += 1
      if (count > CARDS_MAX) throw new AddressBookError('tooMany')
      const card = cardOf(lines)
      if (card.name !== '') cards.push(card)
      lines = undefined
    } else if (depth === 1) lines?.push(property)
  }
  if (count === 0) throw new AddressBookError('noCards')
  return cards
}

interface Property {
  /** In capitals, without its group. */
  name: string
  /** The value as text, its escapes still in it. */
  text(): string
}

/** One character a byte, so that lines can be unfolded before they are known to be of a charset. */
function binaryOf(file: Uint8Array): string {
  const [first, second, third] = file
  if (first === 0xff && second === 0xfe) return binaryOf(reencoded(file, 'utf-16le'))
  if (first === 0xfe && second === 0xff) return binaryOf(reencoded(file, 'utf-16be'))
  const start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
  const parts: string[] = []
  for (let at = start; at < file.length; at += 8_192) parts.push(String.fromCharCode(...file.subarray(at, at + 8_192)))
  return parts.join('')
}

const reencoded = (file: Uint8Array, charset: string): Uint8Array =>
  new TextEncoder().encode(new TextDecoder(charset).decode(file))

const wanted = new Set(['BEGIN', 'END', 'FN', 'N', 'NICKNAME', 'TEL', 'EMAIL', 'ORG', 'NOTE'])

function* propertiesOf(binary: string): Generator<Property> {
  const lines = binary.split(/\r\n|\n|\r/)
  for (let at = 0; at < lines.length; at += 1) {
    let line = lines[at] ?? ''
    // Folded lines go on behind a space or a tab.
    const more: string[] = []
    while (/^[ \t]/.test(lines[at + 1] ?? '')) {
      at += 1
      more.push((lines[at] ?? '').slice(1))
    }
    line += more.join('')
    const head = headOf(line)
    if (!head || !wanted.has(head.name)) continue
    const { name, parameters } = head
    const isQuoted = parameters.some((each) => /^(ENCODING=)?QUOTED-PRINTABLE$/i.test(each))
    let value = line.slice(head.end + 1)
    // Quoted-printable has its own way of going on: a line ends with an equals sign.
    const parts: string[] = []
    while (isQuoted && value.endsWith('=') && at + 1 < lines.length) {
      parts.push(value.slice(0, -1))
      at += 1
      value = lines[at] ?? ''
    }
    const whole = parts.join('') + value
    const charset = parameters.map((each) => /^CHARSET="?([\w.:-]+)"?$/i.exec(each)?.[1]).find((each) => each)
    yield { name, text: () => decoded(isQuoted ? unquoted(whole) : whole, charset) }
  }
}

/** `item1.TEL;TYPE="cell,voice":` — a colon within quotes does not end it. */
function headOf(line: string): { name: string; parameters: string[]; end: number } | undefined {
  const found = /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:[^";:]|"[^"]*")*)*):/.exec(line.slice(0, 2_000))
  if (!found) return undefined
  const parameters = (found[2] ?? '').split(';').map((each) => each.trim())
  return { name: (found[1] ?? '').toUpperCase(), parameters, end: found[0].length - 1 }
}

const unquoted = (text: string): string =>
  text.replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** In the charset that it names; else UTF-8, and what is none of that is read as old Western text. */
function decoded(binary: string, charset: string | undefined): string {
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  for (const label of [charset, 'utf-8', 'windows-1252']) {
    if (label === undefined) continue
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes)
    } catch {
      // Not known, or not true: the next one.
    }
  }
  return ''
}

function cardOf(properties: readonly Property[]): AddressCard {
  const all = (name: string) => properties.filter((each) => each.name === name).map((each) => each.text())
  const first = (name: string) => line(all(name)[0] ?? '')
  const phones = unique(all('TEL').map((text) => line(text.replace(/^tel:/i, '').split(';')[0] ?? '')))
  const emails = unique(all('EMAIL').map((text) => line(text.replace(/^mailto:/i, ''))))
  const organisation = partsOf(all('ORG')[0] ?? '')
    .filter((each) => each !== '')
    .join(', ')
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = partsOf(all('N')[0] ?? '')
  const fromParts = [prefix, given, middle, family, suffix].filter((each) => each !== '').join(' ')
  const names = [first('FN'), fromParts, first('NICKNAME'), organisation, emails[0] ?? '', phones[0] ?? '']
  const note = unescaped(all('NOTE')[0] ?? '')
    .replace(CONTROLS, '')
    .trim()
    .slice(0, TEXT_LENGTH_MAX)
  return { name: names.find((each) => each !== '') ?? '', phones, emails, organisation, note }
}

const unique = (texts: readonly string[]): string[] =>
  [...new Set(texts.filter((text) => text !== ''))].slice(0, VALUES_MAX)

/** Everything below a space, but for line feeds and tabs, and what turns the direction of what stands after it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

const unescaped = (text: string): string =>
  text.replace(/\\(.)/gs, (_all, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))

/** One line of text. */
const line = (text: string): string =>
  unescaped(text).replace(CONTROLS, '').replace(/\s+/g, ' ').trim().slice(0, TEXT_LENGTH_MAX)

/** The parts of a name or an organisation; a semicolon behind a backslash does not part them. */
const partsOf = (text: string): string[] => (text.match(/(?:\\.|[^;\\])+|(?<=;|^)(?=;|$)/gs) ?? []).map(line)
