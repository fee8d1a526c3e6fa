import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

/** Calls what is written into it, and shows what came of it. */
const program = {
  'app.json': JSON.stringify({
    pages: ['pages/a/a', 'pages/b/b'],
    window: {
      navigationBarTitleText: 'Calls',
      navigationBarBackgroundColor: '#ffffff',
      navigationBarTextStyle: 'black',
    },
    tabBar: {
      list: [
        { pagePath: 'pages/a/a', text: 'A' },
        { pagePath: 'pages/b/b', text: 'B' },
      ],
    },
  }),
  'app.js': 'App({})',
  'pages/a/a.wxml':
    '<view id="said">{{said}}</view><button wx:for="{{names}}" wx:key="*this" id="{{item}}" data-name="{{item}}" bindtap="call">{{item}}</button>',
  'pages/a/a.js': `const acts = {
  toast: () => wx.showToast({ title: 'Done' }),
  plain: () => wx.showToast({ title: 'A longer text without a picture', icon: 'none', duration: 60000 }),
  loading: () => wx.showLoading({ title: 'Wait', mask: true }),
  modal: () => wx.showModal({ title: 'Delete?', content: 'It will be gone.', confirmColor: '#ff0000' }),
  edit: () => wx.showModal({ title: 'Name', editable: true, placeholderText: 'Your name' }),
  sheet: () => wx.showActionSheet({ itemList: ['One', 'Two', 'Three'] }),
  bar: async () => {
    await wx.setNavigationBarTitle({ title: 'Changed' })
    await wx.setNavigationBarColor({ frontColor: '#ffffff', backgroundColor: '#ff0000' })
    return wx.showNavigationBarLoading()
  },
  badge: () => wx.setTabBarBadge({ index: 1, text: '7' }),
  storage: () => { wx.setStorageSync('kept', { a: 1 }); return wx.getStorage({ key: 'kept' }) },
  request: () => new Promise((success, fail) => wx.request({ url: 'https://nowhere.example', success, fail })).catch((failure) => failure),
  clipboard: () => wx.getClipboardData().catch((failure) => failure),
}
Page({
  data: { said: '', names: Object.keys(acts) },
  async call(event) {
    try {
      this.setData({ said: JSON.stringify(await acts[event.currentTarget.dataset.name]()) })
    } catch (failure) {
      this.setData({ said: JSON.stringify(failure) })
    }
  },
})`,
  'pages/b/b.wxml': '<view />',
  'pages/b/b.js': 'Page({})',
}

async function open() {
  const stage = await stages.open(program)
  const frame = await stage.open({ language: 'en' })
  const said = async () => JSON.parse((await frame.locator('#said').textContent()) || 'null')
  return { stage, frame, said }
}

test('toasts come and go, and what loads keeps others away', async () => {
  const { frame, said } = await open()
  await frame.locator('#toast').click()
  await expect.poll(() => frame.getByRole('status').textContent()).toBe('Done')
  await expect.poll(() => frame.getByRole('status').count()).toBe(0)
  await frame.locator('#plain').click()
  await frame.locator('#loading').click()
  await expect.poll(() => frame.getByRole('status').allTextContents()).toEqual(['Wait'])
  expect(await said()).toEqual({ errMsg: 'showLoading:ok' })
})

test('a dialog is answered by touch, by keys, and with words', async () => {
  const { stage, frame, said } = await open()
  await frame.locator('#modal').click()
  await expect.poll(() => frame.getByRole('alertdialog').textContent()).toContain('It will be gone.')
  await frame.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(said).toEqual({ errMsg: 'showModal:ok', confirm: false, cancel: true, content: null })
  await frame.locator('#modal').click()
  await frame.getByRole('button', { name: 'OK' }).waitFor()
  await stage.page.keyboard.press('Enter')
  await expect.poll(said).toMatchObject({ confirm: true })
  await frame.locator('#edit').click()
  await frame.getByPlaceholder('Your name').fill('Mei')
  await frame.getByRole('button', { name: 'OK' }).click()
  await expect.poll(said).toMatchObject({ confirm: true, content: 'Mei' })
  expect(await frame.getByRole('alertdialog').count()).toBe(0)
})

test('a sheet: one of its lines, or none', async () => {
  const { stage, frame, said } = await open()
  await frame.locator('#sheet').click()
  await frame.getByRole('button', { name: 'Two' }).click()
  await expect.poll(said).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
  await frame.locator('#sheet').click()
  await frame.getByRole('button', { name: 'Three' }).waitFor()
  await stage.page.keyboard.press('Escape')
  await expect.poll(said).toEqual({ errMsg: 'showActionSheet:fail cancel' })
})

test('bars are changed while they are shown', async () => {
  const { frame } = await open()
  await frame.locator('#bar').click()
  await expect.poll(() => frame.getByRole('heading', { name: 'Changed' }).count()).toBe(1)
  await expect
    .poll(() => frame.locator('.mp-shown .mp-bar').evaluate((bar) => getComputedStyle(bar).backgroundColor))
    .toBe('rgb(255, 0, 0)')
  await frame.locator('#badge').click()
  await expect.poll(() => frame.getByRole('tab').nth(1).textContent()).toBe('7B')
})

test('what goes through the bridge: kept, not there, not granted', async () => {
  const { stage, frame, said } = await open()
  await frame.locator('#storage').click()
  await expect.poll(said).toEqual({ errMsg: 'getStorage:ok', data: { a: 1 } })
  const kept = await stage.page.evaluate(() => [
    ...(globalThis as unknown as { stage: { storage: Map<string, string> } }).stage.storage,
  ])
  expect(kept).toEqual([['kept', '{"a":1}']])
  await frame.locator('#request').click()
  await expect.poll(said).toEqual({ errMsg: 'request:fail not supported', errno: 3 })
  await frame.locator('#clipboard').click()
  await expect.poll(said).toEqual({ errMsg: 'getClipboardData:fail not supported', errno: 3 })
})
