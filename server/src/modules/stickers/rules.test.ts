import { OWN_STICKERS_MAX } from '@sampan/contract'
import { expect, test } from 'vitest'
import { decideAdd, sorted } from './rules.ts'

const sticker = (fileId: string) => ({ fileId, width: 512, height: 512 })
const [a, b, c] = [sticker('a'), sticker('b'), sticker('c')]

test('what is added comes first, once', () => {
  expect(decideAdd([a], b)).toEqual({ stickers: [b, a] })
  expect(decideAdd([a, b], b)).toEqual({ stickers: [a, b] })
})

test('there is room for so many', () => {
  const full = Array.from({ length: OWN_STICKERS_MAX }, (_, place) => sticker(String(place)))
  expect(decideAdd(full, a)).toEqual({ refusal: 'stickers.tooMany' })
  expect(decideAdd(full, sticker('0'))).toEqual({ stickers: full })
})

test('those that are named come first, and nothing is lost or made up', () => {
  expect(sorted([a, b, c], ['c', 'x', 'a'])).toEqual([c, a, b])
})
