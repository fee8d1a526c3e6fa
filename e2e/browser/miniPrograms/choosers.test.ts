import type { Frame } from 'playwright-core'
import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

// What Alipay's programs let a member choose from, and their bars.

const stages = useStages()

const program = {
  'app.json': JSON.stringify({ pages: ['pages/a/a', 'pages/b/b'], window: { titleBarColor: '#108ee9' } }),
  'app.js': 'App({})',
  'pages/a/a.json': '{}',
  'pages/a/a.axml': `<button a:for="{{names}}" a:key="*this" id="{{item}}" data-name="{{item}}" onTap="ask">{{item}}</button>
<button id="paint" onTap="paint">paint</button>
<button id="go" onTap="go">go</button>
<button open-type="getAuthorize" id="allow" scope="phoneNumber" onGetAuthorize="allowed">allow</button>
<view id="said">{{said}}</view>`,
  'pages/a/a.js': `const calls = {
  datePicker: { currentDate: '2026-01-31', startDate: '2020-01-01', endDate: '2030-12-31' },
  optionsSelect: { title: 'Size', optionsOne: ['S', 'M', 'L'], optionsTwo: ['red', 'blue'], positiveString: 'Take' },
  multiLevelSelect: { title: 'Where', list: [
    { name: 'North', subList: [{ name: 'Hill' }, { name: 'Lake', code: 7 }] },
    { name: 'South' },
  ] },
  regionPicker: { selectedItem: ['浙江省', '杭州市', '西湖区'] },
  chooseCity: { customHistoryCities: [{ city: '宁波市', adCode: '330200', spell: 'ningbo' }] },
}
Page({
  data: { names: Object.keys(calls), said: '' },
  say(said) { this.setData({ said: JSON.stringify(said) }) },
  ask({ currentTarget }) {
    const { name } = currentTarget.dataset
    my[name]({ ...calls[name], success: (answer) => this.say(answer), fail: (error) => this.say(error) })
  },
  paint() { my.setNavigationBar({ title: 'Pale', backgroundColor: '#f5f5f5' }) },
  go() { my.navigateTo({ url: '/pages/b/b' }) },
  allowed() { this.say('allowed') },
})`,
  'pages/b/b.json': '{"defaultTitle":"Clear","transparentTitle":"auto"}',
  'pages/b/b.axml': '<view id="top" style="height:200px">top</view><view style="height:3000px"></view>',
  'pages/b/b.js': 'Page({})',
}

const said = (frame: Frame) =>
  expect.poll(async () => JSON.parse((await frame.locator('#said').textContent()) || 'null'))

async function open(): Promise<Frame> {
  const stage = await stages.open(program)
  stage.page.setDefaultTimeout(15_000)
  return stage.open()
}

test('a date: a month that is turned keeps to its days', async () => {
  const frame = await open()
  await frame.locator('#datePicker').click()
  const wheels = frame.getByRole('dialog').getByRole('spinbutton')
  await expect.poll(() => wheels.nth(2).getAttribute('aria-valuetext')).toBe('31日')
  await wheels.nth(1).press('ArrowDown')
  await expect.poll(() => wheels.nth(2).getAttribute('aria-valuetext')).toBe('28日')
  await frame.getByRole('button', { name: '确定' }).click()
  await said(frame).toEqual({ date: '2026-02-28' })
  await frame.locator('#datePicker').click()
  await frame.getByRole('dialog').press('Escape')
  await said(frame).toEqual({ error: 11, errorMessage: '用户取消操作' })
  expect(await frame.getByRole('dialog').count()).toBe(0)
})

test('options in two columns, under words of the program', async () => {
  const frame = await open()
  await frame.locator('#optionsSelect').click()
  const wheels = frame.getByRole('dialog', { name: 'Size' }).getByRole('spinbutton')
  await wheels.nth(0).press('End')
  await expect.poll(() => wheels.nth(0).getAttribute('aria-valuetext')).toBe('L')
  await frame.getByRole('button', { name: 'Take' }).click()
  await said(frame).toEqual({
    selectedOneIndex: 2,
    selectedOneOption: 'L',
    selectedTwoIndex: 0,
    selectedTwoOption: 'red',
  })
})

test('levels: the last one answers, those before can be gone back to', async () => {
  const frame = await open()
  await frame.locator('#multiLevelSelect').click()
  const sheet = frame.getByRole('dialog', { name: 'Where' })
  await sheet.getByRole('button', { name: 'North' }).click()
  await sheet.getByRole('button', { name: 'Hill' }).waitFor()
  await sheet.getByRole('button', { name: 'North' }).click()
  await sheet.getByRole('button', { name: 'South' }).waitFor()
  await sheet.locator('.mp-c-list').getByRole('button', { name: 'North' }).click()
  await sheet.getByRole('button', { name: 'Lake' }).click()
  await said(frame).toEqual({ success: true, result: [{ name: 'North' }, { name: 'Lake', code: 7 }] })
})

test('regions stand where the program puts them', async () => {
  const frame = await open()
  await frame.locator('#regionPicker').click()
  const wheels = frame.getByRole('dialog').getByRole('spinbutton')
  await expect.poll(() => wheels.nth(2).getAttribute('aria-valuetext')).toBe('西湖区')
  await frame.getByRole('button', { name: '确定' }).click()
  await said(frame).toEqual({ data: ['浙江省', '杭州市', '西湖区'], code: ['330000', '330100', '330106'] })
})

test('cities: by letters, by searching, and back without one', async () => {
  const frame = await open()
  await frame.locator('#chooseCity').click()
  const list = frame.getByRole('dialog', { name: '选择城市' })
  await list.getByRole('button', { name: '宁波市' }).first().waitFor()
  await list.getByRole('searchbox').fill('杭')
  await list.locator('.mp-c-found').getByRole('button', { name: '杭州市' }).click()
  await said(frame).toEqual({ city: '杭州市', adCode: '330100' })
  await frame.locator('#chooseCity').click()
  await list.getByRole('button', { name: '返回' }).click()
  await said(frame).toEqual({ error: 11, errorMessage: '用户取消操作' })
})

test('a bar has words that can be read on it; one that is clear lies over its page', async () => {
  const frame = await open()
  const bar = frame.locator('.mp-shown .mp-bar')
  const color = () => bar.evaluate((element) => getComputedStyle(element).color)
  await expect.poll(color).toBe('rgb(255, 255, 255)')
  await frame.locator('#paint').click()
  await expect.poll(color).toBe('rgb(0, 0, 0)')
  await frame.locator('#go').click()
  await frame.locator('.mp-shown #top').waitFor()
  const background = () => bar.evaluate((element) => getComputedStyle(element).backgroundColor)
  await expect.poll(background).toBe('rgba(0, 0, 0, 0)')
  expect(await frame.locator('#top').evaluate((element) => element.getBoundingClientRect().top)).toBe(0)
  await frame.locator('.mp-shown .mp-surface').evaluate((host) => {
    const scroller = host.shadowRoot?.querySelector('.mp-scroller')
    if (scroller) scroller.scrollTop = 600
  })
  await expect.poll(background).toBe('rgb(16, 142, 233)')
  await bar.getByRole('button').first().click()
  await frame.locator('.mp-shown #paint').waitFor()
})

test('what a button lets be asked is asked by the call that follows', async () => {
  const frame = await open()
  await frame.locator('#allow').click()
  await said(frame).toBe('allowed')
})
