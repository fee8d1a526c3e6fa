import { describe, expect, test } from 'vitest'
import { createFloodGate } from './flood.ts'
import { measure } from './measure.ts'

/** How many small messages pass before the first that does not. */
function passed(takes: (message: unknown) => boolean, most: number): number {
  for (let count = 0; count < most; count += 1) if (!takes({ kind: 'tell' })) return count
  return most
}

describe('what a program says to the window', () => {
  test('may come in a burst, and then evenly', () => {
    let now = 0
    const { takes } = createFloodGate(() => now)
    expect(passed(takes, 30_000)).toBe(10_000)
    now += 1_000
    expect(passed(takes, 30_000)).toBeLessThanOrEqual(500)
    const patient = createFloodGate(() => now)
    for (let second = 0; second < 60; second += 1) {
      now += 1_000
      expect(passed(patient.takes, 500)).toBe(500)
    }
  })

  test('is no message that is larger than any file', () => {
    const { takes } = createFloodGate(() => 0)
    expect(takes({ blob: new ArrayBuffer(30_000_000) })).toBe(true)
    expect(takes({ text: 'x'.repeat(40_000_000) })).toBe(false)
  })

  test('is no list of four billion holes, which would be walked for minutes', () => {
    const holes: unknown[] = []
    holes.length = 4_294_967_295
    const begun = performance.now()
    expect(createFloodGate(() => 0).takes({ kind: 'load', scripts: holes })).toBe(false)
    expect(measure({ args: holes }, 1_000)).toBeGreaterThan(1_000)
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(measure({ args: [1, 2, 3] }, 1_000)).toBe(48)
  })
})
