/**
 * How far a seeded test goes. The seed is fixed, so that a run tells of the code and not of luck; `SEED=… RUNS=…` go
 * further: RUNS multiplies how often each property is tried.
 */
export const seed = integerFrom('SEED', 20_260_301)
const factor = integerFrom('RUNS', 1)

/** What `fc.assert` takes. */
export const runs = (usual: number) => ({ seed, numRuns: usual * factor, endOnFailure: false })

/** Uniform in [0, 1), the same row for the same seed (mulberry32). */
export function seededRandom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of a list that has some, by chance. */
export function oneOf<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to choose from')
  return item
}

function integerFrom(name: string, usual: number): number {
  const text = process.env[name]
  if (text === undefined) return usual
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number, not "${text}"`)
  return Number(text)
}
