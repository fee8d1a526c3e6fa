import { describe, expect, it } from 'vitest'
import { compile } from './compiler.ts'
import { program } from './testing/run.ts'

async function said(files: Record<string, string>) {
  const { diagnostics } = await compile(
    program({ 'app.json': '{"pages":["a"]}', 'a.js': 'Page({})', 'a.wxml': '', ...files }),
  )
  return diagnostics.map((one) => [one.severity, one.code, one.file, one.line, one.column])
}

describe('tags that are not closed', () => {
  it.each([
    ['<view>\n  <text>tea</text>\n  <view class="a">\n</view>', [[1, 1]]],
    ['<view>\n  <image src="/a.png">\n</view>', [[2, 3]]],
    ['<view>tea', [[1, 1]]],
    ['<view>\n<block wx:if="{{a}}">\n<input>\n</block></view>', [[3, 1]]],
  ])('%j is an error at the tag', async (wxml, places) => {
    const found = await said({ 'a.wxml': wxml })
    expect(found).toEqual(places.map((place) => ['error', 'template.syntax', 'a.wxml', ...place]))
  })

  it('is said of nothing that is closed, or no tag', async () => {
    const wxml = '<view>{{ a < b ? "<view>" : "" }}<!-- <view> --><image src="/a.png"/><text>1 < 2</text></view>\n'
    expect(await said({ 'a.wxml': wxml })).toEqual([])
  })
})

describe('calls that a program puts on the host’s object itself', () => {
  it('are not said to be lacking, in whichever module they are made and called', async () => {
    const found = await said({
      'app.js': 'require("./runtime.js"); wx.createApp({})',
      'runtime.js': 'wx.createApp = (app) => App(app); wx["createPage"] = (page) => Page(page)',
      'a.js': 'wx.createPage({}); wx.createNothing({})',
    })
    expect(found).toEqual([['warning', 'api.missing', 'a.js', 1, 23]])
  })

  it('are another’s where they are put on something else', async () => {
    const found = await said({ 'a.js': 'const own = {}; own.createPage = Page; wx.createPage({})' })
    expect(found).toEqual([['warning', 'api.missing', 'a.js', 1, 43]])
  })
})
