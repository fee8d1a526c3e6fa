// What of the runtime comes with a program, and renders that take longer than a frame.
import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

const program = (script: string, template = '<view id="said">{{said}}</view>') => ({
  'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
  'pages/a/a.wxml': template,
  'pages/a/a.js': script,
})

/** The parts and chunks that were fetched for it. */
async function fetched(page: { evaluate<Result>(work: () => Result): Promise<Result> }): Promise<string[]> {
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
  return names.flatMap((name) => /\/chunks\/(\w+)\.js$/.exec(name)?.[1] ?? []).sort()
}

test('a program that shows a text brings nothing but both scripts', async () => {
  const stage = await stages.open(program(`Page({ data: { said: 'hello' } })`))
  const frame = await stage.open()
  expect(await frame.locator('#said').textContent()).toBe('hello')
  expect(await fetched(stage.page)).toEqual([])
})

test('calls and elements that it names are there at once', async () => {
  const script = `
const encoder = wx.getFileSystemManager()
Page({
  data: { said: '' },
  onLoad() {
    encoder.writeFileSync(wx.env.USER_DATA_PATH + '/note', 'kept')
    const said = [typeof wx.request, wx.canIUse('getFileSystemManager'), encoder.readFileSync(wx.env.USER_DATA_PATH + '/note', 'utf8')]
    this.setData({ said: said.join() })
  },
})`
  const stage = await stages.open(program(script, '<view id="said">{{said}}</view><button>go</button>'))
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('function,true,kept')
  expect(await fetched(stage.page)).toEqual(['basics', 'callsAsk', 'callsFiles', 'callsNetwork'])
  expect(await stage.errors()).toEqual([])
})

test('a program that takes calls by names it makes up finds all of them', async () => {
  const script = `
const names = ['create' + 'CanvasContext', 'get' + 'Location', 'open' + 'BluetoothAdapter', 'request']
Page({
  data: { said: names.map((name) => typeof wx[name]).join() },
})`
  const stage = await stages.open(program(script))
  const frame = await stage.open()
  expect(await frame.locator('#said').textContent()).toBe('function,function,function,function')
})

test('what is asked after a long render finds all of it', async () => {
  const script = `
Page({
  data: { rows: [], said: '' },
  fill() {
    this.setData({ rows: Array.from({ length: 4000 }, (_, id) => ({ id, name: 'row ' + id })) })
    wx.createSelectorQuery().selectAll('.row').boundingClientRect((all) => {
      const last = all[all.length - 1]
      this.setData({ said: all.length + ' ' + (last.top > 4000) })
    }).exec()
  },
  less() { this.setData({ rows: this.data.rows.filter(({ id }) => id % 100 === 7) }) },
})`
  const template = `
<view id="fill" bindtap="fill">fill</view><view id="less" bindtap="less">less</view><view id="said">{{said}}</view>
<view class="row" wx:for="{{rows}}" wx:key="id"><text>{{item.name}}</text><text> of many</text></view>`
  const stage = await stages.open(program(script, template))
  const frame = await stage.open()
  await frame.locator('#fill').click()
  await expect.poll(() => frame.locator('#said').textContent(), { timeout: 30_000 }).toBe('4000 true')
  await frame.locator('#less').click()
  await expect.poll(() => frame.locator('.row').count(), { timeout: 30_000 }).toBe(40)
  expect(await frame.locator('.row').first().textContent()).toBe('row 7 of many')
  expect(await frame.locator('.row').last().textContent()).toBe('row 3907 of many')
})
