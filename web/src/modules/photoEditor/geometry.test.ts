import { describe, expect, test } from 'vitest'
import {
  cropTo,
  exportSize,
  fitScale,
  flipSideways,
  type Handle,
  inverse,
  moveCrop,
  type Point,
  type Pose,
  poseMatrix,
  pullCrop,
  type Rect,
  transform,
  turnClockwise,
  turnedSize,
} from './geometry.ts'

const size = { width: 400, height: 300 }
const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height })

describe('where the upper left corner and a point of the picture come to lie', () => {
  const cases: readonly [Pose, Point, Point][] = [
    [
      { turn: 0, flip: false },
      { x: 0, y: 0 },
      { x: 10, y: 20 },
    ],
    [
      { turn: 1, flip: false },
      { x: 300, y: 0 },
      { x: 280, y: 10 },
    ],
    [
      { turn: 2, flip: false },
      { x: 400, y: 300 },
      { x: 390, y: 280 },
    ],
    [
      { turn: 3, flip: false },
      { x: 0, y: 400 },
      { x: 20, y: 390 },
    ],
    [
      { turn: 0, flip: true },
      { x: 400, y: 0 },
      { x: 390, y: 20 },
    ],
    [
      { turn: 1, flip: true },
      { x: 300, y: 400 },
      { x: 280, y: 390 },
    ],
    [
      { turn: 2, flip: true },
      { x: 0, y: 300 },
      { x: 10, y: 280 },
    ],
    [
      { turn: 3, flip: true },
      { x: 0, y: 0 },
      { x: 20, y: 10 },
    ],
  ]
  test.each(cases)('%o', (pose, corner, point) => {
    const matrix = poseMatrix(size, pose)
    expect(transform(matrix, { x: 0, y: 0 })).toEqual(corner)
    expect(transform(matrix, { x: 10, y: 20 })).toEqual(point)
    const back = transform(inverse(matrix), point)
    expect(back.x).toBeCloseTo(10)
    expect(back.y).toBeCloseTo(20)
  })
})

test('four turns and two flips are nothing, and the crop keeps to the same pixels', () => {
  const crop = rect(10, 20, 100, 50)
  let now: { pose: Pose; crop: Rect } = { pose: { turn: 0, flip: false }, crop }
  for (let turn = 0; turn < 4; turn += 1) now = turnClockwise(turnedSize(size, now.pose), now.pose, now.crop)
  expect(now).toEqual({ pose: { turn: 0, flip: false }, crop })
  for (let flip = 0; flip < 2; flip += 1) now = flipSideways(turnedSize(size, now.pose), now.pose, now.crop)
  expect(now).toEqual({ pose: { turn: 0, flip: false }, crop })
})

test.each<Pose>([
  { turn: 0, flip: false },
  { turn: 1, flip: false },
  { turn: 2, flip: true },
  { turn: 3, flip: true },
])('turning and flipping from %o carries a corner of the crop along', (pose) => {
  const source = { x: 33, y: 44 }
  const before = transform(poseMatrix(size, pose), source)
  const crop = rect(before.x, before.y, 20, 30)
  const turned = turnClockwise(turnedSize(size, pose), pose, crop)
  const after = transform(poseMatrix(size, turned.pose), source)
  expect(after).toEqual({ x: turned.crop.x + turned.crop.width, y: turned.crop.y })
  const flipped = flipSideways(turnedSize(size, pose), pose, crop)
  const mirrored = transform(poseMatrix(size, flipped.pose), source)
  expect(mirrored).toEqual({ x: flipped.crop.x + flipped.crop.width, y: flipped.crop.y })
})

describe('pulling at a crop of 100 × 100 at 100, 100', () => {
  const crop = rect(100, 100, 100, 100)
  const cases: readonly [string, Handle, Point, number | undefined, Rect][] = [
    ['a side', 'e', { x: 50, y: 9 }, undefined, rect(100, 100, 150, 100)],
    ['a corner', 'nw', { x: -20, y: 10 }, undefined, rect(80, 110, 120, 90)],
    ['beyond the edge', 'se', { x: 999, y: 999 }, undefined, rect(100, 100, 300, 200)],
    ['beyond the other side', 'w', { x: 999, y: 0 }, undefined, rect(168, 100, 32, 100)],
    ['a corner of a square', 'se', { x: 40, y: 10 }, 1, rect(100, 100, 140, 140)],
    ['a corner of a square, beyond the edge', 'se', { x: 999, y: 10 }, 1, rect(100, 100, 200, 200)],
    ['a side of a square', 'e', { x: 20, y: 0 }, 1, rect(100, 90, 120, 120)],
    ['a side of a wide one', 's', { x: 0, y: -50 }, 2, rect(100, 100, 100, 50)],
    ['a square to nothing', 'nw', { x: 999, y: 999 }, 1, rect(168, 168, 32, 32)],
  ]
  test.each(cases)('%s', (_, handle, by, ratio, wanted) => {
    expect(pullCrop(crop, size, handle, by, ratio)).toEqual(wanted)
  })
})

test.each<[string, number, Rect, Rect]>([
  ['a square in the middle', 1, rect(0, 0, 400, 300), rect(50, 0, 300, 300)],
  ['a square near the edge', 1, rect(0, 0, 10, 10), rect(0, 0, 300, 300)],
  ['a tall one', 0.5, rect(300, 0, 100, 300), rect(250, 0, 150, 300)],
  ['a wide one', 4, rect(0, 250, 400, 50), rect(0, 200, 400, 100)],
])('crops to %s', (_, ratio, before, wanted) => {
  expect(cropTo(ratio, size, before)).toEqual(wanted)
})

test('a crop is moved to the edge and no further', () => {
  expect(moveCrop(rect(10, 10, 50, 50), size, { x: -99, y: 999 })).toEqual(rect(0, 250, 50, 50))
})

test('what is made is not larger than is kept, and never nothing', () => {
  expect(exportSize({ width: 8000, height: 4000 }, 4096)).toEqual({ width: 4096, height: 2048 })
  expect(exportSize({ width: 300.4, height: 0.2 }, 4096)).toEqual({ width: 300, height: 1 })
  expect(fitScale(size, { width: 200, height: 600 })).toBe(0.5)
})
