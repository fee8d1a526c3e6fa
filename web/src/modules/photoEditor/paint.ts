/** Draws a picture with all that was done to it. The screen and the file that is sent come from the same lines. */
import { type Edit, type Mark, mosaicBlock, runsRight, type TextMark } from './edit.ts'
import type { Lab } from './filters/lab.ts'
import { exportSize, type Point, poseMatrix, type Rect, type Size } from './geometry.ts'

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export interface Painting {
  edit: Edit
  /** The picture at any resolution; marks and crop are in pixels of `size`. */
  picture: ImageBitmap
  size: Size
  lab: Lab | undefined
  /** What of the turned picture is shown. */
  part: Rect
  /** Pixels of the canvas for one of the turned picture. */
  scale: number
}

/** Onto the whole canvas. */
export function paint(context: Context, painting: Painting): void {
  const { edit, picture, size, lab, part, scale } = painting
  const shown = lab ? lab.develop(picture, edit.filter, edit.strength) : picture
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  context.scale(scale, scale)
  context.translate(-part.x, -part.y)
  context.transform(...poseMatrix(size, edit.pose))
  context.imageSmoothingQuality = 'high'
  context.drawImage(shown, 0, 0, size.width, size.height)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  const mosaic = edit.marks.some(({ kind }) => kind === 'mosaic') ? mosaicOf(context, shown, size) : null
  for (const mark of edit.marks) drawMark(context, mark, mosaic)
}

function drawMark(context: Context, mark: Mark, mosaic: CanvasPattern | null): void {
  switch (mark.kind) {
    case 'text':
      drawText(context, mark)
      return
    case 'mosaic':
      if (!mosaic) return
      context.imageSmoothingEnabled = false
      context.strokeStyle = mosaic
      break
    case 'stroke':
      context.strokeStyle = mark.colour
  }
  context.lineWidth = mark.width
  context.beginPath()
  trace(context, mark.points)
  context.stroke()
  context.imageSmoothingEnabled = true
}

/** Through the middles between the points, so that a quick finger leaves no corners. */
function trace(context: Context, points: readonly Point[]): void {
  const [first] = points
  if (!first) return
  context.moveTo(first.x, first.y)
  for (const [index, point] of points.entries()) {
    const next = points[index + 1]
    if (next) context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2)
    else context.lineTo(point.x, point.y)
  }
}

/** The picture in coarse squares, to be painted with. */
function mosaicOf(context: Context, shown: CanvasImageSource, size: Size): CanvasPattern | null {
  const block = mosaicBlock(size)
  const small = new OffscreenCanvas(Math.ceil(size.width / block), Math.ceil(size.height / block))
  const drawing = small.getContext('2d')
  if (!drawing) return null
  drawing.imageSmoothingQuality = 'high'
  drawing.drawImage(shown, 0, 0, size.width / block, size.height / block)
  const pattern = context.createPattern(small, 'no-repeat')
  pattern?.setTransform(new DOMMatrix().scale(block))
  return pattern
}

const lettering = (height: number): string => `700 ${height}px system-ui, sans-serif`
const leading = 1.25

function drawText(context: Context, { text, colour, at, height, pose }: TextMark): void {
  context.save()
  context.translate(at.x, at.y)
  if (pose.flip) context.scale(-1, 1)
  context.rotate((-pose.turn * Math.PI) / 2)
  context.font = lettering(height)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.direction = runsRight(text) ? 'rtl' : 'ltr'
  // An edge in the other brightness keeps the letters readable on anything.
  context.strokeStyle = isBright(colour) ? 'rgb(12 22 20 / 0.72)' : 'rgb(255 255 255 / 0.85)'
  context.lineWidth = height * 0.12
  context.fillStyle = colour
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) {
    const y = (index - (lines.length - 1) / 2) * height * leading
    context.strokeText(line, 0, y)
    context.fillText(line, 0, y)
  }
  context.restore()
}

function isBright(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  return red * 0.299 + green * 0.587 + blue * 0.114 > 120
}

let measuring: OffscreenCanvasRenderingContext2D | null | undefined

/** How much room a text takes, upright, in pixels of the source. */
export function textSize({ text, height }: TextMark): Size {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d')
  const lines = text.split('\n')
  if (measuring) measuring.font = lettering(height)
  const widths = lines.map((line) => measuring?.measureText(line).width ?? line.length * height * 0.6)
  return { width: Math.max(height, ...widths), height: lines.length * height * leading }
}

/** As the server keeps pictures at most; larger ones would only travel for nothing. */
export const SIDE_MAX = 4_096

/** The finished picture. What may be see-through stays so. */
export async function develop(
  edit: Edit,
  picture: ImageBitmap,
  lab: Lab | undefined,
  keepAlpha: boolean,
): Promise<Blob> {
  const size = { width: picture.width, height: picture.height }
  const made = exportSize(edit.crop, SIDE_MAX)
  const canvas = new OffscreenCanvas(made.width, made.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no room to draw.')
  paint(context, { edit, picture, size, lab, part: edit.crop, scale: made.width / edit.crop.width })
  if (!keepAlpha) {
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalCompositeOperation = 'destination-over'
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, made.width, made.height)
  }
  return canvas.convertToBlob({ type: keepAlpha ? 'image/webp' : 'image/jpeg', quality: 0.93 })
}
