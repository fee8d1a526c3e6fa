import { expect, test } from 'vitest'
import { formatsFor } from './formats.ts'
import type { AppLanguage } from './language.ts'

const now = new Date(2025, 10, 21, 9, 41)
const at = (day: number, hour = 9, minute = 5, month = 10, year = 2025) => new Date(year, month, day, hour, minute)

test.each<[AppLanguage, string, string, string]>([
  ['en', '9:05', 'Yesterday', 'Tue'],
  ['zh', '9:05', '昨天', '周二'],
  ['ar', '٩:٠٥', 'أمس', 'الثلاثاء'],
  ['ru', '9:05', 'Вчера', 'Вт'],
  ['it', '9:05', 'Ieri', 'Mar'],
  ['de', '9:05', 'Gestern', 'Di'],
])('%s writes a moment as %s, %s and %s', (language, today, yesterday, tuesday) => {
  const formats = formatsFor(language)
  expect(formats.moment(at(21), now)).toBe(today)
  expect(formats.moment(at(20, 23, 59), now)).toBe(yesterday)
  expect(formats.moment(at(18), now).replace('.', '')).toBe(tuesday)
})

test('midnight keeps its nought', () => {
  expect(formatsFor('en').time(at(21, 0, 7))).toMatch(/^0?0:07$/)
})

test('older moments are dates', () => {
  expect(formatsFor('en').moment(at(3), now)).toBe('Nov 3')
  expect(formatsFor('de').moment(at(3, 9, 5, 4, 2023), now)).toBe('3.5.23')
})

test('days between messages', () => {
  expect(formatsFor('de').day(at(21), now)).toBe('Heute')
  expect(formatsFor('it').day(at(17), now)).toBe('Lunedì 17 novembre')
})

test('durations and sizes', () => {
  expect(formatsFor('en').duration(14_200)).toBe('0:14')
  expect(formatsFor('ar').duration(65_000)).toBe('١:٠٥')
  expect(formatsFor('en').size(1_400_000)).toBe('1.4 MB')
  expect(formatsFor('en').size(999)).toBe('999 bytes')
  expect(formatsFor('en').distance(3)).toBe('10 m')
  expect(formatsFor('en').distance(124)).toBe('120 m')
  expect(formatsFor('de').distance(1_440)).toBe('1,4 km')
})
