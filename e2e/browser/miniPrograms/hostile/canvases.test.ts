import { expect, test } from 'vitest'
import { useStages } from '../../../../testkit/miniPrograms/useStages.ts'
import { endOf, hostile, outcomesOf } from './hostileProgram.ts'

// Canvases larger than anyone sees, and more of them than anyone needs.

const stages = useStages()

const find = `
const nodes = (selector) => new Promise((resolve) => wx.createSelectorQuery().selectAll(selector).fields({ node: true, size: true }).exec(([all]) => resolve(all)))
const surfaces = async () => (await nodes('.many')).filter(({ node }) => node && typeof node.getContext === 'function').length
`

test('a canvas that is 30,000 pixels wide has as many as can be drawn, and shows what is drawn on it', async () => {
  const stage = await stages.open(
    hostile(
      `${find}
g.tried = () => {
way('a surface shown large', async () => {
  const [{ node, width, height }] = await nodes('#large')
  node.width = 30000
  node.height = 400
  const drawing = node.getContext('2d')
  drawing.fillRect(0, 0, 10, 10)
  return [width, height, node.width, node.height, drawing.getImageData(5, 5, 1, 1).data[3]].join()
})
way('one out of sight', () => { const made = wx.createOffscreenCanvas({ width: 30000, height: 30000 }); made.width = 1e9; return [made.width, made.height].join() })
way('an old one', () => new Promise((yes, no) => {
  const drawing = wx.createCanvasContext('old')
  drawing.setFillStyle('#ff0000')
  drawing.fillRect(29000, 0, 1000, 100)
  drawing.draw(false, () => wx.canvasGetImageData({ canvasId: 'old', x: 29500, y: 50, width: 1, height: 1, success: ({ data }) => yes([...data].join()), fail: no }))
}))
told()
}`,
      '',
      '<canvas id="large" type="2d" style="width:30000px;height:400px"/><canvas canvas-id="old" style="width:30000px;height:100px"/>',
      { 'a.js': `require('./hostile.js')\nPage({ onReady() { globalThis.tried() } })` },
    ),
  )
  const outcomes = await outcomesOf(stage)
  expect(outcomes).toEqual({
    'a surface shown large': 'reached 30000,400,8192,400,255',
    'one out of sight': 'reached 8192,8192',
    'an old one': 'reached 255,0,0,255',
  })
  // Without that, a browser takes whatever number it is told.
  expect(await stage.page.evaluate(() => new OffscreenCanvas(30_000, 30_000).width)).toBe(30_000)
  expect(await endOf(stage)).toBeUndefined()
}, 60_000)

test('of a thousand canvases 256 are given, and others once those are gone', async () => {
  const stage = await stages.open(
    hostile(
      find,
      `
this.setData({ list: Array.from({ length: 1000 }, (_, index) => index) }, async () => {
  console.log('GIVEN ' + await surfaces())
  console.log('AGAIN ' + await surfaces())
  this.setData({ list: [] }, () => this.setData({ list: Array.from({ length: 300 }, (_, index) => 'second ' + index) }, async () => {
    console.log('OTHERS ' + await surfaces())
  }))
})`,
      '<canvas wx:for="{{list}}" wx:key="*this" class="many" type="2d" style="width:30px;height:15px"/>',
    ),
  )
  const frame = await stage.open()
  await frame.locator('#go').click()
  for (const line of ['GIVEN 256', 'AGAIN 256', 'OTHERS 256'])
    await expect.poll(() => stage.console, { timeout: 40_000 }).toContain(`log ${line}`)
  expect(await endOf(stage)).toBeUndefined()
}, 90_000)
