/**
 * Where things lie while a picture is edited. Two systems: the *source* (pixels of the picture as it was decoded) in
 * which marks are kept, and the *turned* picture (after turning and flipping) in which the crop is kept.
 */
export interface Size {
  width: number
  height: number
}

export interface Point {
  x: number
  y: number
}

export interface Rect extends Point, Size {}

/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3

/** First flipped left to right, then turned. */
export interface Pose {
  turn: Turn
  flip: boolean
}

/** x′ = a·x + c·y + e, y′ = b·x + d·y + f, as canvases take it. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export type Handle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw'
export const handles: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w']

const quarter = (turns: number): Turn => {
  const left = ((turns % 4) + 4) % 4
  return left === 1 || left === 2 || left === 3 ? left : 0
}

export const turnedSize = ({ width, height }: Size, { turn }: Pose): Size =>
  turn % 2 === 0 ? { width, height } : { width: height, height: width }

/** From the source into the turned picture. */
export function poseMatrix({ width, height }: Size, { turn, flip }: Pose): Matrix {
  const sign = flip ? -1 : 1
  const shift = flip ? width : 0
  switch (turn) {
    case 0:
      return [sign, 0, 0, 1, shift, 0]
    case 1:
      return [0, sign, -1, 0, height, shift]
    case 2:
      return [-sign, 0, 0, -1, width - shift, height]
    case 3:
      return [0, -sign, 1, 0, 0, width - shift]
  }
}

export const transform = ([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
})

/** The way back. Poses and scales can always be undone. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const area = a * d - b * c
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}

/** A quarter clockwise; what was cropped stays cropped. `size` is that of the turned picture before. */
export function turnClockwise(size: Size, pose: Pose, crop: Rect): { pose: Pose; crop: Rect } {
  return {
    pose: { ...pose, turn: quarter(pose.turn + 1) },
    crop: { x: size.height - crop.y - crop.height, y: crop.x, width: crop.height, height: crop.width },
  }
}

/** Left to right as it is seen, however it is turned. */
export function flipSideways(size: Size, pose: Pose, crop: Rect): { pose: Pose; crop: Rect } {
  return {
    pose: { turn: quarter(-pose.turn), flip: !pose.flip },
    crop: { ...crop, x: size.width - crop.x - crop.width },
  }
}

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value)) + 0

/** The largest area of the ratio (width : height) about the middle of the one before, on the picture. */
export function cropTo(ratio: number, size: Size, before: Rect): Rect {
  const width = Math.min(size.width, size.height * ratio)
  const height = width / ratio
  return {
    x: clamp(before.x + before.width / 2 - width / 2, 0, size.width - width),
    y: clamp(before.y + before.height / 2 - height / 2, 0, size.height - height),
    width,
    height,
  }
}

export const moveCrop = (crop: Rect, size: Size, by: Point): Rect => ({
  ...crop,
  x: clamp(crop.x + by.x, 0, size.width - crop.width),
  y: clamp(crop.y + by.y, 0, size.height - crop.height),
})

/** Shorter than this many pixels no side becomes, unless the picture itself is. */
export const CROP_SIDE_MIN = 32

/** Pulls at a handle. With a ratio the side or corner across stays where it is, and both sides change. */
export function pullCrop(crop: Rect, size: Size, handle: Handle, by: Point, ratio?: number): Rect {
  const least = Math.min(CROP_SIDE_MIN, size.width, size.height)
  const right = crop.x + crop.width
  const bottom = crop.y + crop.height
  const west = handle.includes('w')
  const north = handle.includes('n')
  const east = handle.includes('e')
  const south = handle.includes('s')
  let x = west ? clamp(crop.x + by.x, 0, right - least) : crop.x
  let y = north ? clamp(crop.y + by.y, 0, bottom - least) : crop.y
  let width = (east ? clamp(right + by.x, crop.x + least, size.width) : right) - x
  let height = (south ? clamp(bottom + by.y, crop.y + least, size.height) : bottom) - y
  if (ratio === undefined) return { x, y, width, height }
  // The side that was pulled leads; of a corner, the one that grew more.
  const widthLeads = east || west ? !(north || south) || width / ratio >= height : false
  const roomX = west
    ? right
    : east
      ? size.width - crop.x
      : 2 * Math.min(crop.x + crop.width / 2, size.width - crop.x - crop.width / 2)
  const roomY = north
    ? bottom
    : south
      ? size.height - crop.y
      : 2 * Math.min(crop.y + crop.height / 2, size.height - crop.y - crop.height / 2)
  width = Math.min(widthLeads ? width : height * ratio, roomX, roomY * ratio)
  width = Math.max(width, Math.min(Math.max(least, least * ratio), roomX, roomY * ratio))
  height = width / ratio
  x = west ? right - width : east ? crop.x : crop.x + crop.width / 2 - width / 2
  y = north ? bottom - height : south ? crop.y : crop.y + crop.height / 2 - height / 2
  return { x: Math.max(0, x), y: Math.max(0, y), width, height }
}

/** How much larger or smaller `inner` has to become to lie in `outer`, wholly. */
export const fitScale = (inner: Size, outer: Size): number =>
  Math.min(outer.width / inner.width, outer.height / inner.height)

/** Whole pixels of what is made of a crop, no side above `sideMax`. */
export function exportSize({ width, height }: Size, sideMax: number): Size {
  const scale = Math.min(1, sideMax / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
