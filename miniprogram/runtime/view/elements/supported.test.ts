import { expect, test } from 'vitest'
import { chunks } from '../../build/chunks.ts'
import { absent } from './absent.ts'
import { elements } from './index.ts'
import { absentElements, supportedElements, supportsElement } from './supported.ts'

test('every base component is either there or told to be absent, as the table says', () => {
  for (const [tag, factory] of Object.entries(elements)) {
    const name = tag.replace('wx-', '')
    expect([name, absentElements.has(name)]).toEqual([name, factory === absent])
    expect([name, supportedElements.has(name)]).toEqual([name, factory !== absent])
  }
})

test('chunks that elements are in are built', () => {
  expect(Object.keys(chunks)).toEqual(expect.arrayContaining(['forms', 'more', 'regions']))
})

test('attributes and their values can be asked for', () => {
  expect(supportsElement('button.open-type.contact')).toBe(true)
  expect(supportsElement('button.open-type.getRealtimePhoneNumber')).toBe(false)
  expect(supportsElement('live-player')).toBe(false)
  expect(supportsElement('nothing')).toBe(false)
})
