import { MemoryTree } from '@sampan/miniprogram/compiler'
import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

test('a plugin of the project draws its components, opens its pages and gives what it exports', async () => {
  const stage = await stages.open(
    new MemoryTree('plugins', {
      'project.config.json': '{"appid":"wx1","miniprogramRoot":"miniprogram/","pluginRoot":"plugin/"}',
      'miniprogram/app.json': '{"pages":["a"],"plugins":{"tea":{"version":"dev","provider":"wx2"}}}',
      'miniprogram/app.js': 'App({})',
      'miniprogram/a.json': '{"usingComponents":{"leaf":"plugin://tea/leaf"}}',
      'miniprogram/a.wxml': `<leaf kind="green" bind:picked="picked"/><view id="said">{{said}}</view>
<button id="go" bindtap="go">go</button>`,
      'miniprogram/a.js': `const tea = requirePlugin('tea')
Page({
  data: { said: tea.price('green') },
  picked({ detail }) { this.setData({ said: 'picked ' + detail.kind }) },
  go() { wx.navigateTo({ url: 'plugin://tea/shop?leaf=green' }) },
})`,
      'plugin/plugin.json':
        '{"publicComponents":{"leaf":"components/leaf"},"pages":{"shop":"pages/shop"},"main":"index.js"}',
      'plugin/index.js': `const { prices } = require('/prices.js'); exports.price = (kind) => kind + ' ' + prices[kind]`,
      'plugin/prices.js': 'exports.prices = { green: 3, black: 4 }',
      'plugin/components/leaf.json': '{"component":true}',
      'plugin/components/leaf.wxml':
        '<view id="leaf" class="leaf" bindtap="pick">{{kind}}</view><image id="picture" src="/leaf.svg"/>',
      'plugin/components/leaf.wxss': '.leaf { color: rgb(0, 128, 0) }',
      'plugin/components/leaf.js': `Component({ properties: { kind: String }, methods: { pick() { this.triggerEvent('picked', { kind: this.data.kind }) } } })`,
      'plugin/pages/shop.wxml': '<view id="shop">{{leaf}}</view>',
      'plugin/pages/shop.js': 'Page({ data: { leaf: "" }, onLoad({ leaf }) { this.setData({ leaf }) } })',
      'plugin/leaf.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
    }),
  )
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('green 3')
  await frame.locator('#leaf').click()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('picked green')
  expect(await frame.locator('#leaf').evaluate((node) => getComputedStyle(node).color)).toBe('rgb(0, 128, 0)')
  await expect
    .poll(() => frame.locator('#picture img').evaluate((node) => node instanceof HTMLImageElement && node.naturalWidth))
    .toBe(8)
  await frame.locator('#go').click()
  await expect.poll(() => frame.locator('.mp-shown #shop').textContent()).toBe('green')
  expect(await stage.errors()).toEqual([])
})
