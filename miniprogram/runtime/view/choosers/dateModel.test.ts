import { describe, expect, test } from 'vitest'
import { type DateOptions, dateOf, dateWheels, knownFormat, readDate, turnedTo } from './dateModel.ts'

const options = (change: Partial<DateOptions> = {}): DateOptions => ({
  format: 'yyyy-MM-dd',
  start: '',
  end: '',
  chinese: false,
  ...change,
})

describe('wheels of dates', () => {
  test.each([
    ['yyyy-MM-dd', [2026, 11, 22], '2026-11-22'],
    ['yyyy', [2026], '2026'],
    ['yyyy-MM', [2026, 3], '2026-03'],
    ['HH:mm', [7, 5], '07:05'],
    ['HH:mm:ss', [7, 5, 9], '07:05:09'],
    ['yyyy-MM-dd HH:mm', [2026, 1, 2, 3, 4], '2026-01-02 03:04'],
    ['yyyy-MM-dd HH:mm:ss', [2026, 1, 2, 3, 4, 5], '2026-01-02 03:04:05'],
  ])('%s', (format, values, date) => {
    const wheels = dateWheels(options({ format }), values)
    expect(wheels.date).toBe(date)
    expect(wheels.values).toEqual(values)
    expect(wheels.labels.map((column, at) => Number(column[wheels.indices[at] ?? -1]))).toEqual(values)
  })

  test('a month has as many days as it has', () => {
    const days = (year: number, month: number) => dateWheels(options(), [year, month, 31]).labels[2]?.length
    expect([days(2026, 2), days(2028, 2), days(2026, 4), days(2026, 12)]).toEqual([28, 29, 30, 31])
    expect(dateWheels(options(), [2026, 2, 31]).date).toBe('2026-02-28')
  })

  test('bounds hold where the wheels before stand at them, and only there', () => {
    const bounded = options({ start: '2026-11-9', end: '2027-02-03' })
    expect(dateWheels(bounded, [2026, 11, 1]).date).toBe('2026-11-09')
    expect(dateWheels(bounded, [2026, 12, 1]).date).toBe('2026-12-01')
    expect(dateWheels(bounded, [2027, 11, 30]).date).toBe('2027-02-03')
    expect(dateWheels(bounded, [2027, 1, 30]).date).toBe('2027-01-30')
    expect(dateWheels(bounded, [1990, 1, 1]).date).toBe('2026-11-09')
    expect(dateWheels(bounded, [2026, 11, 9]).labels.map((column) => column.length)).toEqual([2, 2, 22])
  })

  test('what a bound leaves out is the whole of it', () => {
    const bounded = options({ format: 'yyyy-MM-dd HH:mm', start: '2026-01-02', end: '2026-01-02' })
    expect(dateWheels(bounded, [2026, 1, 2, 23, 59]).date).toBe('2026-01-02 23:59')
  })

  test('an end before the start leaves the start', () => {
    expect(dateWheels(options({ start: '2026-05-05', end: '2020-01-01' }), [2026, 7, 7]).date).toMatch(/^2026-/)
  })

  test('a turned wheel keeps the others, as far as the month goes', () => {
    const before = dateWheels(options({ start: '2020-01-01' }), [2024, 1, 31])
    const after = dateWheels(options({ start: '2020-01-01' }), turnedTo(before, 1, 1))
    expect(after.date).toBe('2024-02-29')
    expect(dateWheels(options({ start: '2020-01-01' }), turnedTo(after, 0, 0)).date).toBe('2020-02-29')
  })

  test('Chinese says what each number is', () => {
    const wheels = dateWheels(options({ chinese: true }), [2026, 11, 22])
    expect(wheels.labels.map((column, at) => column[wheels.indices[at] ?? -1])).toEqual(['2026年', '11月', '22日'])
  })
})

test('formats that say nothing are those of a day', () => {
  expect(['', 'nonsense', 'HH:mm'].map(knownFormat)).toEqual(['yyyy-MM-dd', 'yyyy-MM-dd', 'HH:mm'])
  expect(dateOf('HH:mm', new Date(2026, 10, 22, 9, 58))).toEqual([9, 58])
  expect(readDate('2016-10-9')).toEqual([2016, 10, 9])
  expect(readDate('never')).toEqual([])
})
