import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

test('style sheets select by data, as programs with a theme do; other data stay in the Worker', async () => {
  const stage = await stages.open({
    'app.json': '{"pages":["a"]}',
    'app.js': 'App({})',
    'app.wxss': 'page { --ink: rgb(1, 1, 1) } [data-own-theme="dark"], .other[data-kind] { --ink: rgb(2, 2, 2) }',
    'a.json': '{"usingComponents":{"my-box":"box"}}',
    'a.wxml': `<view id="page" data-own-theme="{{theme}}" data-secret="kept" bindtap="turn"><my-box id="box"/><view id="within">within</view></view>`,
    'a.wxss': '#within { color: var(--ink) }',
    'a.js': `Page({ data: { theme: 'light' }, turn({ currentTarget }) { this.setData({ theme: currentTarget.dataset.ownTheme === 'dark' ? 'light' : 'dark' }) } })`,
    'box.json': '{"component":true}',
    'box.wxml': '<view class="words">box</view>',
    'box.wxss': '.words { color: var(--ink) }',
    'box.js': 'Component({})',
  })
  expect(stage.manifest.uses?.selectedData).toEqual(['data-kind', 'data-own-theme'])
  const frame = await stage.open()
  const page = frame.locator('#page')
  const colours = () =>
    Promise.all(
      [frame.locator('#within'), frame.getByText('box', { exact: true })].map((one) =>
        one.evaluate((element) => getComputedStyle(element).color),
      ),
    )
  await expect.poll(colours).toEqual(['rgb(1, 1, 1)', 'rgb(1, 1, 1)'])
  await page.click()
  await expect.poll(colours).toEqual(['rgb(2, 2, 2)', 'rgb(2, 2, 2)'])
  await page.click()
  await expect.poll(colours).toEqual(['rgb(1, 1, 1)', 'rgb(1, 1, 1)'])
  expect(await page.getAttribute('data-secret')).toBeNull()
})
