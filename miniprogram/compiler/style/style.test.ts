import { describe, expect, it } from 'vitest'
import { convertSelector } from './selectors.ts'
import { convertValue } from './units.ts'

const scoped = (selector: string) => convertSelector(selector, { scope: 's', scoped: true })

describe('selectors', () => {
  it.each([
    ['.a', '.s--a'],
    ['.a view > .b::after, page', '.s--a wx-view > .s--b::after, wx-page'],
    ['button.primary:active + text', 'wx-button.s--primary:active + wx-text'],
    ['#id .a.b', '#id .s--a.s--b'],
    ['van-button .-x_1', 'van-button .s---x_1'],
    ['*', '*'],
    [':host', '[wx-host=s]'],
    [':host .a', '[wx-host=s] .s--a'],
    [':host(.big) > view', '[wx-host=s].big > wx-view'],
    [':root', 'wx-page'],
    ['.a:not(.b):nth-child(2n + 1)', '.s--a:not(.s--b):nth-child(2n + 1)'],
    ['.w-1\\/2', '.s--w-1\\/2'],
    ['[data-view="view"] image', '[data-view="view"] wx-image'],
    ['.a,\n.b', '.s--a,\n.s--b'],
  ])('%s', (selector, expected) => {
    expect(scoped(selector)).toBe(expected)
  })

  it('keep their classes where styles are shared', () => {
    expect(convertSelector('.a view', { scope: 's', scoped: false })).toBe('.a wx-view')
  })
})

describe('values', () => {
  it.each([
    ['10rpx', '1.33333vw'],
    ['-.5RPX auto', '-0.06667vw auto'],
    ['750rpx 0 0', '100vw 0 0'],
    ['100vh', 'calc(var(--mp-vh) * 100)'],
    ['calc(100vh - 15rpx)', 'calc(calc(var(--mp-vh) * 100) - 2vw)'],
    ['0 0/75rpx', '0 0/10vw'],
    ['"10rpx"', '"10rpx"'],
    ['url(10rpx.png) 75rpx', 'url(mp-file:10rpx.png) 10vw'],
    ['var(--a-10rpx, 75rpx)', 'var(--a-10rpx, 10vw)'],
    ['env(safe-area-inset-top, 75rpx)', 'var(--mp-safe-area-inset-top, 10vw)'],
    ['constant(safe-area-inset-bottom)', 'var(--mp-safe-area-inset-bottom, 0px)'],
    ['#fff', '#fff'],
  ])('%s', (value, expected) => {
    expect(convertValue(value, (url) => `mp-file:${url}`)).toBe(expected)
  })
})
