// What hostile programs of these tests share: how one catches its port to the host, tries ways and tells what came of each.

import { expect } from 'vitest'
import type { ProgramStage } from '../../../../testkit/miniPrograms/stage.ts'
import type { StageOpening, StageWindow } from '../../../../testkit/miniPrograms/window.ts'

/** In the Worker: `way(name, attempt)` tries a way; it was refused where `attempt` throws, rejects or gives nothing. */
export const ways = `
const g = globalThis
const out = {}
function way(name, attempt) {
  out[name] = new Promise((resolve) => {
    setTimeout(() => resolve('unanswered'), 25000)
    try {
      Promise.resolve(attempt()).then((value) => resolve(value === undefined || value === null || value === false ? 'refused' : 'reached ' + String(value)), () => resolve('refused'))
    } catch (error) { resolve('refused') }
  })
}
`

/** As `ways`, and `port()` is the Worker's port to the host, `say` that port's own way to speak; `told()` writes all outcomes. */
export const prelude = `${ways}async function told() {
  const all = {}
  for (const name of Object.keys(out)) all[name] = await out[name]
  console.log('OUT ' + JSON.stringify(all))
}
/** What is forged comes last: numbers of calls only grow, so nothing but forged ones is heard afterwards. */
async function toldAfter(more) {
  await Promise.all(Object.values(out))
  more()
  await told()
}
const say = g.MessagePort.prototype.postMessage
let caught = null
function port() {
  if (caught !== null) return caught
  g.MessagePort.prototype.postMessage = function (...args) { caught = this; return say.apply(this, args) }
  wx.setStorage({ key: 'caught', data: 1 })
  g.MessagePort.prototype.postMessage = say
  return caught
}
const answers = {}
let heard = false
function answerTo(number) {
  if (!heard) {
    heard = true
    port().addEventListener('message', ({ data }) => { if (data.kind === 'answer') answers[data.answer.number] = data.answer })
  }
  return new Promise((resolve) => {
    const look = () => answers[number] === undefined ? setTimeout(look, 10) : resolve(answers[number])
    look()
  })
}
function call(number, name, args) {
  const answered = answerTo(number)
  say.call(port(), { kind: 'call', call: { number, name, args } })
  return answered
}
function holes() { const list = []; list.length = 4294967295; return list }
`

/** A program of one page: `script` runs as the app starts, `act` when `#go` is tapped. */
export const hostile = (script: string, act = '', wxml = '', more: Record<string, string> = {}) => ({
  'app.json': '{"pages":["a"]}',
  'app.js': `require('./hostile.js')\nApp({})`,
  'hostile.js': `${prelude}\n${script}\nmodule.exports = function () { ${act} }`,
  'a.wxml': `<view id="go" bindtap="go">go</view>${wxml}`,
  'a.js': `const act = require('./hostile.js')\nPage({ data: { list: [], value: null, spin: false }, go() { setTimeout(() => act.call(this), 0) } })`,
  ...more,
})

/** Opens it, and answers what came of its ways. */
export async function outcomesOf(stage: ProgramStage, opening: Partial<StageOpening> = {}) {
  const begun = stage.console.length
  await stage.open(opening)
  const line = () => stage.console.slice(begun).find((one) => one.includes('OUT '))
  await expect.poll(line, { timeout: 40_000 }).toBeDefined()
  const found = line() ?? ''
  return JSON.parse(found.slice(found.indexOf('OUT ') + 'OUT '.length)) as Record<string, string>
}

/** Those that were not refused, by their names. */
export const reached = (outcomes: Record<string, string>) =>
  Object.fromEntries(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused'))

/** Why the host ended it; undefined while it runs. */
export const endOf = async (stage: ProgramStage) =>
  (await stage.told()).find(([name]) => name === 'ended')?.[1] as string | undefined

/** Counts the window's own frames, and how long it took from one to the next. */
export async function watchFrames({
  page,
}: ProgramStage): Promise<() => Promise<{ frames: number; longestMs: number }>> {
  await page.evaluate(() => {
    const seen = { frames: 0, longestMs: 0 }
    Object.assign(globalThis, { seen })
    let last = performance.now()
    const frame = () => {
      const now = performance.now()
      seen.frames += 1
      seen.longestMs = Math.max(seen.longestMs, now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  return () => page.evaluate(() => (globalThis as unknown as { seen: { frames: number; longestMs: number } }).seen)
}

export const stageWindow = (): StageWindow => (globalThis as unknown as { stage: StageWindow }).stage
