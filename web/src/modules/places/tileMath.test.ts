import { describe, expect, it } from 'vitest'
import { metresApart, tilesAround } from './tileMath.ts'

describe('tilesAround', () => {
  it('covers the picture, with the spot in its middle', () => {
    // 0, 0 is the corner of four tiles.
    expect(tilesAround({ latitude: 0, longitude: 0 }, 3, 200, 100)).toEqual([
      { z: 3, x: 3, y: 3, left: -156, top: -206 },
      { z: 3, x: 4, y: 3, left: 100, top: -206 },
      { z: 3, x: 3, y: 4, left: -156, top: 50 },
      { z: 3, x: 4, y: 4, left: 100, top: 50 },
    ])
  })

  it('finds the tile of a city', () => {
    const tiles = tilesAround({ latitude: 45.43719, longitude: 12.33459 }, 15, 2, 2)
    expect(tiles.map(({ x, y }) => [x, y])).toEqual([[17506, 11730]])
  })

  it('goes on around the date line, and ends at the poles', () => {
    expect(tilesAround({ latitude: 0, longitude: 180 }, 2, 100, 10).map(({ x }) => x)).toEqual([3, 0, 3, 0])
    const atThePole = tilesAround({ latitude: 90, longitude: 0 }, 1, 100, 100)
    expect(atThePole.every(({ y }) => y === 0)).toBe(true)
  })
})

it('tells a step from a walk', () => {
  expect(metresApart({ latitude: 60, longitude: 10 }, { latitude: 60, longitude: 10.001 })).toBeCloseTo(55.6, 0)
})
