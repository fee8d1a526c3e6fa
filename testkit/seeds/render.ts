import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Handle, PictureName, VoiceName } from './types.ts'

const FACE_PX = 512
const PICTURE_PX_MAX = 1_600
/** SVG units are pixels at this density. */
const SVG_DPI = 72

/** The portrait of a person who has one: PNG, 512 × 512. */
export async function renderFace(handle: Handle): Promise<Buffer> {
  const drawing = await readFile(fileOf('faces', `${handle}.svg`))
  return await sharp(drawing, { density: await densityFor(drawing, FACE_PX) })
    .resize(FACE_PX, FACE_PX)
    .png()
    .toBuffer()
}

/** A picture as a phone would send it: JPEG, the longer side 1600. */
export async function renderPicture(name: PictureName): Promise<Buffer> {
  const drawing = await readFile(fileOf('pictures', `${name}.svg`))
  return await sharp(drawing, { density: await densityFor(drawing, PICTURE_PX_MAX) })
    .resize({ width: PICTURE_PX_MAX, height: PICTURE_PX_MAX, fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** A voice message as it was recorded: Opus in Ogg, mono. */
export async function readVoice(name: VoiceName): Promise<Buffer> {
  return await readFile(fileOf('voices', `${name}.ogg`))
}

/** Where a file of the world lies. */
export function fileOf(folder: 'faces' | 'pictures' | 'voices', name: string): URL {
  return new URL(`./${folder}/${name}`, import.meta.url)
}

/** Rasterised at the size that is wanted, so that edges stay sharp. */
async function densityFor(drawing: Buffer, longerSidePx: number): Promise<number> {
  const { width, height } = await sharp(drawing, { density: SVG_DPI }).metadata()
  return (SVG_DPI * longerSidePx) / Math.max(width, height)
}
