import { describe, expect, it } from 'vitest'
import { boxAround, type Here, metresBetween, spotOf } from './spots.ts'

const venice: Here = { latitude: 45.43719, longitude: 12.33459 }

describe('metresBetween', () => {
  it.each([
    [venice, venice, 0],
    // A degree of latitude is 111.2 km; of longitude as much on the equator, half of it at 60 degrees.
    [{ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 }, 111_195],
    [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }, 111_195],
    [{ latitude: 60, longitude: 0 }, { latitude: 60, longitude: 1 }, 55_597],
    [{ latitude: 10, longitude: 179.99 }, { latitude: 10, longitude: -179.99 }, 2_190],
  ])('%j to %j: %i m', (a, b, metres) => {
    expect(Math.round(metresBetween(a, b))).toBeCloseTo(metres, -1)
  })
})

describe('boxAround', () => {
  const holds = (here: Here, there: Here) =>
    boxAround(here, 3_000).some(({ low, high }) => {
      const { x, y } = spotOf(there)
      return x >= low.x && x <= high.x && y >= low.y && y <= high.y
    })
  /** So many metres away, to the north and to the east. */
  const away = ({ latitude, longitude }: Here, north: number, east: number): Here => ({
    latitude: latitude + north / 111_195,
    longitude: longitude + east / (111_195 * Math.cos((latitude * Math.PI) / 180)),
  })

  it.each([0, 45, -60, 80, 89])('at %i degrees holds what is within, and little more', (latitude) => {
    const here = { latitude, longitude: 12 }
    for (const [north, east] of [
      [2_990, 0],
      [-2_990, 0],
      [0, 2_990],
      [0, -2_990],
    ] as const) {
      expect(holds(here, away(here, north, east))).toBe(true)
      expect(holds(here, away(here, north * 1.2, east * 1.2))).toBe(false)
    }
  })

  it('reaches over the date line', () => {
    expect(holds({ latitude: 10, longitude: 179.999 }, { latitude: 10, longitude: -179.999 })).toBe(true)
    expect(holds({ latitude: 10, longitude: -179.999 }, { latitude: 10, longitude: 179.999 })).toBe(true)
    expect(holds({ latitude: 10, longitude: 179.999 }, { latitude: 10, longitude: -170 })).toBe(false)
  })

  it('goes around the pole', () => {
    expect(holds({ latitude: 89.99, longitude: 0 }, { latitude: 89.995, longitude: 180 })).toBe(true)
    expect(boxAround({ latitude: 90, longitude: 0 }, 3_000).length).toBeGreaterThan(0)
  })
})
