// Sizes of pictures and videos, smaller copies, and what is handed to the device.

import type { mediaCalls } from '../../../bridge/calls/media.ts'
import type { CallArgs } from '../../../bridge/index.ts'
import type { HostProgram } from '../../doors.ts'
import { CallRefusal } from '../../refusal.ts'
import { encode, readVideo, withPicture } from './decode.ts'
import { loadSource, nameFor } from './load.ts'

export async function pictureInfo(program: HostProgram, source: string) {
  const blob = await loadSource(program, source, 'image')
  const type = await pictureType(blob)
  return withPicture(blob.type === '' || blob.type === 'text/plain' ? typed(blob, type) : blob, async (picture) => ({
    width: picture.naturalWidth,
    height: picture.naturalHeight,
    // A remote picture is kept, so that it can be drawn and saved.
    path: /^(https?:)?\/\/(?!(usr|tmp|store)[/_])|^data:/i.test(source)
      ? await program.files.addTemporary(blob, nameFor(typed(blob, type), 'png'))
      : source,
    // The browser has turned it already.
    orientation: 'up',
    type:
      type === 'jpeg' || type === 'png' || type === 'gif' || type === 'tiff' ? type : type === '' ? 'unknown' : type,
  }))
}

const typed = (blob: Blob, type: string): Blob =>
  type === '' ? blob : blob.slice(0, blob.size, type === 'svg' ? 'image/svg+xml' : `image/${type}`)

/** By its first bytes. */
async function pictureType(blob: Blob): Promise<string> {
  const head = new Uint8Array(await blob.slice(0, 256).arrayBuffer())
  const text = String.fromCharCode(...head)
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG')) return 'png'
  if (text.startsWith('GIF8')) return 'gif'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  if (text.startsWith('II*\0') || text.startsWith('MM\0*')) return 'tiff'
  if (/^\s*(<\?xml|<svg|<!--)/.test(text)) return 'svg'
  return ''
}

export async function videoInfo(program: HostProgram, source: string) {
  const blob = await loadSource(program, source, 'video')
  const { width, height, durationSeconds } = await readVideo(blob)
  return {
    orientation: 'up',
    type: nameFor(blob, 'mp4').slice('file.'.length),
    duration: durationSeconds,
    size: Math.round(blob.size / 1024),
    width,
    height,
    fps: 30,
    bitrate: durationSeconds > 0 ? Math.round((blob.size * 8) / 1000 / durationSeconds) : 0,
  }
}

export async function compressPicture(
  program: HostProgram,
  { source, quality, width, height }: CallArgs<(typeof mediaCalls)['media.compressPicture']>,
): Promise<string> {
  const blob = await loadSource(program, source, 'image')
  return withPicture(blob, async (picture) => {
    const shape = picture.naturalHeight / Math.max(1, picture.naturalWidth)
    const wide = width ?? (height === null ? picture.naturalWidth : height / shape)
    const high = height ?? wide * shape
    const made = await encode(picture, Math.min(8192, wide), Math.min(8192, high), 'image/jpeg', quality / 100)
    if (!made) throw new CallRefusal('file is not an image')
    return program.files.addTemporary(made, 'picture.jpg')
  })
}

/** Handed to the browser, which keeps it where the member's downloads go. */
export function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it once the download begins.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
