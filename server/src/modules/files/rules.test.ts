import { describe, expect, test } from 'vitest'
import { saveName, staysAnimated } from './rules.ts'

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
    expect(saveName({ id, kind }, mediaType)).toBe(name)
  })
})
