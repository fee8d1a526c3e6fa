import { describe, expect, test } from 'vitest'
import { decideBegin, saveName, staysAnimated } from './rules.ts'

describe('staysAnimated', () => {
  test.each([
    // width, height, frames → moving
    [480, 360, 1, false],
    [480, 360, 60, true],
    [1_000, 1_000, 50, true],
    [1_000, 1_000, 51, false],
    [30_000, 30_000, 2, false],
  ])('%i × %i in %i frames: %s', (width, height, frames, moving) => {
    expect(staysAnimated({ format: 'gif', width, height, frames, hasAlpha: true })).toBe(moving)
  })
})

describe('saveName', () => {
  const id = '01920000-0000-7000-8000-000000000000'
  test.each([
    ['picture', 'image/jpeg', `picture-${id}.jpg`],
    ['avatar', 'image/webp', `avatar-${id}.webp`],
    ['voice', 'audio/mp4', `voice-${id}.m4a`],
  ] as const)('%s as %s: %s', (kind, mediaType, name) => {
    expect(saveName({ id, kind, name: null }, mediaType)).toBe(name)
  })
})

describe('decideBegin', () => {
  const MB = 1_000_000
  test.each([
    // bytes, under way → decision; the largest file has 10 MB
    [10 * MB, 0, 0, 'ok'],
    [10 * MB + 1, 0, 0, 'tooLarge'],
    [0, 0, 0, 'ok'],
    [1, 19, 19, 'ok'],
    [1, 20, 20, 'tooMany'],
    [10 * MB, 3, 30 * MB, 'ok'],
    [10 * MB, 3, 30 * MB + 1, 'tooMany'],
  ] as const)('%i bytes beside %i uploads of %i bytes: %s', (sizeBytes, count, bytes, decision) => {
    expect(decideBegin(sizeBytes, { count, bytes }, 10 * MB)).toBe(decision)
  })
})
