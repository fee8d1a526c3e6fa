import type { Frame } from 'playwright-core'
import { expect, test } from 'vitest'
import { makeFont } from '../../../testkit/miniPrograms/font.ts'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

const dataUrl = (font: Uint8Array) => `data:font/ttf;base64,${Buffer.from(font).toString('base64')}`
const wide = (name: string) => `.${name} { font: 20px ${name}, monospace }`

const program = (style: string, script = 'Page({})') => ({
  'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
  'app.js': 'App({})',
  'app.wxss': style,
  'fonts/own.ttf': makeFont('x', 7),
  'pages/a/a.js': script,
  'pages/a/a.wxml':
    '<view><text id="web" class="web">x</text><text id="own" class="own">x</text><text id="data" class="data">x</text><text id="missing" class="missing">x</text><text id="called" class="called">x</text></view><view id="said">{{said}}</view>',
})

const widthOf = (frame: Frame, id: string) =>
  frame.locator(`#${id}`).evaluate((node) => Math.round(node.getBoundingClientRect().width))

test('fonts of the web, of the program and of the sheet are shown, and what is no font is not', async () => {
  const asked: string[] = []
  const style = `
@font-face { font-family: web; src: url(https://a.example/i.eot), url(https://a.example/i.woff2) format('woff2'), url("//b.example/i?x=1#y") format('truetype') }
@font-face { font-family: own; src: url("fonts/own.ttf") }
@font-face { font-family: data; src: url("${dataUrl(makeFont('x', 9))}") format("truetype") }
@font-face { font-family: missing; src: url(https://a.example/page.ttf) }
${['web', 'own', 'data', 'missing', 'called'].map(wide).join('\n')}`
  const stage = await stages.open(
    program(style),
    {},
    {
      media(url) {
        asked.push(url)
        if (url === 'https://b.example/i?x=1#y') return makeFont('x', 5)
        return url === 'https://a.example/page.ttf' ? new TextEncoder().encode('<html>no font</html>') : undefined
      },
    },
  )
  const frame = await stage.open()
  await expect.poll(() => widthOf(frame, 'web')).toBe(100)
  await expect.poll(() => widthOf(frame, 'own')).toBe(140)
  await expect.poll(() => widthOf(frame, 'data')).toBe(180)
  expect(await widthOf(frame, 'missing')).toBeLessThan(20)
  expect(asked.toSorted()).toEqual([
    'https://a.example/i.woff2',
    'https://a.example/page.ttf',
    'https://b.example/i?x=1#y',
  ])
  expect(await stage.errors()).toEqual([])
})

test('a font is laid by a call, and a call for what is no font fails', async () => {
  const stage = await stages.open(
    program(
      wide('called'),
      `Page({
  data: { said: '' },
  onLoad() {
    const tell = (name) => (answer) => this.setData({ said: this.data.said + name + ' ' + answer.status + '. ' })
    wx.loadFontFace({ family: 'called', source: 'url("${dataUrl(makeFont('x', 6))}")', success: tell('one') })
    wx.loadFontFace({ family: 'other', source: 'url("data:font/ttf;base64,PGh0bWw+")', fail: tell('two') })
  },
})`,
    ),
  )
  const frame = await stage.open()
  await expect.poll(() => widthOf(frame, 'called')).toBe(120)
  await expect.poll(async () => (await frame.locator('#said').textContent())?.trim().split('. ').length).toBe(2)
  expect(await frame.locator('#said').textContent()).toContain('one loaded. ')
  expect(await frame.locator('#said').textContent()).toContain('two error. ')
})
