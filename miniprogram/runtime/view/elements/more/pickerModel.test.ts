import { expect, test } from 'vitest'
import { type PickerOptions, pickerColumns, pickerIndices, type Regions } from './pickerModel.ts'

const options = (given: Partial<PickerOptions>): PickerOptions => ({
  mode: 'selector',
  range: [],
  rangeKey: '',
  start: '',
  end: '',
  fields: 'day',
  customItem: '',
  today: '2026-11-22',
  chinese: false,
  ...given,
})
const valueFor = (given: PickerOptions, value: unknown) =>
  pickerColumns(given, pickerIndices(given, value, null), null).value

test('objects are shown by their key, and the value is an index', () => {
  const one = options({ range: [{ name: 'One' }, { name: 'Two' }], rangeKey: 'name' })
  expect(pickerColumns(one, [1], null)).toMatchObject({ labels: [['One', 'Two']], indices: [1], value: '1' })
  expect(valueFor(one, 7)).toBe('1')
  expect(pickerColumns(options({ range: null }), [], null)).toMatchObject({ labels: [[]], value: '0' })
})

test('days of a month end where it ends, and where the program ends them', () => {
  const date = options({ mode: 'date', start: '2024-02-10', end: '2026-03-05' })
  expect(valueFor(date, '2024-02-29')).toBe('2024-02-29')
  const [years, months, days] = pickerColumns(date, pickerIndices(date, '2024-02-29', null), null).labels
  expect(years).toEqual(['2024', '2025', '2026'])
  expect(months?.[0]).toBe('02')
  expect([days?.[0], days?.at(-1)]).toEqual(['10', '29'])
  expect(pickerColumns(date, [2, 2, 30], null).value).toBe('2026-03-05')
  expect(valueFor(date, '2030-01-01')).toBe('2026-01-01')
  expect(valueFor(options({ mode: 'date', fields: 'month' }), '2026-07')).toBe('2026-07')
  expect(valueFor(options({ mode: 'date' }), '')).toBe('2026-11-22')
  expect(pickerColumns(options({ mode: 'date', chinese: true }), [0], null).labels[0]?.[0]).toBe('1900年')
})

test('times keep within their bounds', () => {
  const time = options({ mode: 'time', start: '09:30', end: '18:05' })
  expect(valueFor(time, '12:01')).toBe('12:01')
  expect(pickerColumns(time, [0, 0], null).value).toBe('09:30')
  expect(pickerColumns(time, [99, 99], null).value).toBe('18:05')
  expect(valueFor(options({ mode: 'time' }), '')).toBe('00:00')
})

test('a region is found by its names, and "all" ends the columns after it', () => {
  const regions: Regions = {
    province_list: { 110000: 'P', 120000: 'Q' },
    city_list: { 110100: 'C', 120100: 'D' },
    county_list: { 110101: 'X', 110102: 'Y', 120101: 'Z' },
  }
  const region = options({ mode: 'region', fields: 'region' })
  const indices = pickerIndices(region, ['P', 'C', 'Y'], regions)
  expect(pickerColumns(region, indices, regions)).toMatchObject({
    indices: [0, 0, 1],
    value: ['P', 'C', 'Y'],
    more: { code: ['110000', '110100', '110102'] },
  })
  const custom = options({ mode: 'region', fields: 'region', customItem: 'All' })
  expect(pickerColumns(custom, [1, 0, 0], regions)).toMatchObject({
    value: ['P', 'All', 'All'],
    more: { code: ['110000'] },
  })
})
