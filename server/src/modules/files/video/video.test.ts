import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inMemory } from './bytes.ts'
import { blankTelling } from './index.ts'

/** Made with ffmpeg: half a second of a test picture and a tone, each with a title, a comment, a time and a place. */
const folder = new URL('fixtures/', import.meta.url)
const fixture = (name: string): Buffer => readFileSync(new URL(name, folder))
const names = readdirSync(folder)
const typeOf = (name: string) => (name.endsWith('.webm') ? 'video/webm' : 'video/mp4')

async function blanked(mediaType: string, given: Buffer): Promise<Buffer> {
  const bytes = Buffer.from(given)
  await blankTelling(mediaType, inMemory(bytes))
  return bytes
}
const blankedMp4 = (bytes: Buffer) => blanked('video/mp4', bytes)

const box = (type: string, ...content: (Buffer | string)[]): Buffer => {
  const inside = Buffer.concat(content.map((each) => Buffer.from(each)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(inside.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, inside])
}
/** A box whose size stands in 64 bits. */
const largeBox = (type: string, content: Buffer | string): Buffer => {
  const inside = Buffer.from(content)
  const head = Buffer.alloc(16)
  head.writeUInt32BE(1)
  head.write(type, 4, 'latin1')
  head.writeBigUInt64BE(BigInt(inside.length + 16), 8)
  return Buffer.concat([head, inside])
}
const told = (size: number, type: string, content: Buffer | string = ''): Buffer => {
  const made = box(type, content)
  made.writeUInt32BE(size)
  return made
}
const ftyp = box('ftyp', 'isom\0\0\x02\0isom')
const mdat = box('mdat', 'pictures and sound \0\0\0\x14udta secret')
const handler = (kind: string, name = '') => box('hdlr', '\0'.repeat(8), kind, '\0'.repeat(12), `${name}\0`)
const trak = (kind: string, ...more: Buffer[]) => box('trak', box('mdia', handler(kind, 'secret')), ...more)

describe('what a video tells', () => {
  test.each(names)('%s loses its title, place and time, and nothing of its media', async (name) => {
    const before = fixture(name)
    const after = await blanked(typeOf(name), before)
    expect(before.includes('Homestreet12') && (before.includes('53.5500') || before.includes('loci'))).toBe(true)
    for (const secret of ['Homestreet12', '53.5500', 'loci', '2025-07-01'])
      expect(after.includes(secret), secret).toBe(false)
    expect(after).toHaveLength(before.length)
    const changed = [...after].flatMap((byte, at) => (byte === before[at] ? [] : [at]))
    if (typeOf(name) === 'video/mp4')
      for (let at = before.indexOf('mdat') - 4; at > 0; at = before.indexOf('mdat', at + 8) - 4) {
        const end = at + before.readUInt32BE(at)
        expect(changed.some((place) => place >= at && place < end)).toBe(false)
      }
    expect(await blanked(typeOf(name), after)).toEqual(after)
  })

  const meta = box('meta', '\0\0\0\0', handler('mdta'), box('keys', 'location secret'), box('ilst', 'secret'))
  test.each<[string, Buffer]>([
    ['in udta of the film', Buffer.concat([ftyp, mdat, box('moov', box('udta', box('\xa9xyz', 'secret')))])],
    ['in udta of a track', Buffer.concat([ftyp, box('moov', trak('vide', box('udta', 'secret'))), mdat])],
    ['in meta of the film', Buffer.concat([ftyp, box('moov', meta), mdat])],
    ['in meta beside the film', Buffer.concat([ftyp, meta, mdat])],
    ['in a box of its own kind', Buffer.concat([ftyp, box('uuid', '0123456789abcdefsecret'), mdat])],
    ['in a fragment', Buffer.concat([ftyp, mdat, box('moof', box('traf', box('uuid', 'secret')))])],
    ['behind a size in 64 bits', Buffer.concat([ftyp, largeBox('moov', largeBox('udta', 'secret')), mdat])],
    ['in a last box without an end', Buffer.concat([ftyp, mdat, told(0, 'moov', box('udta', 'secret'))])],
    ['in a last box of the film without an end', Buffer.concat([ftyp, mdat, box('moov', told(0, 'udta', 'secret'))])],
    ['in room that is left', Buffer.concat([ftyp, box('free', 'secret'), mdat])],
    ['in a track of sensors', Buffer.concat([ftyp, box('moov', trak('meta', box('stbl', 'secret'))), mdat])],
    ['in the name of a track', Buffer.concat([ftyp, box('moov', trak('soun')), mdat])],
    [
      'behind a box that ends beyond the film',
      Buffer.concat([ftyp, mdat, box('moov', box('udta', 'secret'), told(999, 'trak'))]),
    ],
  ])('%s', async (_where, bytes) => {
    const media = bytes.indexOf(mdat)
    const after = await blankedMp4(bytes)
    expect(after.subarray(media, media + mdat.length)).toEqual(mdat)
    expect(Buffer.concat([after.subarray(0, media), after.subarray(media + mdat.length)]).includes('secret')).toBe(
      false,
    )
    expect(after).toHaveLength(bytes.length)
  })

  test('the time of recording goes from all heads, in both lengths', async () => {
    const short = box('mvhd', Buffer.from([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 3, 232]))
    const long = box('tkhd', Buffer.from([1, 0, 0, 7, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 9]))
    const after = await blankedMp4(Buffer.concat([ftyp, box('moov', short, box('trak', long)), mdat]))
    expect(after.includes(Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 232]))).toBe(true)
    expect(after.includes(Buffer.from([1, 0, 0, 7, ...Array(16).fill(0), 0, 0, 0, 9]))).toBe(true)
  })

  test('the program that compressed it goes, and sound beside it stays as it is', async () => {
    const visual = box('avc1', Buffer.alloc(42, 7), 'secret'.padEnd(32, '\0'), Buffer.alloc(4, 7), box('avcC', 'kept'))
    const sound = box('mp4a', Buffer.alloc(28, 7), box('esds', 'x'.repeat(60)))
    const moov = (entry: Buffer) => Buffer.concat([ftyp, box('moov', box('trak', box('stsd', Buffer.alloc(8), entry)))])
    const after = await blankedMp4(moov(visual))
    expect([after.includes('secret'), after.includes('kept')]).toEqual([false, true])
    expect(await blankedMp4(moov(sound))).toEqual(moov(sound))
  })
})

describe('files made to do harm', () => {
  const nested = (depth: number, core: Buffer): Buffer => (depth === 0 ? core : nested(depth - 1, box('moov', core)))
  const huge = largeBox('moov', 'x')
  huge.writeBigUInt64BE(2n ** 63n, 8)
  test.each<[string, Buffer]>([
    ['boxes within boxes', Buffer.concat([ftyp, nested(2_000, box('udta', 'x')), mdat])],
    ['a box of no size', Buffer.concat([ftyp, told(7, 'moov'), mdat])],
    ['a box beyond the end', Buffer.concat([ftyp, told(0xffff_ffff, 'udta', 'x'), mdat])],
    ['a size in 64 bits beyond all', Buffer.concat([ftyp, huge, mdat])],
    ['a size in 64 bits that is cut off', Buffer.concat([ftyp, told(1, 'moov')])],
    ['a head that is cut off', Buffer.concat([ftyp, Buffer.from([0, 0, 0])])],
    ['nothing at all', Buffer.alloc(0)],
  ])('%s: the media stay', async (_what, bytes) => {
    const after = await blankedMp4(bytes)
    expect(after).toHaveLength(bytes.length)
    const at = bytes.lastIndexOf(mdat)
    if (at !== -1) expect(after.subarray(at)).toEqual(bytes.subarray(at))
  })

  test('millions of boxes end somewhere', async () => {
    const many = Buffer.alloc(8 * 600_000)
    for (let at = 0; at < many.length; at += 8) box('free').copy(many, at)
    const started = performance.now()
    await blankedMp4(many)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  test('a film larger than memory is not read whole', async () => {
    const sizeBytes = 2 ** 40
    const [head, tail] = [Buffer.concat([ftyp, largeBox('mdat', '')]), box('moov', box('udta', 'secret'))]
    head.writeBigUInt64BE(BigInt(sizeBytes - ftyp.length - tail.length), ftyp.length + 8)
    let read = 0
    const written: number[] = []
    await blankTelling('video/mp4', {
      sizeBytes,
      async read(at, length) {
        read += length
        const bytes = Buffer.alloc(length)
        if (at === 0) head.copy(bytes)
        if (at >= sizeBytes - tail.length) tail.copy(bytes, 0, at - (sizeBytes - tail.length))
        return bytes
      },
      async write(at) {
        written.push(at)
      },
    })
    expect(read).toBeLessThan(200_000)
    expect(Math.min(...written)).toBeGreaterThan(sizeBytes - tail.length)
  })
})

describe('whatever the bytes are', () => {
  const types = ['moov', 'trak', 'mdia', 'udta', 'meta', 'uuid', 'mvhd', 'hdlr', 'stsd', 'free', 'mdat', 'abcd']
  const tree = fc.letrec<{ node: Buffer }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      fc
        .tuple(fc.constantFrom(...types), fc.uint8Array({ maxLength: 40 }))
        .map(([type, inside]) => box(type, Buffer.from(inside))),
      fc
        .tuple(fc.constantFrom(...types), fc.array(tie('node'), { maxLength: 4 }))
        .map(([type, inside]) => box(type, ...inside)),
      fc
        .tuple(fc.nat(200), fc.constantFrom(...types), fc.uint8Array({ maxLength: 20 }))
        .map(([size, type, inside]) => told(size, type, Buffer.from(inside))),
    ),
  })).node

  test('an MP4 keeps its size and its media, and nothing is thrown', async () => {
    const before = fc.array(tree, { maxLength: 5 }).map((nodes) => Buffer.concat(nodes))
    await fc.assert(
      fc.asyncProperty(before, before, async (front, behind) => {
        const bytes = Buffer.concat([ftyp, mdat, front, behind])
        const after = await blankedMp4(bytes)
        expect(after).toHaveLength(bytes.length)
        expect(after.subarray(0, ftyp.length + mdat.length)).toEqual(bytes.subarray(0, ftyp.length + mdat.length))
        expect(await blankedMp4(after)).toEqual(after)
      }),
      { numRuns: 300 },
    )
  })

  test.each(names)('%s, cut off and damaged anywhere, throws nothing and keeps its size', async (name) => {
    const whole = fixture(name)
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, length) => {
        const bytes = Buffer.from(whole)
        for (const [at, byte] of changes) bytes[at] = byte
        expect(await blanked(typeOf(name), bytes.subarray(0, length))).toHaveLength(length)
      }),
      { numRuns: 200 },
    )
  })
})
