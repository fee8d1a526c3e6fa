import { expect, test } from 'vitest'
import { formatsOf, nameOfFormat } from './codeFormats.ts'

test('programs ask for kinds of codes, and hear which it was', () => {
  expect(formatsOf(['qrCode'])).toEqual(['qr_code'])
  expect(formatsOf(['datamatrix', 'pdf417', 'qrCode', 'qrCode'])).toEqual(['data_matrix', 'pdf417', 'qr_code'])
  expect(formatsOf(['barCode'])).toContain('ean_13')
  expect(formatsOf([])).toEqual(formatsOf(['qrCode', 'barCode']))
  expect(formatsOf(['constructor', 'somethingNew'])).toEqual(formatsOf([]))
  expect(nameOfFormat('ean_13')).toBe('EAN_13')
  expect(nameOfFormat('pdf417')).toBe('PDF_417')
})
