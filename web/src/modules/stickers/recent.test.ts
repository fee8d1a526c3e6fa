import { expect, test } from 'vitest'
import { readSticker, type SentSticker, withRecent } from './recent.ts'
import { house, houseName, stickerUrl } from './sets.ts'

const sent = (name: 'hello' | 'love'): SentSticker => ({ sticker: house(name), width: 512, height: 512 })

test('the latest stands first, once', () => {
  expect(withRecent([sent('hello'), sent('love')], sent('love'))).toEqual([sent('love'), sent('hello')])
})

test.each([
  ['a sticker of the house', sent('hello'), true],
  ['an own one', { sticker: { from: 'own', fileId: 'x' }, width: 1, height: 2 }, true],
  ['nothing', null, false],
  ['something else', { sticker: { from: 'elsewhere' }, width: 1, height: 2 }, false],
  ['one without a size', { sticker: { from: 'own', fileId: 'x' } }, false],
] as const)('reads %s', (_, stored, is) => {
  expect(readSticker(stored) !== undefined).toBe(is)
})

test('where a sticker is', () => {
  const fileUrl = (fileId: string) => `/files/${fileId}`
  expect(stickerUrl(house('tea'), fileUrl)).toBe('/stickers/sampan/tea.svg')
  expect(stickerUrl({ from: 'own', fileId: 'x' }, fileUrl)).toBe('/files/x')
  expect(houseName(house('tea'))).toBe('tea')
  expect(houseName({ from: 'house', set: 'later', name: 'tea' })).toBeUndefined()
})
