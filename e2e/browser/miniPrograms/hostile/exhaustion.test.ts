import { expect, test } from 'vitest'
import type { ProgramStage } from '../../../../testkit/miniPrograms/stage.ts'
import { useStages } from '../../../../testkit/miniPrograms/useStages.ts'
import type { StageWindow } from '../../../../testkit/miniPrograms/window.ts'
import { endOf, hostile, watchFrames } from './hostileProgram.ts'

// Programs that take a core or the memory for themselves: they are ended, and the window around them stays smooth all
// the while. Where nothing would end them, they would still be there when these tests give up waiting.

const stages = useStages()

/** The window drew on and answered while it lasted. A window that a program holds draws nothing until it is let go. */
async function expectSmooth(stage: ProgramStage, seen: () => Promise<{ frames: number; longestMs: number }>) {
  await expect.poll(async () => (await seen()).frames, { timeout: 30_000 }).toBeGreaterThan(20)
  const { longestMs } = await seen()
  expect(longestMs).toBeLessThan(3_000)
  expect(await stage.page.evaluate(() => 1 + 1)).toBe(2)
}

async function expectEnded(stage: ProgramStage, reasons: string[]) {
  await expect.poll(() => endOf(stage), { timeout: 40_000 }).toBeDefined()
  expect(reasons).toContain(await endOf(stage))
  // Its frame is gone, and with it the Worker and all that it held.
  expect(
    await stage.page.evaluate(
      () => (globalThis as unknown as { stage: StageWindow }).stage.handles[0]?.element.isConnected,
    ),
  ).toBe(false)
}

const spinWxs = `<wxs module="m">module.exports = { spin: function (on) { while (on) { } return 0 } }</wxs><text>{{m.spin(spin)}}</text>`

test.each([
  ['a loop without end', 'for (;;);', '', ['hangs']],
  ['a loop without end in WXS', 'this.setData({ spin: true })', spinWxs, ['hangs']],
  ['a pattern that is tried for years', `/^(a+)+$/.test('a'.repeat(60) + 'b')`, '', ['hangs']],
  [
    'promises that follow each other without end',
    'const next = () => Promise.resolve().then(next); next()',
    '',
    ['hangs'],
  ],
  [
    'timers that leave no room for anything else',
    'for (let i = 0; i < 1000; i += 1) setInterval(() => { const until = Date.now() + 50; while (Date.now() < until); }, 0)',
    '',
    ['hangs'],
  ],
  [
    'two hundred thousand timers that each say something',
    `const to = port(); for (let i = 0; i < 200000; i += 1) setInterval(() => say.call(to, { kind: 'tell', name: 'console', detail: null }), 0)`,
    '',
    ['messages', 'hangs'],
  ],
  [
    'a loop that says it is there',
    `const to = port(); for (;;) { say.call(to, { kind: 'tell', name: 'pong', detail: null }); const until = Date.now() + 20; while (Date.now() < until); }`,
    '',
    ['hangs'],
  ],
  [
    'messages without end',
    `const to = port(); for (;;) say.call(to, { kind: 'tell', name: 'console', detail: { level: 'log', items: [] } })`,
    '',
    ['messages', 'hangs'],
  ],
  ['calls without end', `for (;;) wx.setStorage({ key: 'a', data: 1 })`, '', ['messages', 'hangs']],
  [
    'a list of four billion holes',
    `say.call(port(), { kind: 'load', id: 1, scripts: holes(), styles: [] })`,
    '',
    ['messages'],
  ],
  [
    'a call with four billion holes',
    `say.call(port(), { kind: 'call', call: { number: 1e6, name: 'storage.set', args: holes() } })`,
    '',
    ['messages'],
  ],
  [
    'one message of 100 MB',
    `say.call(port(), { kind: 'tell', name: 'error', detail: { message: 'x'.repeat(1e8) } })`,
    '',
    ['messages'],
  ],
  [
    'more nodes than anyone sees',
    'this.setData({ list: Array.from({ length: 125000 }, (_, index) => index) })',
    '<view wx:for="{{list}}" wx:key="*this">{{item}}</view>',
    ['nodes', 'hangs'],
  ],
  [
    'a property of four billion holes',
    `g.postMessage({ kind: 'operations', operations: [1, 900001, 'picker', 16, 900001, 'range', holes()] })`,
    '',
    ['operations'],
  ],
  [
    'texts of 200 MB',
    `const text = 'x'.repeat(1e6); const some = []; for (let id = 900000; id < 900200; id += 1) some.push(3, id, text); g.postMessage({ kind: 'operations', operations: some })`,
    '',
    ['operations'],
  ],
])(
  '%s',
  async (_, act, wxml, reasons) => {
    const stage = await stages.open(hostile('', act, wxml))
    const frame = await stage.open()
    const seen = await watchFrames(stage)
    await frame.locator('#go').click()
    await expectEnded(stage, reasons)
    await expectSmooth(stage, seen)
  },
  90_000,
)

test('a loop before anything is seen', async () => {
  const stage = await stages.open(hostile('for (;;);'))
  const seen = await watchFrames(stage)
  await stage.open().catch(() => undefined)
  await expectEnded(stage, ['hangs'])
  await expectSmooth(stage, seen)
}, 90_000)

test('a loop that begins once it is not seen any more', async () => {
  const stage = await stages.open(hostile(`wx.onAppHide(() => { for (;;); })`))
  await stage.open()
  const seen = await watchFrames(stage)
  await stage.page.evaluate(() => (globalThis as unknown as { stage: StageWindow }).stage.handles[0]?.hide())
  await expectEnded(stage, ['hangs'])
  await expectSmooth(stage, seen)
}, 90_000)

test('memory without end ends the process of the frame, which is not the window’s', async () => {
  const stage = await stages.open(hostile(''))
  const frame = await stage.open()
  const { page } = stage
  // Only a frame in a process of its own can be spoken to so.
  const itself = await page.context().newCDPSession(frame)
  // The library takes a page for dead once a frame of it is: the window is asked without it.
  const window = await page.context().newCDPSession(page)
  const told = async () => {
    const { result } = await window.send('Runtime.evaluate', { expression: 'JSON.stringify(stage.told)' })
    return (JSON.parse(String(result.value)) as string[][]).find(([name]) => name === 'ended')?.[1]
  }
  expect(await told()).toBeUndefined()
  // What the browser does where a process has no memory left. It never answers.
  itself.send('Page.crash').catch(() => undefined)
  await expect.poll(told, { timeout: 40_000 }).toBe('hangs')
}, 90_000)

test('control: a program that does little is not ended, and its window draws as before', async () => {
  const stage = await stages.open(hostile('', `this.setData({ list: [1, 2, 3] })`, '<text id="list">{{list}}</text>'))
  const frame = await stage.open()
  const seen = await watchFrames(stage)
  await frame.locator('#go').click()
  await expect.poll(() => frame.locator('#list').textContent()).toBe('1,2,3')
  await expect.poll(async () => (await seen()).frames, { timeout: 30_000 }).toBeGreaterThan(20)
  expect(await endOf(stage)).toBeUndefined()
})
