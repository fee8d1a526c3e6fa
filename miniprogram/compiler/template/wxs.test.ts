import { expect, it } from 'vitest'
import { wxsHelpers } from '../../bundle/wxsHelpers.ts'
import { compileWxs } from './wxs.ts'

function run(text: string): unknown {
  const { code, diagnostics } = compileWxs(text, () => ({ file: 'a.wxs' }))
  expect(diagnostics).toEqual([])
  const module = { exports: {} }
  new Function('require', 'exports', 'module', '__wxs', code)(() => null, module.exports, module, wxsHelpers)
  return module.exports
}

it.each([
  [String.raw`'^-?\d+(\.\d+)?$'`, ['80', '-1.5'], ['80px', '1x5', 'd']],
  [String.raw`"\{year\}"`, ['{year}'], ['year']],
  [String.raw`'^[A-Za-z0-9\-\_]+$'`, ['a-b_c'], ['a+b']],
  [String.raw`'\bone\b'`, ['to one'], ['alone']],
  [String.raw`'^(a)\1$'`, ['aa'], ['ab']],
  // Where somebody wrote it as JavaScript wants it, it is the same.
  [String.raw`'^\\d+$'`, ['80'], ['d']],
  [String.raw`'^\u4e2d\n\'$'`, ["中\n'"], ['u4e2d']],
])('escapes of the pattern %s reach it', (pattern, matching, others) => {
  const texts = JSON.stringify([...matching, ...others])
  const found = run(
    `var reg = getRegExp(${pattern}); module.exports = ${texts}.map(function (one) { return reg.test(one) })`,
  )
  expect(found).toEqual([...matching.map(() => true), ...others.map(() => false)])
})

it('leaves other texts as JavaScript reads them', () => {
  expect(run(String.raw`module.exports = 'a\.b\-c'`)).toBe('a.b-c')
})
