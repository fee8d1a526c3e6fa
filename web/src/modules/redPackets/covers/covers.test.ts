import { RedPacketCover } from '@sampan/contract'
import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { presetsOn } from '../presets.ts'
import { coverOf } from './index.ts'

/** WCAG 2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test.each(presetsOn('2026-07-15').map(({ cover }) => [cover]))(
  '%s carries white text, and goes over the wire',
  (name) => {
    const { field, deep } = coverOf(name)
    for (const colour of [field, deep]) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(4.5)
    expect(Value.Check(RedPacketCover, name)).toBe(true)
  },
)

test('one that is not known is plain', () => {
  expect(coverOf('from-the-future')).toBe(coverOf('plain'))
  expect(coverOf('toString')).toBe(coverOf('plain'))
})
