import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

const program = {
  'app.json': JSON.stringify({ pages: ['pages/a/a', 'pages/b/b'], window: { defaultTitle: 'Counters' } }),
  'app.js': 'App({ onLaunch(options) { this.launched = options.path } })',
  'pages/a/a.json': '{"usingComponents":{"counter":"/counter/counter"}}',
  'pages/a/a.axml': `<view id="launched">{{launched}}</view>
<counter ref="keep" start="{{start}}" label="Apples" data-kind="fruit" onChange="changed"><text>inside</text></counter>
<view id="heard">{{heard}}</view>
<view id="list"><text a:for="{{list}}" a:key="*this">{{item}}.</text></view>
<button id="more" onTap="more">more</button>
<button id="reset" onTap="reset">reset</button>
<button id="ask" onTap="ask">ask</button>
<button id="keep" onTap="keepIt">keep</button>
<button id="go" onTap="go">go</button>`,
  'pages/a/a.js': `Page({
  data: { start: 3, heard: '', list: [1, 2], launched: '' },
  onLoad() { this.setData({ launched: getApp().launched }) },
  keep(counter) { this.counter = counter },
  changed(value, event) { this.setData({ heard: value + ' ' + event.kind }) },
  more() { this.$spliceData({ list: [1, 0, 'x', 'y'] }) },
  reset() { this.setData({ start: 10, heard: this.counter.describe() }) },
  ask() {
    my.confirm({ title: 'Sure?', content: 'Really', confirmButtonText: 'Yes', success: ({ confirm }) => this.setData({ heard: 'confirm ' + confirm }) })
  },
  keepIt() {
    my.setStorageSync({ key: 'a', data: { b: 1 } })
    const { data } = my.getStorageSync({ key: 'a' })
    const none = my.getStorageSync({ key: 'none' })
    this.setData({ heard: JSON.stringify([data, none.data, my.canIUse('component2'), typeof wx.request]) })
  },
  go() { my.navigateTo({ url: '/pages/b/b?x=1' }) },
})`,
  'pages/b/b.axml': '<view id="b">{{x}}</view>',
  'pages/b/b.js': 'Page({ data: { x: 0 }, onLoad({ x }) { this.setData({ x }) } })',
  'counter/counter.json': '{"component":true}',
  'counter/counter.axml': `<view class="counter" onTap="add"><text id="label">{{label}} {{count}} {{doubled}}</text><slot><text>none</text></slot></view>
<view id="moments">{{moments}}</view>`,
  'counter/counter.js': `const naming = Mixin({
  data: { moments: '' },
  onInit() { this.moments = ['init ' + this.props.start] },
  methods: { describe() { return this.props.label + ' of ' + this.props['data-kind'] } },
})
Component({
  mixins: [naming],
  props: { start: 0, step: 1, onChange: () => {} },
  data: { count: 0, doubled: 0 },
  onInit() { this.setData({ count: this.props.start }) },
  deriveDataFromProps(next) {
    if (next.start !== this.props.start) this.setData({ count: next.start })
  },
  didMount() {
    this.moments.push('mount')
    this.setData({ doubled: this.data.count * 2, moments: this.moments.join(',') })
  },
  didUpdate(props, data) {
    if (data.count !== this.data.count) this.setData({ doubled: this.data.count * 2 })
  },
  methods: {
    add() {
      const count = this.data.count + this.props.step
      this.setData({ count })
      this.props.onChange(count, { kind: this.props['data-kind'] })
    },
  },
})`,
}

test('components: props with functions, mixins, their moments, slots and refs', async () => {
  const stage = await stages.open(program)
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#label').textContent()).toBe('Apples 3 6')
  expect(await frame.locator('#moments').textContent()).toBe('init 3,mount')
  expect(await frame.locator('.counter').textContent()).toBe('Apples 3 6inside')
  await frame.locator('#label').click()
  await expect.poll(() => frame.locator('#label').textContent()).toBe('Apples 4 8')
  expect(await frame.locator('#heard').textContent()).toBe('4 fruit')
  await frame.locator('#reset').click()
  await expect.poll(() => frame.locator('#label').textContent()).toBe('Apples 10 20')
  expect(await frame.locator('#heard').textContent()).toBe('Apples of fruit')
  await frame.locator('#more').click()
  await expect.poll(() => frame.locator('#list').textContent()).toBe('1.x.y.2.')
  expect(await stage.errors()).toEqual([])
})

test('my: dialogs, storage, routes', async () => {
  const stage = await stages.open(program)
  const frame = await stage.open()
  await frame.locator('#ask').click()
  await frame.getByRole('button', { name: 'Yes' }).click()
  await expect.poll(() => frame.locator('#heard').textContent()).toBe('confirm true')
  await frame.locator('#keep').click()
  await expect.poll(() => frame.locator('#heard').textContent()).toBe('[{"b":1},null,true,"function"]')
  await frame.locator('#go').click()
  await expect.poll(() => frame.locator('#b').textContent()).toBe('1')
  expect(await stage.errors()).toEqual([])
})
