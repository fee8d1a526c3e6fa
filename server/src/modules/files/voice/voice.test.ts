import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../kernel/errors.ts'
import { VOICE_BYTES_MAX } from '../rules.ts'
import { prepareVoice } from './index.ts'

/** Made with ffmpeg: a third of a second of a tone, each with a title, a comment and a place. */
const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

const recordings = [
  ['voice.ogg', 'audio/ogg'],
  ['voice.webm', 'audio/webm'],
  ['live.webm', 'audio/webm'],
  ['voice.m4a', 'audio/mp4'],
  ['fragmented.mp4', 'audio/mp4'],
  ['voice.mp3', 'audio/mpeg'],
  ['voice.wav', 'audio/wav'],
] as const

describe('what is taken', () => {
  test.each(recordings)('%s as %s, without what it tells', async (name, mediaType) => {
    const recording = fixture(name)
    expect(recording.includes('Homestreet12')).toBe(true)
    const voice = await prepareVoice(recording)
    expect(voice.mediaType).toBe(mediaType)
    expect(voice.bytes.includes('Homestreet12') || voice.bytes.includes('53.55')).toBe(false)
    expect(await prepareVoice(voice.bytes)).toEqual(voice)
  })

  test.each(recordings)('%s and leaves what was handed in alone', async (name) => {
    const recording = fixture(name)
    await prepareVoice(recording)
    expect(recording).toEqual(fixture(name))
  })

  test('a WAV that was not closed, as recorders leave it', async () => {
    const recording = fixture('voice.wav')
    recording.writeUInt32LE(0xffff_ffff, recording.indexOf('data') + 4)
    const { bytes } = await prepareVoice(recording)
    expect(bytes.length).toBe((await prepareVoice(fixture('voice.wav'))).bytes.length)
  })
})

describe('what is refused', () => {
  test.each([
    ['a film in MP4', fixture('film.mp4')],
    ['a film in WebM', fixture('film.webm')],
    ['Ogg with another codec', fixture('flac.ogg')],
    ['WebM with another codec', fixture('vorbis.webm')],
    ['a page', Buffer.from('<!doctype html><p>Hello</p>')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_name, bytes) => {
    await expect(prepareVoice(bytes)).rejects.toMatchObject({
      code: 'files.wrongType',
      details: { accepted: expect.arrayContaining(['audio/ogg']) },
    })
  })

  test.each(['voice.m4a', 'voice.ogg', 'voice.webm', 'voice.wav'])('the first hundred bytes of %s', async (name) => {
    await expect(prepareVoice(fixture(name).subarray(0, 100))).rejects.toMatchObject({ code: 'files.broken' })
  })

  test('more than 5 MiB', async () => {
    await expect(prepareVoice(Buffer.alloc(VOICE_BYTES_MAX + 1))).rejects.toMatchObject({ code: 'request.tooLarge' })
  })

  test('elements within elements without end', async () => {
    const start = fixture('voice.webm').subarray(0, 48)
    const deep = Buffer.concat([start, Buffer.alloc(200_000, Buffer.from([0xae, 0xff]))])
    await expect(prepareVoice(deep)).rejects.toMatchObject({ code: 'files.broken' })
  })
})

test('damage never makes more than a refusal', async () => {
  const damaged = fc.record({
    name: fc.constantFrom(...recordings.map(([name]) => name)),
    cut: fc.double({ min: 0.05, max: 1, noNaN: true }),
    marks: fc.array(fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), byte: fc.nat(255) }), {
      maxLength: 8,
    }),
  })
  await fc.assert(
    fc.asyncProperty(damaged, async ({ name, cut, marks }) => {
      const bytes = fixture(name)
      for (const { at, byte } of marks) bytes.writeUInt8(byte, Math.floor(at * bytes.length))
      const outcome = await prepareVoice(bytes.subarray(0, Math.ceil(cut * bytes.length))).catch((reason) => reason)
      expect(outcome instanceof Refusal || 'bytes' in outcome).toBe(true)
    }),
    { numRuns: 500 },
  )
})
