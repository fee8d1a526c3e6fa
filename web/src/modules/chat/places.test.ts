import { describe, expect, it } from 'vitest'
import { degrees, placeTitle } from './places.ts'

describe('degrees', () => {
  it.each([
    ['45.43719', 90, '45.437190'],
    ['45,43719', 90, '45.437190'],
    [' -179.9999999 ', 180, '-180.000000'],
    ['-0.0000001', 90, '0.000000'],
    ['90.1', 90, undefined],
    ['181', 180, undefined],
    ['', 90, undefined],
    ['north', 90, undefined],
  ] as const)('%s of %i → %s', (text, max, expected) => {
    expect(degrees(text, max)).toBe(expected)
  })
})

it('is called by its name, else by its address', () => {
  expect(placeTitle({ name: 'Rialto', address: 'Venice' })).toBe('Rialto')
  expect(placeTitle({ name: '', address: 'Venice' })).toBe('Venice')
})
