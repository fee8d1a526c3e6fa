/** Pure decisions about files: what is taken, how large, and by what name it is saved. */
import type { FilesTable } from '../../schema/tables.ts'

const MIB = 1024 * 1024

export const VOICE_BYTES_MAX = 5 * MIB

/** A picture beyond this many pixels is not unpacked: 64 million take 256 MB. */
export const PICTURE_PIXELS_MAX = 64_000_000
/** An animation beyond this many pixels in all its frames becomes a still of its first. */
export const ANIMATION_PIXELS_MAX = 50_000_000

/** Longest sides as stored, in pixels. */
export const PICTURE_SIDE_MAX = 4_096
export const ANIMATION_SIDE_MAX = 1_024
export const THUMBNAIL_SIDE_MAX = 480
export const LINK_SIDE_MAX = 800
export const AVATAR_SIDE = 512
export const STICKER_THUMBNAIL_SIDE = 160
export const AVATAR_THUMBNAIL_SIDE = 160

/** What is told with `files.wrongType`. */
export const acceptedPictures = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const
export const acceptedVoices = ['audio/ogg', 'audio/webm', 'audio/mp4', 'audio/mpeg', 'audio/wav'] as const

/** How the decoder calls the content of each type that the bytes may show. HEIF is tried: it may hold AVIF's codec. */
export const decoderFormats: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/webp', 'webp'],
  ['image/gif', 'gif'],
  ['image/avif', 'heif'],
  ['image/heif', 'heif'],
  ['image/heic', 'heif'],
])

export interface PictureHeader {
  format: string
  width: number
  height: number
  frames: number
  hasAlpha: boolean
}

/** Whether a picture is kept moving. */
export const staysAnimated = ({ width, height, frames }: PictureHeader): boolean =>
  frames > 1 && width * height * frames <= ANIMATION_PIXELS_MAX

/** Drawings and screenshots have sharp coloured edges, which the usual halving of colour would blur. */
export const isDrawn = ({ format }: PictureHeader): boolean => format === 'png' || format === 'gif'

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
}

/** A name for saving a file: its own, or one with an ending that fits its content. */
export const saveName = (
  file: { id: string; kind: FilesTable['kind']; name: string | null },
  mediaType: string,
): string => file.name ?? `${file.kind}-${file.id}.${endings[mediaType] ?? 'bin'}`

/** What is played in place. The type that the content shows decides; no name is ever asked. */
export const acceptedVideos = ['video/mp4', 'video/webm'] as const
export const UNKNOWN_TYPE = 'application/octet-stream'

/** Uploads of one member that are not finished. */
export const UPLOADS_AT_ONCE_MAX = 20
/** So many of the largest files may be under way for one member, in bytes. */
const LARGEST_AT_ONCE_MAX = 4

/** May one more be begun beside those that a member has under way? */
export function decideBegin(
  sizeBytes: number,
  underWay: { count: number; bytes: number },
  fileBytesMax: number,
): 'ok' | 'tooLarge' | 'tooMany' {
  if (sizeBytes > fileBytesMax) return 'tooLarge'
  const { count, bytes } = underWay
  if (count >= UPLOADS_AT_ONCE_MAX || bytes + sizeBytes > fileBytesMax * LARGEST_AT_ONCE_MAX) return 'tooMany'
  return 'ok'
}
