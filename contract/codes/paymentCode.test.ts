import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencies } from '../currencies.ts'
import { checksumOf, readEmv, writeEmv } from './emvQr.ts'
import {
  amountFits,
  CODE_AMOUNT_MAX,
  codeHostOf,
  isOurs,
  type PaymentCode,
  readPaymentCode,
  writePaymentCode,
} from './paymentCode.ts'

const stallCode: PaymentCode = {
  host: 'pay.example:8443',
  payee: { kind: 'stall', id: '01890a5d-ac96-774b-bcce-b302099a8057' },
  once: false,
  amount: null,
  currency: 'EUR',
  categoryCode: '5814',
  country: 'DE',
  name: 'Harbour Noodles',
  city: 'Hamburg',
  language: 'en',
  reference: '',
  note: '',
}

test('a static code of a stall is plain EMVCo', () => {
  const text = writePaymentCode(stallCode)
  expect(text).toBe(
    '0002010102112665' +
      '0014org.sampan.pay0123SAYkKXayWd0u8zrMCCZqAVw0216pay.example:8443' +
      '5204581453039785802DE5915Harbour Noodles6007Hamburg6304' +
      text.slice(-4),
  )
  expect(checksumOf(text.slice(0, -4))).toBe(text.slice(-4))
  expect(readPaymentCode(text)).toEqual(stallCode)
})

test('a dynamic code of an order has the exact amount', () => {
  const order: PaymentCode = {
    ...stallCode,
    payee: { kind: 'order', id: '01890a5d-ac96-774b-bcce-b302099a8058' },
    once: true,
    amount: 1250n,
    reference: 'Table 4',
    note: 'Two soups',
  }
  const text = writePaymentCode(order)
  const fields = readEmv(text)
  expect(fields?.get('01')).toBe('12')
  expect(fields?.get('54')).toBe('12.50')
  expect(fields?.get('62')).toBe('0507Table 40809Two soups')
  expect(readPaymentCode(text)).toEqual(order)
})

test.each([
  // name, city, as everyone reads them
  ['最佳运输', '北京', 'N/A', 'N/A'],
  ['Café Zoé', 'Málaga', 'Cafe Zoe', 'Malaga'],
  ['Noodles 面', 'Bonn', 'Noodles', 'Bonn'],
  ['مطعم الميناء', 'Dubai', 'N/A', 'Dubai'],
])('%s in %s is %s in %s for readers of Latin letters', (name, city, latinName, latinCity) => {
  const text = writePaymentCode({ ...stallCode, name, city, language: 'zh' })
  const fields = readEmv(text)
  expect([fields?.get('59'), fields?.get('60')]).toEqual([latinName, latinCity])
  expect(fields?.get('64')?.slice(0, 6)).toBe('0002ZH')
  expect(readPaymentCode(text)).toMatchObject({ name, city, language: 'zh' })
})

test('words that do not fit the fields for everyone stand in our own', () => {
  const note = 'Für das Abendessen am Hafen, mit Dank und besten Grüssen'
  const read = readPaymentCode(writePaymentCode({ ...stallCode, reference: 'Стол 4', note }))
  expect(read).toMatchObject({ reference: 'Стол 4', note })
})

test('a longer name, city or note is cut between characters', () => {
  const read = readPaymentCode(
    writePaymentCode({ ...stallCode, name: '🍜'.repeat(40), city: 'x'.repeat(40), note: '🍜'.repeat(100) }),
  )
  expect(read).toMatchObject({ name: '🍜'.repeat(25), city: 'x'.repeat(15), note: '🍜'.repeat(77) })
})

test.each<[string, Partial<PaymentCode>]>([
  ['a host that is too long', { host: 'h'.repeat(51) }],
  ['a host with spaces', { host: 'pay example' }],
  ['an amount without a currency', { amount: 1n, currency: null }],
  ['nothing as amount', { amount: 0n }],
  ['less than nothing', { amount: -1n }],
  ['an amount of more than 13 characters', { amount: 100_000_000_000_000n }],
  ['no such currency', { currency: 'XXX' }],
  ['a category of three digits', { categoryCode: '581' }],
  ['a country of three letters', { country: 'DEU' }],
  ['an id that is no UUID', { payee: { kind: 'member', id: 'mei' } }],
])('%s is not written', (_, change) => {
  expect(() => writePaymentCode({ ...stallCode, ...change })).toThrow(RangeError)
})

/** The same code with other fields. */
function changed(change: Record<string, string>): string {
  const fields = new Map(readEmv(writePaymentCode({ ...stallCode, amount: 1250n })))
  fields.delete('00')
  for (const [id, value] of Object.entries(change)) fields.set(id, value)
  return writeEmv(fields)
}

test.each<[string, Record<string, string>]>([
  ['a fraction of a cent', { '54': '12.505' }],
  ['a comma', { '54': '12,50' }],
  ['a sign', { '54': '-12.50' }],
  ['an exponent', { '54': '1e3' }],
  ['nothing to pay', { '54': '0.00' }],
  ['digits of another script', { '54': '١٢' }],
  ['an unknown currency', { '53': '000' }],
  ['an amount without a currency', { '53': '999' }],
  ['another system', { '26': '0012D15600000000' }],
  ['an unknown sort of payee', { '26': '0014org.sampan.pay0123XAYkKXayWd0u8zrMCCZqAVw0204host' }],
  ['no host', { '26': '0014org.sampan.pay0123SAYkKXayWd0u8zrMCCZqAVw' }],
])('a code with %s is none that we pay', (_, change) => {
  const read = readPaymentCode(changed(change))
  expect(read).toMatchObject({ name: 'Harbour Noodles' })
  expect(read && isOurs(read)).toBe(false)
})

const payee = fc.record({ kind: fc.constantFrom('member', 'stall', 'order'), id: fc.uuid() })
const word = (lengthMax: number) =>
  fc
    .string({ unit: 'grapheme', maxLength: lengthMax })
    .filter((text) => text.isWellFormed() && text.length <= lengthMax)
const anyCode: fc.Arbitrary<PaymentCode> = fc
  .record({
    host: fc.webAuthority({ withPort: true }).filter((host) => host.length <= 50),
    payee,
    once: fc.boolean(),
    amount: fc.option(fc.bigInt({ min: 1n, max: 99_999_999_999n })),
    currency: fc.constantFrom(...currencies.keys()),
    categoryCode: fc.constantFrom('0000', '5814'),
    country: fc.constantFrom('DE', 'CN', 'ZZ'),
    name: word(25).filter((name) => name !== '' && name !== 'N/A'),
    city: word(15).filter((city) => city !== 'N/A'),
    language: fc.constant('en'),
    reference: word(25),
    note: word(40),
  })
  .filter(({ amount, currency }) => amount === null || amountFits(amount, currency))

test('what somebody wrote into a code by hand stays one line, and a reference short', () => {
  const words = (name: string, reference: string, note: string) =>
    readPaymentCode(
      changed({
        '59': name,
        '80': `0014org.sampan.pay01${String(reference.length).padStart(2, '0')}${reference}02${String(note.length).padStart(2, '0')}${note}`,
      }),
    )
  expect(words('Noodles\r\nPaid!', 'x'.repeat(40), 'a\u0000b')).toMatchObject({
    name: 'Noodles  Paid!',
    reference: 'x'.repeat(25),
    note: 'a b',
  })
})

test('a server is named in codes however long its name is', () => {
  expect(codeHostOf('https://pay.example:8443')).toBe('pay.example:8443')
  const long = codeHostOf(`https://${'messages.of.our.'.repeat(5)}example.org:8443`)
  expect(long).toMatch(/example\.org:8443$/)
  expect(readPaymentCode(writePaymentCode({ ...stallCode, host: long }))).toMatchObject({ host: long })
})

test('the most that is paid by code fits in every currency', () => {
  for (const currency of currencies.keys()) expect(amountFits(CODE_AMOUNT_MAX, currency), currency).toBe(true)
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      expect(readPaymentCode(writePaymentCode(code))).toEqual(code)
    }),
  )
})

test('no code makes reading throw', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('01', '26', '27', '53', '54', '59', '60', '62', '64', '80'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      ),
      (fields) => void readPaymentCode(writeEmv(new Map(Object.entries(fields)))),
    ),
  )
})
