/** Bytes to upload: real ones, small. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

const tint = { r: 30, g: 120, b: 140 }

export const pictureBytes: Buffer = await sharp({ create: { width: 24, height: 16, channels: 3, background: tint } })
  .png()
  .toBuffer()

export const voiceBytes: Buffer = readFileSync(
  join(import.meta.dirname, '..', '..', 'testkit', 'seeds', 'voices', 'mei-1.ogg'),
)

export const waveform: number[] = Array.from({ length: 28 }, (_, index) => index)
