import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AddressBookError, CARDS_MAX, FILE_BYTES_MAX, readVcards } from './readVcards.ts'
import { writeVcards } from './writeVcards.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')
const only = (...lines: string[]) => readVcards(bytes(card(...lines)))[0]
const faultOf = (file: Uint8Array) => {
  try {
    readVcards(file)
  } catch (error) {
    return error instanceof AddressBookError ? error.fault : error
  }
  return undefined
}

describe('reading', () => {
  it('takes names, numbers, addresses, organisation and note of 3.0 and 4.0', () => {
    const file = card(
      'VERSION:4.0',
      'N:Haddad;Omar;;Dr.;',
      'FN:Omar Haddad',
      'item1.TEL;TYPE="cell,voice":+49 30 1234',
      'TEL;VALUE=uri:tel:+39-06-5678;ext=3',
      'TEL:+49 30 1234',
      'EMAIL;PREF=1:omar@example.org',
      'ORG:Ferries\\; Ltd;Harbour',
      'NOTE:Line one\\nand\\, two',
    )
    expect(readVcards(bytes(file))).toEqual([
      {
        name: 'Omar Haddad',
        phones: ['+49 30 1234', '+39-06-5678'],
        emails: ['omar@example.org'],
        organisation: 'Ferries; Ltd, Harbour',
        note: 'Line one\nand, two',
      },
    ])
  })

  it('unfolds lines, also within a letter', () => {
    const text = 'FN:林美'
    const whole = bytes(`BEGIN:VCARD\r\n${text}\r\nEND:VCARD\r\n`)
    const cut = 'BEGIN:VCARD\r\nFN:'.length + 1
    const folded = new Uint8Array([...whole.subarray(0, cut), 13, 10, 32, ...whole.subarray(cut)])
    expect(readVcards(folded)[0]?.name).toBe('林美')
  })

  it('reads quoted-printable and charsets of 2.1', () => {
    expect(
      only('VERSION:2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9E=97;=E7=', '=BE=8E', 'TEL;CELL:12'),
    ).toEqual({
      name: '美 林',
      phones: ['12'],
      emails: [],
      organisation: '',
      note: '',
    })
    expect(only('FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:M=FCller')?.name).toBe('Müller')
    const raw = new Uint8Array([...bytes('BEGIN:VCARD\nFN:M'), 0xfc, ...bytes('ller\nEND:VCARD\n')])
    expect(readVcards(raw)[0]?.name).toBe('Müller')
  })

  it('reads UTF-16 and a mark at the beginning', () => {
    const text = card('FN:Анна')
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...[...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    ])
    expect(readVcards(wide)[0]?.name).toBe('Анна')
    expect(readVcards(bytes(`\ufeff${text}`))[0]?.name).toBe('Анна')
  })

  it('finds a name where there is no FN', () => {
    expect(only('N:Lin;Mei;;;', 'ORG:Tea House')?.name).toBe('Mei Lin')
    expect(only('FN: ', 'ORG:Tea House')?.name).toBe('Tea House')
    expect(only('TEL:123')?.name).toBe('123')
    expect(readVcards(bytes(card('VERSION:3.0')))).toEqual([])
  })

  it('passes over pictures, cards within cards and what turns text round', () => {
    const inner = 'AGENT:\r\nBEGIN:VCARD\r\nFN:Assistant\r\nEND:VCARD'
    expect(readVcards(bytes(card('FN:Me\u202ei', inner, 'PHOTO;ENCODING=b:AAAA\r\n BBBB')))).toMatchObject([
      { name: 'Mei' },
    ])
  })

  it('says what is wrong with a file', () => {
    expect(faultOf(bytes('Hello'))).toBe('noCards')
    expect(faultOf(new Uint8Array(FILE_BYTES_MAX + 1))).toBe('tooLarge')
    expect(faultOf(bytes(card('FN:A').repeat(CARDS_MAX + 1)))).toBe('tooMany')
    expect(readVcards(bytes(card('FN:A').repeat(CARDS_MAX)))).toHaveLength(CARDS_MAX)
  })

  it('never does more than refuse, whatever it is given', () => {
    const pieces = fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'FN:',
      'N;;;',
      'TEL;',
      '"',
      ':',
      ';',
      '=',
      '\\',
      ' ',
      '\r\n',
      '\n',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 60 }), (parts) => {
        const fault = faultOf(bytes(parts.join('')))
        return fault === undefined || fault === 'noCards'
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  it('does not stumble over what is made to take long', () => {
    const started = performance.now()
    readVcards(bytes(card(`FN:${'\\'.repeat(900_000)}`, `TEL${';a'.repeat(400_000)}`, `N:${';'.repeat(900_000)}`)))
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('writing', () => {
  it('is read again as it was, however odd the texts', () => {
    const word = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/\s+/g, ' ').trim())
    const written = fc.record({ name: word.filter((text) => text !== ''), note: word })
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 5 }), (cards) => {
        const file = writeVcards(cards.map((each) => ({ ...each, handle: 'mei', phones: ['+4930123'], tags: ['a,b'] })))
        expect(file.split('\r\n').every((line) => bytes(line).length <= 75)).toBe(true)
        const read = readVcards(bytes(file))
        expect(read.map(({ phones }) => phones)).toEqual(cards.map(() => ['+4930123']))
        const plain = (text: string) => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
        expect(read.map(({ name }) => plain(name))).toEqual(cards.map(({ name }) => plain(name)))
      }),
      { seed: 1, numRuns: 100 },
    )
  })
})
