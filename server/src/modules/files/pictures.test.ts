import { crc32, deflateSync } from 'node:zlib'
import { PictureFile } from '@sampan/contract'
import sharp from 'sharp'
import { thumbHashToApproximateAspectRatio } from 'thumbhash'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { prepareAvatar, preparePicture, prepareSticker } from './pictures.ts'
import { presentPicture } from './present.ts'

const colour = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 80, b: 40, alpha } } })

/** A GIF whose frames differ. */
async function animation(width: number, height: number, frames: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * frames * 3)
  for (let frame = 0; frame < frames; frame += 1)
    pixels.fill((frame * 37) % 256, frame * width * height * 3, (frame + 1) * width * height * 3)
  const raw = { width, height: height * frames, channels: 3, pageHeight: height } as const
  return sharp(pixels, { raw })
    .gif({ delay: Array.from({ length: frames }, () => 60), loop: 0 })
    .toBuffer()
}

/** A PNG that says how large it is, and holds little. */
function hollowPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(8, 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

describe('what is taken', () => {
  test.each([
    ['JPEG', () => colour(300, 200).jpeg().toBuffer(), 'image/jpeg'],
    ['opaque PNG', () => colour(300, 200).png().toBuffer(), 'image/jpeg'],
    ['see-through PNG', () => colour(300, 200, 0.5).png().toBuffer(), 'image/webp'],
    ['PNG of 16 bits', () => colour(300, 200).toColourspace('rgb16').png().toBuffer(), 'image/jpeg'],
    ['grey PNG', () => colour(300, 200).greyscale().png().toBuffer(), 'image/jpeg'],
    ['WebP', () => colour(300, 200).webp().toBuffer(), 'image/jpeg'],
    ['GIF', () => colour(300, 200).gif().toBuffer(), 'image/jpeg'],
    ['AVIF', () => colour(300, 200).avif({ effort: 0 }).toBuffer(), 'image/jpeg'],
    ['JPEG in CMYK', () => colour(300, 200).toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
  ])('%s', async (_name, make, mediaType) => {
    const picture = await preparePicture(await make())
    expect(picture).toMatchObject({ mediaType, width: 300, height: 200 })
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ space: 'srgb', depth: 'uchar' })
    expect(Value.Check(PictureFile, presentPicture('01920000-0000-7000-8000-000000000000', picture))).toBe(true)
    const ratio = thumbHashToApproximateAspectRatio(Buffer.from(picture.placeholder, 'base64'))
    expect(Math.abs(ratio - 1.5)).toBeLessThan(0.5)
  })

  test('a single pixel', async () => {
    const picture = await preparePicture(await colour(1, 1).png().toBuffer())
    expect(picture).toMatchObject({ width: 1, height: 1 })
    expect(await sharp(picture.thumbnail).metadata()).toMatchObject({ format: 'webp', width: 1, height: 1 })
  })

  test('a thread of a picture', async () => {
    const picture = await preparePicture(await colour(6_000, 1).png().toBuffer())
    expect(picture).toMatchObject({ width: 4_096, height: 1 })
  })

  test('a large picture is made smaller, and its thumbnail is a WebP of at most 480 px', async () => {
    const picture = await preparePicture(await colour(5_000, 2_500).jpeg().toBuffer())
    expect(picture).toMatchObject({ width: 4_096, height: 2_048 })
    expect(await sharp(picture.thumbnail).metadata()).toMatchObject({ format: 'webp', width: 480, height: 240 })
  })

  test('an animation stays one', async () => {
    const picture = await preparePicture(await animation(1_200, 60, 3))
    expect(picture).toMatchObject({ mediaType: 'image/webp', width: 1_024, height: 51 })
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ pages: 3, delay: [60, 60, 60], height: 51 })
    expect(await sharp(picture.thumbnail).metadata()).toMatchObject({ pages: 3, width: 480 })
  })
})

describe('what a picture would tell', () => {
  const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 33/1 0/1', GPSLongitudeRef: 'E' } }

  test.each(['jpeg', 'png', 'webp'] as const)('place, profile and notes of a %s are gone', async (format) => {
    const taken = await colour(64, 64)
      .withExif({ IFD0: { Copyright: 'Mei', Software: 'A camera' }, ...place })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>')
      .withIccProfile('p3')
      .toFormat(format)
      .toBuffer()
    const before = await sharp(taken).metadata()
    expect(before.exif?.length).toBeGreaterThan(0)
    const picture = await preparePicture(taken)
    for (const bytes of [picture.bytes, picture.thumbnail]) {
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata()
      expect({ exif, xmp, iptc, icc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, icc: undefined })
      expect(bytes.includes('Mei') || bytes.includes('GPS')).toBe(false)
    }
  })

  test('a picture taken upright stands upright without being told so', async () => {
    const taken = await colour(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const picture = await preparePicture(taken)
    expect(picture).toMatchObject({ width: 40, height: 60 })
    expect((await sharp(picture.bytes).metadata()).orientation).toBeUndefined()
  })
})

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  test.each([
    ['SVG', svg],
    ['SVG with a prologue', `<?xml version="1.0"?>\n${svg}`],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['PDF', '%PDF-1.7\n'],
    ['TIFF', 'II*\0\0\0\0\0'],
    ['nothing', ''],
    ['text', 'just words'],
  ])('%s', async (_name, content) => {
    await expect(preparePicture(Buffer.from(content))).rejects.toMatchObject({
      code: 'files.wrongType',
      details: { accepted: expect.arrayContaining(['image/jpeg']) },
    })
  })

  test('HEIF whose codec is not known here', async () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)])
    await expect(preparePicture(heic)).rejects.toMatchObject({ code: 'files.wrongType' })
  })

  test('a JPEG that is cut off', async () => {
    const whole = await sharp(
      Buffer.alloc(300 * 300 * 3).map((_, at) => (at * 7919) % 256),
      {
        raw: { width: 300, height: 300, channels: 3 },
      },
    )
      .jpeg()
      .toBuffer()
    await expect(preparePicture(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'files.broken' })
  })

  test('a JPEG with an SVG behind its first bytes', async () => {
    const polyglot = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)])
    await expect(preparePicture(polyglot)).rejects.toMatchObject({ code: 'files.broken' })
  })

  test('a bomb of 900 million pixels, at once', async () => {
    const startedAt = performance.now()
    const bomb = hollowPng(30_000, 30_000)
    await expect(preparePicture(bomb)).rejects.toMatchObject({ code: 'files.broken' })
    await expect(prepareAvatar(bomb)).rejects.toMatchObject({ code: 'files.broken' })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })

  test('a picture that promises more than it holds', async () => {
    await expect(preparePicture(hollowPng(5_000, 5_000))).rejects.toMatchObject({ code: 'files.broken' })
  })
})

describe('an avatar', () => {
  test('is a square of 512 px cut from the middle, with a small one beside it', async () => {
    const picture = await prepareAvatar(await colour(900, 300).png().toBuffer())
    expect(picture).toMatchObject({ mediaType: 'image/jpeg', width: 512, height: 512 })
    expect(await sharp(picture.thumbnail).metadata()).toMatchObject({ format: 'webp', width: 160, height: 160 })
  })

  test('stands on white where it is see-through', async () => {
    const { bytes } = await prepareAvatar(await colour(20, 20, 0).png().toBuffer())
    const { channels } = await sharp(bytes).stats()
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255])
  })

  test('stands still', async () => {
    const { bytes } = await prepareAvatar(await animation(40, 40, 3))
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1)
  })
})

describe('a sticker', () => {
  test('is small, and stays see-through', async () => {
    const sticker = await prepareSticker(await colour(900, 300, 0.5).png().toBuffer())
    expect(sticker).toMatchObject({ mediaType: 'image/webp', width: 512, height: 171 })
    expect((await sharp(sticker.bytes).stats()).isOpaque).toBe(false)
  })

  test('keeps moving, and so does its thumbnail', async () => {
    const sticker = await prepareSticker(await animation(600, 400, 3))
    expect(sticker).toMatchObject({ mediaType: 'image/webp', width: 512, height: 341 })
    expect((await sharp(sticker.bytes, { animated: true }).metadata()).pages).toBe(3)
    expect((await sharp(sticker.thumbnail, { animated: true }).metadata()).pages).toBe(3)
  })

  test('is not made of what is no picture', async () => {
    await expect(prepareSticker(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject({
      code: 'files.wrongType',
    })
  })
})
