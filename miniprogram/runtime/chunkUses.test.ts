import { expect, test } from 'vitest'
import { chunks } from './build/chunks.ts'
import { chunksOf, chunksOfShape } from './chunkUses.ts'
import { elements as basics } from './view/elements/basics/index.ts'
import { elements as forms } from './view/elements/forms/index.ts'
import { elements as scroll } from './view/elements/scroll/index.ts'

test('a program begins with the chunks of what it shows and asks', () => {
  const uses = (elements: string[], calls: string[] | null = []) => chunksOf({ uses: { calls, elements } })
  expect(uses(['view', 'text', 'image'])).toEqual([])
  expect(uses(['swiper', 'button'])).toEqual(['basics', 'scroll'])
  expect(uses([], ['showToast', 'createSelectorQuery'])).toEqual(['overlay', 'queries'])
  expect(uses([], null)).toEqual(['overlay', 'queries'])
  expect(uses(['map', 'video'])).toEqual([])
})

test('what Alipay’s programs look like comes before their first page', () => {
  expect(chunksOf({ dialect: 'alipay', uses: { calls: [], elements: [] } })).toEqual(['alipay'])
  expect(chunksOfShape.has('alipay')).toBe(true)
})

test('one of which that is not known begins with those that nearly all show', () => {
  const all = chunksOf({})
  expect(all).toEqual(['basics', 'forms', 'scroll', 'overlay', 'queries'])
  expect(Object.keys(chunks)).toEqual(expect.arrayContaining(all))
})

test.each(Object.entries({ basics, forms, scroll }))('every element of %s calls for it', (name, elements) => {
  for (const tag of Object.keys(elements)) {
    expect(chunksOf({ uses: { calls: [], elements: [tag.slice('wx-'.length)] } })).toEqual([name])
  }
})
