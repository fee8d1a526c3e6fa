import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { testWith } from '@sampan/testkit/browser/test.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import { afterAll, beforeAll, expect } from 'vitest'

// Sound and film of the web in the app itself: by way of its server, piece after piece.

const files: Record<string, [type: string, bytes: Buffer]> = {
  '/card.webm': ['video/webm', readFileSync('testkit/films/testCard.webm')],
  '/anya.ogg': ['audio/ogg', readFileSync('testkit/seeds/voices/anya-1.ogg')],
}
/** Path and `Range` of what came in. */
const visits: string[] = []
const server = createServer((request, response) => {
  const path = request.url ?? ''
  visits.push(`${path} ${request.headers.range ?? 'all'}`)
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  if (!file || to === '') return response.writeHead(404).end()
  const [type, bytes] = file
  const last = Math.min(Number(to), bytes.length - 1)
  response.writeHead(206, { 'content-type': type, 'content-range': `bytes ${from}-${last}/${bytes.length}` })
  response.end(bytes.subarray(Number(from), last + 1))
})
let site = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Several loads of the app: slow where cores are few and shared. */
const patiently = { timeout: 180_000 }
const programs = useLaidPrograms()
const test = testWith(() => ({ SAMPAN_MINI_PROGRAM_LOCAL: 'on' }))

test('film and sound of the web play as they come, and say what does not come', patiently, async ({ world }) => {
  const folder = programs.lay('wxstreams', {
    'app.json': '{"pages":["a"]}',
    'a.wxml': `<video id="film" src="${site}/card.webm" muted bindloadedmetadata="film" binderror="film"/>
<button id="sound" bindtap="sound">sound</button><view id="said">{{said}}</view>`,
    'a.js': `Page({
  data: { said: '' },
  say(text) { this.setData({ said: this.data.said + text + ';' }) },
  film({ type, detail }) { this.say('film ' + type + ' ' + (detail.width || detail.errMsg)) },
  sound() {
    this.playing = wx.createInnerAudioContext()
    this.playing.onCanplay(() => { if (!this.heard) { this.heard = true; this.say('sound ' + (this.playing.duration > 0)) } })
    this.playing.src = '${site}/anya.ogg'
    const missing = wx.createInnerAudioContext()
    missing.onError(({ errCode }) => this.say('missing ' + errCode))
    missing.src = '${site}/none.ogg'
  },
})`,
  })
  const link = await programs.open(world, folder)
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(link)
  const program = page.frameLocator('iframe >> visible=true')
  const said = () => program.locator('#said').textContent()
  await expect.poll(said, { timeout: 30_000 }).toMatch(/film loadedmetadata \d+;/)
  await program.locator('#sound').click()
  await expect.poll(said, { timeout: 30_000 }).toContain('sound true;')
  await expect.poll(said, { timeout: 30_000 }).toContain('missing 10002;')
  expect(await said()).not.toContain('film error')
  for (const path of Object.keys(files)) expect(visits.some((visit) => visit.startsWith(`${path} bytes=0-`))).toBe(true)
  expect(asked.filter((path) => path.startsWith('/mp/media/')).length).toBeGreaterThanOrEqual(3)
  expect(asked.filter((path) => path.startsWith('/mp/fetch/'))).toEqual([])
  world.tolerate(/\/mp\/media\/|502/, 'a sound that is not there')
})
