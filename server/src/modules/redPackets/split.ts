/** How a total becomes shares. Randomness is passed in, of a kind that nobody can foresee; amounts are integer minor units. */
import type { Random } from '../accounts/index.ts'

const WORD = 1n << 64n

/** Uniform in [0, below). Words that would favour small numbers are thrown away, so no number is likelier. */
export function uniform(random: Random, below: bigint): bigint {
  if (below < 1n || below > WORD) throw new RangeError(`Nothing can be drawn below ${below}`)
  const fair = WORD - (WORD % below)
  for (;;) {
    const bytes = random(8)
    const word = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0)
    if (word < fair) return word % below
  }
}

/** Fisher–Yates: every order is equally likely. Returns a new array. */
export function shuffle<Item>(random: Random, items: readonly Item[]): Item[] {
  const shuffled: Item[] = []
  // Inside out: the next item goes to a random place among those laid so far, and what stood there goes to the end.
  for (const [index, item] of items.entries()) {
    const place = Number(uniform(random, BigInt(index + 1)))
    const moved = shuffled[place]
    if (moved === undefined || place === index) shuffled.push(item)
    else {
      shuffled.push(moved)
      shuffled[place] = item
    }
  }
  return shuffled
}

function check(total: bigint, count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`${count} shares`)
  if (total < BigInt(count)) throw new RangeError(`${total} is too little for ${count} shares of at least 1`)
}

/** Shares that differ by at most one minor unit; chance says who gets the larger ones. */
export function splitEqual(random: Random, total: bigint, count: number): bigint[] {
  check(total, count)
  const parts = BigInt(count)
  const shares = Array.from({ length: count }, (_, index) => total / parts + (BigInt(index) < total % parts ? 1n : 0n))
  return shuffle(random, shares)
}

/**
 * "Double average": each share is uniform between 1 and twice the average of what is left, less one; the last takes the
 * rest. So the sum is exact, each share is at least 1, and each has the same mean. Later ones vary more, which the
 * shuffling makes fair.
 */
export function splitLucky(random: Random, total: bigint, count: number): bigint[] {
  check(total, count)
  const shares: bigint[] = []
  let left = total
  for (let open = BigInt(count); open > 1n; open -= 1n) {
    const largest = (2n * left) / open - 1n
    const share = 1n + uniform(random, largest)
    shares.push(share)
    left -= share
  }
  shares.push(left)
  return shuffle(random, shares)
}
