/** Makes pictures from elsewhere safe and small: decoded and encoded anew, upright, in sRGB, without metadata. */
import { STICKER_SIDE } from '@sampan/contract'
import sharp, { type Sharp, type SharpOptions } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { Refusal, refuse } from '../../kernel/errors.ts'
import { createSemaphore } from '../../kernel/semaphore.ts'
import { recognise } from './recognise.ts'
import {
  ANIMATION_SIDE_MAX,
  AVATAR_SIDE,
  AVATAR_THUMBNAIL_SIDE,
  acceptedPictures,
  decoderFormats,
  isDrawn,
  LINK_SIDE_MAX,
  PICTURE_PIXELS_MAX,
  PICTURE_SIDE_MAX,
  type PictureHeader,
  STICKER_THUMBNAIL_SIDE,
  staysAnimated,
  THUMBNAIL_SIDE_MAX,
} from './rules.ts'

export interface PreparedPicture {
  mediaType: 'image/jpeg' | 'image/webp'
  bytes: Buffer
  width: number
  height: number
  /** WebP, animated where the picture is. */
  thumbnail: Buffer
  /** Thumbhash in base64. */
  placeholder: string
}

// Memory counts more than speed here: nothing is kept between pictures, and two pictures keep two cores busy.
sharp.cache(false)
sharp.concurrency(1)
const semaphore = createSemaphore({ atOnceMax: 2, waitingMax: 16 })

const SECONDS_MAX = 20
const PLACEHOLDER_SIDE_MAX = 100

/** `error` bears the harmless flaws of many cameras' files, and refuses what is cut off. */
const careful: SharpOptions = { limitInputPixels: PICTURE_PIXELS_MAX, failOn: 'error', sequentialRead: true }

/** A picture to send. Throws `files.wrongType`, `files.broken`, `server.busy`. */
export const preparePicture = (bytes: Uint8Array): Promise<PreparedPicture> =>
  prepare(bytes, async (header) => {
    const animated = staysAnimated(header)
    return {
      encoded: animated ? encodeAnimation(bytes) : await encodeStill(bytes, header),
      thumbnail: (original) =>
        open(original, animated)
          .resize(within(THUMBNAIL_SIDE_MAX))
          .webp({ quality: animated ? 60 : 75, effort: 2 }),
    }
  })

const encodeAnimation = (bytes: Uint8Array): Sharp =>
  open(bytes, true).resize(within(ANIMATION_SIDE_MAX)).webp({ quality: 75, effort: 2 })

/** JPEG, which anything opens once it is saved; WebP where something shines through. */
async function encodeStill(bytes: Uint8Array, header: PictureHeader): Promise<Sharp> {
  const still = open(bytes, false).autoOrient().resize(within(PICTURE_SIDE_MAX))
  if (!(await isOpaque(bytes, header))) return still.webp({ quality: 90, smartSubsample: true })
  return still.jpeg({ quality: 82, mozjpeg: true, chromaSubsampling: isDrawn(header) ? '4:4:4' : '4:2:0' })
}

/** What stands for a page: small, and a still. Throws as `preparePicture`. */
export const prepareLinkPicture = (bytes: Uint8Array): Promise<PreparedPicture> =>
  prepare(bytes, async () => ({
    encoded: open(bytes, false)
      .autoOrient()
      .resize(within(LINK_SIDE_MAX))
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true }),
    thumbnail: (original) => open(original, false).resize(within(THUMBNAIL_SIDE_MAX)).webp({ quality: 75, effort: 2 }),
  }))

/** A square to show as one's own: the middle, on white where it is see-through. Throws as `preparePicture`. */
export const prepareAvatar = (bytes: Uint8Array): Promise<PreparedPicture> =>
  prepare(bytes, async () => ({
    encoded: open(bytes, false)
      .autoOrient()
      .resize(AVATAR_SIDE, AVATAR_SIDE, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 85, mozjpeg: true }),
    thumbnail: (original) =>
      open(original, false).resize(AVATAR_THUMBNAIL_SIDE, AVATAR_THUMBNAIL_SIDE).webp({ quality: 80 }),
  }))

/** A sticker: see-through and moving as it came. Throws as `preparePicture`. */
export const prepareSticker = (bytes: Uint8Array): Promise<PreparedPicture> =>
  prepare(bytes, async (header) => {
    const animated = staysAnimated(header)
    const whole = animated ? open(bytes, true) : open(bytes, false).autoOrient()
    return {
      encoded: whole.resize(within(STICKER_SIDE)).webp({ quality: 85, effort: 3, smartSubsample: true }),
      thumbnail: (original) =>
        open(original, animated).resize(within(STICKER_THUMBNAIL_SIDE)).webp({ quality: 75, effort: 2 }),
    }
  })

interface Recipe {
  encoded: Sharp
  /** Made of the encoded original, which is known to be sound. */
  thumbnail(original: Buffer): Sharp
}

async function prepare(
  bytes: Uint8Array,
  recipeFor: (header: PictureHeader) => Promise<Recipe>,
): Promise<PreparedPicture> {
  const mediaType = await recognise(bytes)
  const format = mediaType === undefined ? undefined : decoderFormats.get(mediaType)
  if (format === undefined) throw wrongType()
  return semaphore.run(async () => {
    try {
      const recipe = await recipeFor(await readHeader(bytes, format))
      const { data, info } = await recipe.encoded
        .timeout({ seconds: SECONDS_MAX })
        .toBuffer({ resolveWithObject: true })
      const thumbnail = await recipe.thumbnail(data).timeout({ seconds: SECONDS_MAX }).toBuffer()
      return {
        mediaType: info.format === 'jpeg' ? 'image/jpeg' : 'image/webp',
        bytes: data,
        width: info.width,
        height: info.pageHeight ?? info.height,
        thumbnail,
        placeholder: await placeholderOf(thumbnail),
      }
    } catch (reason) {
      // The library throws for whatever it cannot decode, be it damaged, too large or too slow.
      throw reason instanceof Refusal ? reason : refuse('files.broken')
    }
  })
}

const wrongType = (): Refusal => refuse('files.wrongType', { accepted: acceptedPictures })

const open = (bytes: Uint8Array, animated: boolean): Sharp => sharp(bytes, { ...careful, animated })

const within = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const

async function readHeader(bytes: Uint8Array, format: string): Promise<PictureHeader> {
  const header = await open(bytes, false)
    .metadata()
    .catch((reason) => {
      // HEIF is a container; the decoder knows one of its codecs only.
      throw format === 'heif' ? wrongType() : reason
    })
  if (header.format !== format) throw refuse('files.broken')
  const { width, height, pages = 1, hasAlpha } = header
  return { format, width, height, frames: pages, hasAlpha }
}

/** Many pictures have an alpha channel that hides nothing; those are stored without. */
const isOpaque = async (bytes: Uint8Array, { hasAlpha }: PictureHeader): Promise<boolean> =>
  !hasAlpha || (await open(bytes, false).timeout({ seconds: SECONDS_MAX }).stats()).isOpaque

async function placeholderOf(thumbnail: Buffer): Promise<string> {
  const { data, info } = await sharp(thumbnail)
    .resize(within(PLACEHOLDER_SIDE_MAX))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
