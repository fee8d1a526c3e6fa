import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Random } from '../accounts/index.ts'
import { shuffle, splitEqual, splitLucky, uniform } from './split.ts'

/** The same bytes for the same seed: SHA-256 of a counter. */
function seeded(seed: string): Random {
  let buffer = Buffer.alloc(0)
  let block = 0
  return (bytes) => {
    while (buffer.length < bytes) {
      buffer = Buffer.concat([buffer, createHash('sha256').update(`${seed} ${block}`).digest()])
      block += 1
    }
    const drawn = buffer.subarray(0, bytes)
    buffer = buffer.subarray(bytes)
    return drawn
  }
}

const sum = (shares: readonly bigint[]) => shares.reduce((total, share) => total + share, 0n)
const packets = fc
  .integer({ min: 1, max: 100 })
  .chain((count) =>
    fc.record({ count: fc.constant(count), total: fc.bigInt({ min: BigInt(count), max: 10n ** 18n - 1n }) }),
  )

describe('splitEqual', () => {
  test.each([
    ['divides', 600n, 3, [200n, 200n, 200n]],
    ['one unit each', 5n, 5, [1n, 1n, 1n, 1n, 1n]],
    ['a unit is left over', 1_000n, 3, [333n, 333n, 334n]],
    ['two units are left over', 8n, 3, [2n, 3n, 3n]],
    ['one share', 888n, 1, [888n]],
  ])('%s', (_name, total, count, shares) => {
    const split = splitEqual(randomBytes, total, count)
    expect(split.toSorted((a, b) => Number(a - b))).toEqual(shares)
  })

  test('sums are exact, and shares differ by one unit at most', () => {
    fc.assert(
      fc.property(packets, fc.string(), ({ total, count }, seed) => {
        const shares = splitEqual(seeded(seed), total, count)
        expect(shares).toHaveLength(count)
        expect(sum(shares)).toBe(total)
        for (const share of shares) expect([total / BigInt(count), total / BigInt(count) + 1n]).toContain(share)
      }),
    )
  })
})

describe('splitLucky', () => {
  test.each([
    ['one share takes all', 888n, 1, [888n]],
    ['one unit each leaves nothing to chance', 7n, 7, [1n, 1n, 1n, 1n, 1n, 1n, 1n]],
  ])('%s', (_name, total, count, shares) => {
    expect(splitLucky(randomBytes, total, count)).toEqual(shares)
  })

  test('sums are exact, and every share is at least one unit', () => {
    fc.assert(
      fc.property(packets, fc.string(), ({ total, count }, seed) => {
        const shares = splitLucky(seeded(seed), total, count)
        expect(shares).toHaveLength(count)
        expect(sum(shares)).toBe(total)
        expect(shares.every((share) => share >= 1n)).toBe(true)
      }),
    )
  })

  test('whoever comes first or last can expect the same, and chances are alike', () => {
    const [runs, count, total] = [20_000, 8, 8_000n]
    const random = seeded('fair to all')
    const sums = new Array<number>(count).fill(0)
    const squares = new Array<number>(count).fill(0)
    const luckiest = new Array<number>(count).fill(0)
    for (let run = 0; run < runs; run += 1) {
      const shares = splitLucky(random, total, count).map(Number)
      const best = Math.max(...shares)
      for (const [place, share] of shares.entries()) {
        sums[place] = (sums[place] ?? 0) + share
        squares[place] = (squares[place] ?? 0) + share * share
        if (share === best) luckiest[place] = (luckiest[place] ?? 0) + 1
      }
    }
    const mean = Number(total) / count
    const deviations = sums.map((each, place) => Math.sqrt((squares[place] ?? 0) / runs - (each / runs) ** 2))
    for (const each of sums) expect(Math.abs(each / runs / mean - 1)).toBeLessThan(0.02)
    for (const deviation of deviations) expect(Math.abs(deviation / (deviations[0] ?? 1) - 1)).toBeLessThan(0.03)
    for (const each of luckiest) expect(Math.abs((each * count) / runs - 1)).toBeLessThan(0.06)
  })
})

describe('uniform', () => {
  test.each([
    ['words in range count', [5n], 10n, 5n],
    ['they wrap around', [23n], 10n, 3n],
    ['the last words would favour small numbers, and are drawn again', [2n ** 64n - 1n, 7n], 10n, 7n],
    ['a power of two wastes none', [2n ** 64n - 1n], 16n, 15n],
    ['below one there is only nothing', [99n], 1n, 0n],
  ])('%s', (_name, words, below, drawn) => {
    const left = [...words]
    const random: Random = () => {
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64BE(left.shift() ?? 0n)
      return bytes
    }
    expect(uniform(random, below)).toBe(drawn)
    expect(left).toEqual([])
  })

  test('nothing can be drawn below nothing', () => {
    expect(() => uniform(randomBytes, 0n)).toThrow(RangeError)
  })
})

test('every order comes equally often', () => {
  const random = seeded('all orders')
  const seen = new Map<string, number>()
  for (let run = 0; run < 24_000; run += 1) {
    const order = shuffle(random, ['a', 'b', 'c', 'd']).join('')
    seen.set(order, (seen.get(order) ?? 0) + 1)
  }
  expect(seen.size).toBe(24)
  for (const times of seen.values()) expect(Math.abs(times / 1_000 - 1)).toBeLessThan(0.12)
})
