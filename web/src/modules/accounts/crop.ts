/** A square of a picture: its centre and side, in pixels of the picture. */
export interface Crop {
  x: number
  y: number
  side: number
}

export interface Size {
  width: number
  height: number
}

export const zoomMax = 5

/** The square stays on the picture, and shows at least a fifth of its short side. */
export function fitCrop({ width, height }: Size, crop: Crop): Crop {
  const short = Math.min(width, height)
  const side = Math.min(short, Math.max(short / zoomMax, crop.side))
  const half = side / 2
  return {
    side,
    x: Math.min(width - half, Math.max(half, crop.x)),
    y: Math.min(height - half, Math.max(half, crop.y)),
  }
}

/** The largest square in the middle. */
export function wholeCrop(size: Size): Crop {
  return { x: size.width / 2, y: size.height / 2, side: Math.min(size.width, size.height) }
}

/** `zoom` runs from 1 (as much as fits) to `zoomMax`. */
export const zoomOf = ({ width, height }: Size, crop: Crop): number => Math.min(width, height) / crop.side
export const zoomTo = (size: Size, crop: Crop, zoom: number): Crop =>
  fitCrop(size, { ...crop, side: Math.min(size.width, size.height) / zoom })
