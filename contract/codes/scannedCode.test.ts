import fc from 'fast-check'
import { expect, test } from 'vitest'
import { payCodeOf } from './payCode.ts'
import { type PaymentCode, writePaymentCode } from './paymentCode.ts'
import { recogniseCode, type ScannedCode } from './scannedCode.ts'

const origin = 'https://sampan.example'
const contact = 'Xk3_9ZqLm2Rt7Wab'
const shown = payCodeOf(42n)
const paymentCode: PaymentCode = {
  host: 'sampan.example',
  payee: { kind: 'member', id: '01890a5d-ac96-774b-bcce-b302099a8057' },
  once: false,
  amount: 1250n,
  currency: 'EUR',
  categoryCode: '0000',
  country: 'DE',
  name: 'Mei',
  city: '',
  language: 'en',
  reference: '',
  note: '',
}
const foreign =
  '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT' +
  '6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A6008667' +
  '0902ME91320016A0112233449988770708123456786304A13A'

test.each<[string, string, ScannedCode['kind']]>([
  ['a contact link', `${origin}/add/${contact}`, 'person'],
  ['a mini program', `${origin}/mini-programs/0190a000-0000-7000-8000-000000000001?preview=1`, 'program'],
  [
    'a mini program of another server',
    'https://elsewhere.example/mini-programs/0190a000-0000-7000-8000-000000000001',
    'link',
  ],
  ['the same with a slash and spaces', ` ${origin}/add/${contact}/\n`, 'person'],
  ['a contact link of another server', `https://other.example/add/${contact}`, 'link'],
  ['one without encryption', `http://sampan.example/add/${contact}`, 'link'],
  ['one with a longer code', `${origin}/add/${contact}x`, 'link'],
  ['another page of ours', `${origin}/wallet/${contact}`, 'link'],
  ['a host that pretends', `https://sampan.example@evil.example/add/${contact}`, 'link'],
  ['ours with a name before it', `https://mei@sampan.example/add/${contact}`, 'link'],
  ['our payment code', writePaymentCode(paymentCode), 'payment'],
  ['a payment code of another server', writePaymentCode({ ...paymentCode, host: 'other.example' }), 'foreignPayment'],
  [
    'a payment code of another port',
    writePaymentCode({ ...paymentCode, host: 'sampan.example:8443' }),
    'foreignPayment',
  ],
  ['a payment code of another system', foreign, 'foreignPayment'],
  ['a damaged payment code', foreign.replace('23.72', '13.72'), 'text'],
  ['a shown code', shown, 'payCode'],
  ['a shown code in groups', shown.replace(/(\d{6})(?=\d)/g, '$1 '), 'payCode'],
  ['18 other digits', '123456789012345678', 'text'],
  ['a script', 'javascript:alert(1)', 'text'],
  ['data', 'data:text/html,hello', 'text'],
  ['half an address', 'https://', 'text'],
  ['a wireless network', 'WIFI:T:WPA;S:harbour;P:secret;;', 'text'],
  ['a bare contact code', contact, 'text'],
  ['nothing', '', 'text'],
])('%s', (_, text, kind) => {
  expect(recogniseCode(text, { origin }).kind).toBe(kind)
})

test('what it holds comes along', () => {
  const text = writePaymentCode(paymentCode)
  expect(recogniseCode(`${origin}/add/${contact}`, { origin })).toEqual({ kind: 'person', code: contact })
  expect(recogniseCode(text, { origin })).toEqual({ kind: 'payment', code: paymentCode, text })
  expect(recogniseCode(foreign, { origin })).toEqual({
    kind: 'foreignPayment',
    code: { host: null, name: '最佳运输', city: '北京', amount: '23.72', currency: 'CNY' },
    text: foreign,
  })
  expect(recogniseCode(text, { origin: 'https://other.example' })).toEqual({
    kind: 'foreignPayment',
    code: { host: 'sampan.example', name: 'Mei', city: '', amount: '12.50', currency: 'EUR' },
    text,
  })
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string()), fc.webUrl(), (text, place) => {
      recogniseCode(text, { origin: place })
    }),
  )
})
