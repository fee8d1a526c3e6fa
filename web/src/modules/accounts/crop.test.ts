import { expect, test } from 'vitest'
import { fitCrop, wholeCrop, zoomOf, zoomTo } from './crop.ts'

const wide = { width: 1200, height: 600 }

test('begins with the largest square in the middle', () => {
  expect(wholeCrop(wide)).toEqual({ x: 600, y: 300, side: 600 })
})

test.each([
  // asked for, kept on the picture
  [
    { x: 0, y: 0, side: 600 },
    { x: 300, y: 300, side: 600 },
  ],
  [
    { x: 2000, y: 300, side: 600 },
    { x: 900, y: 300, side: 600 },
  ],
  [
    { x: 600, y: 300, side: 5000 },
    { x: 600, y: 300, side: 600 },
  ],
  [
    { x: 600, y: 300, side: 1 },
    { x: 600, y: 300, side: 120 },
  ],
])('%j becomes %j', (asked, kept) => {
  expect(fitCrop(wide, asked)).toEqual(kept)
})

test('zooming keeps the centre while it can', () => {
  const near = zoomTo(wide, { x: 1000, y: 300, side: 200 }, 2)
  expect(near).toEqual({ x: 1000, y: 300, side: 300 })
  expect(zoomOf(wide, near)).toBe(2)
  expect(zoomTo(wide, near, 1)).toEqual({ x: 900, y: 300, side: 600 })
})
