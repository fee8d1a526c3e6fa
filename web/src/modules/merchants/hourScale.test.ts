import { expect, test } from 'vitest'
import { scaleFor } from './hourScale.ts'

test.each([
  [0n, 2n],
  [1n, 2n],
  [3n, 4n],
  [5n, 6n],
  [7n, 10n],
  [11n, 20n],
  [4900n, 6000n],
  [6000n, 6000n],
  [6001n, 10_000n],
  [999_999_999_999n, 1_000_000_000_000n],
])('the most being %s, the axis ends with %s', (most, top) => {
  expect(scaleFor(most)).toEqual({ top, half: top / 2n })
})
