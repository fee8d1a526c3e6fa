import { expect, test } from 'vitest'
import { median, quantile, rounded, spread } from './statistics.ts'

test.each<[number[], number]>([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (samples, expected) => {
  expect(median(samples)).toBe(expected)
})

test('quantiles lie between ranks', () => {
  const sorted = Array.from({ length: 101 }, (_, index) => index)
  expect(quantile(sorted, 0.99)).toBe(99)
  expect(quantile([0, 10], 0.25)).toBe(2.5)
  expect(quantile(Float64Array.of(1, 2), 1)).toBe(2)
})

test('nothing has no median', () => {
  expect(() => median([])).toThrow(RangeError)
})

test('spread is told in parts of the median', () => {
  expect(spread([90, 100, 120])).toBeCloseTo(0.3)
  expect(spread([0, 0])).toBe(0)
})

test('figures have four digits', () => {
  expect([rounded(12345.678), rounded(0.0123456), rounded(7)]).toEqual([12350, 0.01235, 7])
})
