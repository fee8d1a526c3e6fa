import { expect, test } from 'vitest'
import { keepFor } from './conditions.ts'

test.each([
  ['a\n<!-- #if ALIPAY -->\nb\n<!-- #endif -->\nc', 'a\nb\nc'],
  ['a\n/// #if WECHAT\nb\n/// #endif\nc', 'a\nc'],
  ['/// #if WECHAT\nb\n/// #else\nc\n/// #endif', 'c'],
  ['/// #if ALIPAY || WECHAT\nb\n/// #else\nc\n/// #endif', 'b'],
  ['/// #if WECHAT\na\n/// #elif ALIPAY\nb\n/// #else\nc\n/// #endif\nd', 'b\nd'],
  ['// #if !WECHAT && ALIPAY\na\n// #endif', 'a'],
  ['/* #if WECHAT */\n/// #if ALIPAY\na\n/// #endif\n/* #endif */\nb', 'b'],
  ['#if is a word\n// if this were not said', '#if is a word\n// if this were not said'],
])('%j', (text, kept) => {
  expect(keepFor('ALIPAY', text)).toBe(kept)
})
