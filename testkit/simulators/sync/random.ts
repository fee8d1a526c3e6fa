/** Chance that can be repeated: the same seed gives the same run. */
export interface Dice {
  /** Uniform in [0, 1). */
  roll(): number
  /** An integer from `min` to `max`, both included. */
  between(min: number, max: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item | undefined
  /** A UUIDv7 whose time is `atMs`. */
  id(atMs: number): string
  /** Other dice that do not disturb these. */
  fork(): Dice
}

/** mulberry32: small, fast, good enough to shuffle a world. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const hex = (length: number) => Array.from({ length }, () => Math.floor(roll() * 16).toString(16)).join('')
  return {
    roll,
    between: (min, max) => min + Math.floor(roll() * (max - min + 1)),
    chance: (probability) => roll() < probability,
    pick: (items) => items[Math.floor(roll() * items.length)],
    id(atMs) {
      const time = Math.floor(atMs).toString(16).padStart(12, '0')
      const variant = '89ab'[Math.floor(roll() * 4)]
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`
    },
    fork: () => createDice(Math.floor(roll() * 4_294_967_296)),
  }
}
