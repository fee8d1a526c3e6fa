/** Pictures that programs show from elsewhere: known by content, made small where they are huge, kept for a while. */
import sharp from 'sharp'
import type { Clock } from '../../../kernel/clock.ts'
import { Refusal, refuse } from '../../../kernel/errors.ts'
import { OutboundError } from '../../../kernel/outbound/index.ts'
import { createSemaphore } from '../../../kernel/semaphore.ts'
import type { Asking, Outside } from './outside.ts'

export interface ProgramPicture {
  mediaType: string
  bytes: Buffer
}

export interface ProgramPictures {
  /** @throws Refusal `miniPrograms.pictureFailed` */
  read(asking: Asking, url: string): Promise<ProgramPicture>
}

const BYTES_MAX = 10_000_000
const SIDE_MAX = 2_048
const PIXELS_MAX = 50_000_000
const KEPT_BYTES_MAX = 48_000_000
const KEPT_MS = 10 * 60_000

interface Kept {
  picture: ProgramPicture
  atMs: number
}

export function createPictures(outside: Outside, clock: Clock): ProgramPictures {
  const kept = new Map<string, Kept>()
  const underWay = new Map<string, Promise<ProgramPicture>>()
  const decoding = createSemaphore({ atOnceMax: 2, waitingMax: 200 })
  let keptBytes = 0

  function keep(key: string, picture: ProgramPicture): void {
    kept.set(key, { picture, atMs: clock.now().getTime() })
    keptBytes += picture.bytes.length
    for (const [oldest, each] of kept) {
      if (keptBytes <= KEPT_BYTES_MAX) break
      kept.delete(oldest)
      keptBytes -= each.picture.bytes.length
    }
  }

  async function fetch(asking: Asking, url: string, key: string): Promise<ProgramPicture> {
    try {
      const bytes = await outside.fetchPicture(asking, url, BYTES_MAX)
      const picture = await decoding.run(() => safePicture(bytes))
      keep(key, picture)
      return picture
    } catch (error) {
      if (error instanceof OutboundError) throw refuse('miniPrograms.pictureFailed', { reason: error.code })
      throw error instanceof Refusal ? error : refuse('miniPrograms.pictureFailed', { reason: 'wrongType' })
    }
  }

  return {
    async read(asking, url) {
      const key = `${asking.programId} ${asking.stage} ${url}`
      const held = kept.get(key)
      if (held && clock.now().getTime() - held.atMs < KEPT_MS) return held.picture
      if (held) {
        kept.delete(key)
        keptBytes -= held.picture.bytes.length
      }
      const before = underWay.get(key)
      if (before) return before
      const asked = fetch(asking, url, key).finally(() => underWay.delete(key))
      underWay.set(key, asked)
      return asked
    },
  }
}

const types = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' } as const

/** By its bytes, whatever it was called. What moves stays as it came; what is larger than a screen is made smaller. */
async function safePicture(bytes: Buffer): Promise<ProgramPicture> {
  const { format, width, height, pages } = await sharp(bytes, { limitInputPixels: PIXELS_MAX }).metadata()
  if (format === 'svg') return { mediaType: 'image/svg+xml', bytes }
  const mediaType = Object.entries(types).find(([name]) => name === format)?.[1]
  const isLarge = Math.max(width ?? 0, height ?? 0) > SIDE_MAX && (pages ?? 1) === 1
  if (mediaType && !isLarge) return { mediaType, bytes }
  const small = await sharp(bytes, { limitInputPixels: PIXELS_MAX })
    .rotate()
    .resize(SIDE_MAX, SIDE_MAX, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 85 })
    .toBuffer()
  return { mediaType: 'image/webp', bytes: small }
}
