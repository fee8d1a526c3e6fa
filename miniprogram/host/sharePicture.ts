// The picture of a card that a program shares, in the shape and size in which cards show it.
import type { HostProgram } from './doors.ts'
import { withPicture } from './handlers/media/decode.ts'
import { loadSource } from './handlers/media/load.ts'

const widthPx = 500
const heightPx = 400

/** @param source as the program writes it. Null where there is none, or nobody can draw it: the card goes without. */
export async function sharePicture(program: HostProgram, source: string): Promise<Blob | null> {
  if (source.trim() === '') return null
  try {
    return await withPicture(await loadSource(program, source, 'image'), draw)
  } catch (reason) {
    console.debug(reason)
    return null
  }
}

/** Filled, whatever its own shape is; what can be seen through lies on white. */
async function draw(picture: HTMLImageElement): Promise<Blob | null> {
  const { naturalWidth, naturalHeight } = picture
  const canvas = document.createElement('canvas')
  canvas.width = widthPx
  canvas.height = heightPx
  const drawing = canvas.getContext('2d')
  if (drawing === null || naturalWidth === 0 || naturalHeight === 0) return null
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, widthPx, heightPx)
  const scale = Math.max(widthPx / naturalWidth, heightPx / naturalHeight)
  const [width, height] = [naturalWidth * scale, naturalHeight * scale]
  drawing.drawImage(picture, (widthPx - width) / 2, (heightPx - height) / 2, width, height)
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
}
