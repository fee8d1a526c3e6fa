import { expect, test } from 'vitest'
import { toStep } from './forms/slider.ts'
import { camel, safeColor, toPixels } from './lib/base.ts'
import { presentText } from './text.ts'

test('a text is decoded once, and its spaces are as wide as asked', () => {
  expect(presentText('a&nbsp;&lt;&amp;lt;', { decode: true, space: '' })).toBe('a\u00a0<&lt;')
  expect(presentText('a b', { decode: false, space: 'emsp' })).toBe('a\u2003b')
  expect(presentText('&lt;', { decode: false, space: '' })).toBe('&lt;')
})

test('lengths, colours and names are read as programs write them', () => {
  expect(toPixels('75rpx', 375)).toBe(37.5)
  expect(toPixels('12px', 375)).toBe(12)
  expect(toPixels('auto', 375, 7)).toBe(7)
  expect(safeColor('rgba(0, 0, 0, .5)')).toBe('rgba(0, 0, 0, .5)')
  expect(safeColor('red;background:url(x)')).toBeNull()
  expect(camel('hover-start-time')).toBe('hoverStartTime')
})

test('steps leave no dust of binary fractions', () => {
  expect(toStep(0.7000001, { min: 0, max: 1, step: 0.1 })).toBe(0.7)
  expect(toStep(99, { min: 0, max: 100, step: 30 })).toBe(90)
  expect(toStep(-5, { min: 0, max: 100, step: 0 })).toBe(0)
})
