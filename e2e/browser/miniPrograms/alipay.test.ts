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

test('a page keeps what it was given of a class', async () => {
  const stage = await stages.open({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({})',
    'pages/a/a.json': '{}',
    'pages/a/a.axml': '<view id="sum">{{sum}}</view>',
    'pages/a/a.js': `class Sum { all = 0; add(n) { this.all += n; return this } }
Page({ data: { sum: 0 }, kept: new Sum(), onLoad() { this.setData({ sum: this.kept.add(3).add(4).all }) } })`,
  })
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#sum').textContent()).toBe('7')
})

test('nodes within components are found by what they are once the turn is over', async () => {
  const stage = await stages.open({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({})',
    'pages/a/a.json': '{"usingComponents":{"bars":"/bars/bars"}}',
    'pages/a/a.axml': '<bars widths="{{widths}}" /><button id="more" onTap="more">more</button>',
    'pages/a/a.js': 'Page({ data: { widths: [] }, more() { this.setData({ widths: [30, 50] }) } })',
    'bars/bars.json': '{"component":true}',
    'bars/bars.axml': `<view a:for="{{widths}}" a:key="*this" id="bar-{{index}}" class="bar" style="width:{{item}}px;height:9px" />
<view id="said">{{said}}</view>`,
    'bars/bars.js': `Component({
  props: { widths: [] },
  data: { said: '' },
  deriveDataFromProps({ widths }) {
    if (widths.length === 0) return
    my.createSelectorQuery().selectAll('.bar').boundingClientRect().select('#bar-1').boundingClientRect()
      .select('#bar-0.bar').boundingClientRect().exec(([all, one, first]) => {
        this.setData({ said: [...all.map(({ width }) => width), one.width, first.width].join() })
      })
  },
})`,
  })
  const frame = await stage.open()
  await frame.locator('#more').click()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('30,50,50,30')
})

test('a label with a row in it stands beside words', async () => {
  const stage = await stages.open({
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({})',
    'pages/a/a.json': '{}',
    'pages/a/a.axml':
      '<view><label id="label"><view style="display:flex">box</view></label><text id="words">words</text></view>',
    'pages/a/a.js': 'Page({})',
  })
  const frame = await stage.open()
  const top = (id: string) => frame.locator(id).evaluate((element) => element.getBoundingClientRect().top)
  expect(Math.abs((await top('#label')) - (await top('#words')))).toBeLessThan(5)
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
