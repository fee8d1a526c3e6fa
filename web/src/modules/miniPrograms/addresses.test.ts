import { expect, test } from 'vitest'
import { addressLine, asProgramAddress, emptyAddress, problemsOf, readAddress } from './addresses.ts'

const home = {
  ...emptyAddress('1'),
  name: '林美',
  phone: '+49 40 123-456',
  city: 'Hamburg',
  street: 'Am Fluss 7',
  postcode: '20095',
}

test('an address needs who, a number, a city and a street; the rest may be left out', () => {
  expect([...problemsOf(home)]).toEqual([])
  expect([...problemsOf(emptyAddress('1')).keys()]).toEqual(['name', 'phone', 'city', 'street'])
  expect(problemsOf({ ...home, name: '  ' }).get('name')).toBe('missing')
  for (const phone of ['12', 'call me', '+49<script>', '1'.repeat(30)])
    expect(problemsOf({ ...home, phone }).get('phone')).toBe('noPhone')
})

test('programs get it in their words', () => {
  expect(asProgramAddress({ ...home, region: 'HH', district: 'Altstadt' })).toEqual({
    userName: '林美',
    telNumber: '+49 40 123-456',
    provinceName: 'HH',
    cityName: 'Hamburg',
    countyName: 'Altstadt',
    detailInfo: 'Am Fluss 7',
    postalCode: '20095',
    nationalCode: '',
  })
  expect(addressLine(home)).toBe('Am Fluss 7, Hamburg, 20095')
})

test('what is kept is read again, and what cannot be read is left out', () => {
  expect(readAddress('1', JSON.stringify(home))).toEqual(home)
  for (const text of ['', '{', 'null', '[]', '{"name":7}', '{}']) expect(readAddress('1', text)).toBeUndefined()
})
