import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

const worker = {
  'app.json': JSON.stringify({ pages: ['a'], workers: 'workers' }),
  'app.js': 'App({})',
  'a.wxml':
    '<view id="sum" bindtap="again">{{sum}}</view><view id="reach">{{reach}}</view><view id="kept">{{kept}}</view>',
  'a.js': `Page({
  data: { sum: '', reach: '', kept: '' },
  onLoad() {
    const worker = wx.createWorker('workers/sum/index.js')
    worker.onMessage(({ sum, reach }) => this.setData(sum === undefined ? { reach: reach.join(' ') } : { sum }))
    worker.postMessage({ numbers: [1, 2, 3] })
    try { wx.createWorker('workers/sum/index.js') } catch (error) { this.setData({ kept: error.message }) }
    this.worker = worker
  },
  again() {
    this.worker.postMessage({ reach: true })
    this.worker.postMessage({ numbers: [20, 22] })
  },
})`,
  'workers/sum/index.js': `const add = require('../add')
worker.onMessage(async ({ numbers, reach }) => {
  if (numbers) return worker.postMessage({ sum: add(numbers) })
  const found = []
  const scope = globalThis
  const ways = {
    wx: () => typeof wx === 'undefined' && Promise.reject(),
    Worker: () => typeof scope.Worker === 'undefined' && Promise.reject(),
    fetch: () => scope.fetch('https://example.com/'),
    own: () => scope.fetch('/files/manifest.json'),
    socket: () => new Promise((resolve, reject) => { const socket = new scope.WebSocket('wss://example.com/'); socket.onopen = resolve; socket.onerror = reject }),
    script: () => scope.importScripts('https://example.com/a.js'),
    eval: () => scope.eval('1'),
    storage: () => new Promise((resolve, reject) => { const open = scope.indexedDB.open('x'); open.onsuccess = resolve; open.onerror = reject }),
  }
  for (const [name, way] of Object.entries(ways)) {
    try { await way(); found.push(name) } catch { }
  }
  worker.postMessage({ reach: ['found:', ...found] })
})`,
  'workers/add.js': 'module.exports = (numbers) => numbers.reduce((sum, one) => sum + one, 0)',
}

test('a Worker of a program computes and answers, is one of its kind, and reaches nothing', async () => {
  const stage = await stages.open(worker)
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#sum').textContent(), { timeout: 20_000 }).toBe('6')
  expect(await frame.locator('#kept').textContent()).toBe('createWorker:fail exceed max concurrent workers limit')
  await frame.locator('#sum').click()
  await expect.poll(() => frame.locator('#sum').textContent(), { timeout: 20_000 }).toBe('42')
  await expect.poll(() => frame.locator('#reach').textContent(), { timeout: 20_000 }).toBe('found:')
})

test('what a Worker throws is told as an error of the program', async () => {
  const stage = await stages.open({
    ...worker,
    'a.js': `Page({ onLoad() { wx.createWorker('workers/sum/index.js').postMessage({ numbers: 7 }) } })`,
  })
  await stage.open()
  await expect
    .poll(async () => (await stage.errors()).join(), { timeout: 20_000 })
    .toContain('reduce is not a function')
})

test('a tap on what is not loaded yet is delivered once it is, and once only', async () => {
  const stage = await stages.open({
    'app.json': '{"pages":["a"]}',
    'app.js': 'App({})',
    'a.wxml': `<view style="height: 300px">
  <label><view id="words">All of it</view><checkbox-group bindchange="chosen"><checkbox value="all" /></checkbox-group></label>
  <switch id="on" bindchange="turned" bindtap="tapped" style="display:block;width:60px;height:40px" />
  <view id="said">{{said}}</view></view>`,
    'a.js': `Page({
  data: { said: '' },
  say(what) { this.setData({ said: this.data.said + what + ' ' }) },
  turned({ detail }) { this.say('turned ' + detail.value) },
  tapped() { this.say('tapped') },
  chosen({ detail }) { this.say('chosen ' + detail.value) },
})`,
  })
  const gate = Promise.withResolvers<void>()
  await stage.page.route('**/chunks/forms.js', async (route) => {
    await gate.promise
    await route.continue()
  })
  const frame = await stage.open()
  await frame.locator('#on').click()
  await frame.locator('#words').click()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('tapped ')
  gate.resolve()
  await expect.poll(() => frame.locator('#said').textContent(), { timeout: 20_000 }).toContain('turned true')
  await expect.poll(() => frame.locator('#said').textContent(), { timeout: 20_000 }).toContain('chosen all')
  await frame.locator('#on').click()
  await expect.poll(() => frame.locator('#said').textContent()).toContain('turned false')
  expect((await frame.locator('#said').textContent())?.match(/turned true/g)).toHaveLength(1)
})
