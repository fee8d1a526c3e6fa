import { expect, test } from 'vitest'
import { dragEnd, dragOf, fitZoom, scaleAbout, whole } from './zoom.ts'

const frame = { width: 400, height: 800 }
const shown = { width: 400, height: 300 }

test('a picture that fits does not move', () => {
  expect(fitZoom(frame, shown, { scale: 1, x: 90, y: -90 })).toEqual(whole)
})

test('a larger one moves as far as its edges', () => {
  expect(fitZoom(frame, shown, { scale: 2, x: 900, y: 900 })).toEqual({ scale: 2, x: 200, y: 0 })
  expect(fitZoom(frame, shown, { scale: 99, x: 0, y: 0 }).scale).toBe(6)
})

test('the point under the finger stays', () => {
  expect(scaleAbout(whole, 2, { x: 100, y: 50 })).toEqual({ scale: 2, x: -100, y: -50 })
  expect(scaleAbout({ scale: 2, x: -100, y: -50 }, 1, { x: 100, y: 50 })).toEqual({ scale: 1, x: 0, y: 0 })
})

test.each([
  ['to the side where there is another', { x: 90, y: 20 }, { x: 90, y: 0 }],
  ['to the side where there is none', { x: -90, y: 20 }, { x: -30, y: 0 }],
  ['up or down', { x: 20, y: 90 }, { x: 0, y: 90 }],
])('a picture that fits goes with the finger: %s', (_name, moved, drag) => {
  expect(dragOf(moved, { previous: true, next: false })).toEqual(drag)
})

test.each([
  [{ x: 61, y: 0 }, 'previous'],
  [{ x: -61, y: 9 }, 'next'],
  [{ x: 9, y: 61 }, 'close'],
  [{ x: 0, y: -61 }, 'close'],
  [{ x: 60, y: 60 }, 'stay'],
] as const)('let go at %j it is to %s', (moved, end) => expect(dragEnd(moved)).toBe(end))
