import { expect, test } from 'vitest'
import { moduleFacts, parseScript } from './syntax.ts'

function uses(text: string): string[] | 'all' {
  const parsed = parseScript(text)
  if ('message' in parsed) throw new Error(parsed.message)
  const { calls, asked, handsOnHost } = moduleFacts(parsed.program, parsed.isModule, 'wx')
  return handsOnHost ? 'all' : [...new Set([...calls.map(({ name }) => name), ...asked])].sort()
}

test.each([
  ['wx.request({ url })', ['request']],
  ["wx['login']()", ['login']],
  ["if (wx.canIUse('getUserProfile.success')) wx.login()", ['canIUse', 'getUserProfile', 'login']],
  ['const { login, request: ask } = wx', ['login', 'request']],
  [
    "const here = typeof wx !== 'undefined' && wx && wx.getSystemInfoSync ? wx.env.x : null",
    ['env', 'getSystemInfoSync'],
  ],
  ['if (!wx) throw 1', []],
  ['const menu = null === wx || void 0 === wx ? void 0 : wx.getWindowInfo()', ['getWindowInfo']],
  ['go && wx[go] && wx[go]({ url })', ['connectSocket', 'downloadFile', 'request']],
  ['Page({ data: { my: 1 } })', []],
])('%s needs no more than it names', (text, expected) => {
  expect(uses(text)).toEqual(expected)
})

test.each([
  'promisify(wx)',
  'const host = wx',
  'wx[name]()',
  'wx[name]({ url, success })',
  'const call = wx[name] && wx[name]',
  'typeof wx[name]',
  'wx[name] && wx[other]({ url })',
  'if (wx[name]) go()',
  'globalThis.wx.login()',
  "global['wx']",
  'const { [name]: call } = wx',
  'const { login, ...rest } = wx',
  'wx.canIUse(name)',
  'const can = wx.canIUse',
  'const { canIUse } = wx',
  'export default wx',
  'const either = wx || my',
  'Object.keys(wx).forEach(each)',
  '({ wx })',
])('%s may need anything', (text) => {
  expect(uses(text)).toBe('all')
})
