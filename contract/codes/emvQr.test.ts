import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksumOf, readEmv, readFields, writeEmv, writeFields } from './emvQr.ts'

/** The example in the specification, with a name in Chinese beside the Latin one. */
const example =
  '00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN5914BEST TRANSPORT' +
  '6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708A6008667' +
  '0902ME91320016A0112233449988770708123456786304A13A'

test('the example of the specification is read', () => {
  const fields = readEmv(example)
  expect(fields?.get('54')).toBe('23.72')
  expect(fields?.get('59')).toBe('BEST TRANSPORT')
  expect(readFields(fields?.get('64') ?? '')).toEqual(
    new Map([
      ['00', 'ZH'],
      ['01', '最佳运输'],
      ['02', '北京'],
    ]),
  )
})

test.each([
  ['123456789', '29B1'],
  ['', 'FFFF'],
])('the checksum of "%s" is %s', (text, checksum) => {
  expect(checksumOf(text)).toBe(checksum)
})

test.each([
  ['nothing', ''],
  ['another text', 'https://sampan.example/add/Xk3_9ZqLm2Rt7Wab'],
  ['a changed character', example.replace('23.72', '13.72')],
  ['a missing end', example.slice(0, -1)],
  ['no checksum', example.slice(0, -8)],
  ['the beginning alone', '000201'],
])('%s is no code', (_, text) => {
  expect(readEmv(text)).toBeUndefined()
})

test.each([
  ['a value that is cut off', '0003ab'],
  ['a head that is cut off', '000'],
  ['letters as length', '00aaxx'],
  ['no value', '0000'],
  ['a field twice', '0001a0001b'],
])('%s is refused', (_, text) => {
  expect(readFields(text)).toBeUndefined()
})

test('too much does not fit into a field', () => {
  expect(() => writeFields(new Map([['26', 'x'.repeat(100)]]))).toThrow(RangeError)
  expect(() => writeFields(new Map([['26', '']]))).toThrow(RangeError)
})

const id = fc.integer({ min: 1, max: 62 }).map((number) => String(number).padStart(2, '0'))
const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).filter((text) => text.isWellFormed())

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(id, value), { selector: ([one]) => one, maxLength: 8 }), (entries) => {
      const read = readEmv(writeEmv(new Map(entries)))
      expect(read).toEqual(new Map([['00', '01'], ...entries]))
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readFields(text)
      readEmv(`000201${text}`)
      const body = `000201${text}6304`
      readEmv(body + checksumOf(body))
    }),
  )
})
