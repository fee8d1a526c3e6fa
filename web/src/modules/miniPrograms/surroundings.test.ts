import { expect, test } from 'vitest'
import { capsuleOf, type Surroundings, systemOf } from './surroundings.ts'

const phone: Surroundings = {
  ...{ widthPx: 390, heightPx: 844, theme: 'light', direction: 'ltr', language: 'en', pixelRatio: 3 },
  ...{ safe: { top: 47, right: 0, bottom: 34, left: 0 }, reducedMotion: false },
}

test('the capsule stands at the top end, whichever way one reads', () => {
  expect(capsuleOf(phone)).toEqual({ left: 296, right: 383, top: 53, bottom: 85, width: 87, height: 32 })
  expect(capsuleOf({ ...phone, direction: 'rtl' })).toMatchObject({ left: 7, right: 94 })
})

test('a program learns where it may draw', () => {
  expect(systemOf(phone)).toMatchObject({
    windowWidth: 390,
    windowHeight: 844 - 44 - 47,
    statusBarHeight: 47,
    safeArea: { top: 47, bottom: 810, height: 763, width: 390 },
  })
})
