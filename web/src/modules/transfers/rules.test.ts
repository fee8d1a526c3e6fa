import { describe, expect, test } from 'vitest'
import { equalShare, sumOf } from './rules.ts'

describe('equalShare', () => {
  test.each([
    ['900', 3, { amount: '300', uneven: false }],
    ['1000', 3, { amount: '333', uneven: true }],
    ['3', 3, { amount: '1', uneven: false }],
    ['2', 3, null],
    ['900', 0, null],
    ['999999999999999999', 50, { amount: '19999999999999999', uneven: true }],
  ])('%s among %i', (total, count, expected) => {
    expect(equalShare(total, count)).toEqual(expected)
  })
})

test('sums of amounts are exact', () => {
  expect(sumOf([])).toBe('0')
  expect(sumOf(['999999999999999999', '1'])).toBe('1000000000000000000')
})
