import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { compile, memoryTree } from '@sampan/miniprogram/compiler'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import { testWith } from '@sampan/testkit/browser/test.ts'
import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import { afterAll, beforeAll, expect } from 'vitest'
import { WebSocketServer } from 'ws'

// A maker's own server on this machine, which the operator allows previews to reach: what a program asks of it, sends and
// fetches by the app, and what it is told where it may not.

interface Visit {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}
const visits: Visit[] = []
const server = createServer(async (request, response) => {
  const visit = {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: request.headers,
    body: await buffer(request),
  }
  visits.push(visit)
  if (visit.path === '/goods') {
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'theirs=1', 'x-kind': 'tea' })
    return response.end(JSON.stringify({ goods: ['green', 'black'] }))
  }
  if (visit.path === '/file')
    return response.writeHead(200, { 'content-type': 'text/plain' }).end('leaves '.repeat(20_000))
  if (visit.path === '/upload') return response.end(JSON.stringify({ bytes: visit.body.length }))
  if (visit.path === '/fails') return response.writeHead(500).end('broken')
  response.writeHead(404).end()
})
const sockets = new WebSocketServer({ server })
sockets.on('connection', (socket) =>
  socket.on('message', (data, isBinary) => socket.send(isBinary ? data : `heard ${data}`)),
)
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  for (const client of sockets.clients) client.terminate()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const program = (site: string) =>
  memoryTree('outside', {
    'app.json': '{"pages":["a"]}',
    'app.js': 'App({})',
    'project.config.json': '{"appid":"wxoutside","projectname":"Outside"}',
    'a.wxml': '<view id="said">{{said}}</view><button id="go" bindtap="go">go</button>',
    'a.js': `
const site = '${site}'
const ended = (start) => new Promise((resolve) => start({ success: (answer) => resolve(answer), fail: ({ errMsg }) => resolve({ errMsg }) }))
Page({
  data: { said: '' },
  async go() {
    const said = {}
    const goods = await ended((on) => wx.request({ url: site + '/goods', method: 'POST', data: { kind: 'tea' }, header: { 'x-own': 'mine', cookie: 'own=1' }, ...on }))
    said.request = [goods.statusCode, goods.data, goods.errMsg, goods.cookies]
    const broken = await ended((on) => wx.request({ url: site + '/fails', ...on }))
    said.broken = [broken.statusCode, broken.data]
    let progress = 0
    const file = await ended((on) => { const task = wx.downloadFile({ url: site + '/file', ...on }); task.onProgressUpdate(({ totalBytesWritten }) => { progress = totalBytesWritten }) })
    const files = wx.getFileSystemManager()
    const text = files.readFileSync(file.tempFilePath, 'utf8')
    said.download = [file.statusCode, text.length, progress]
    const sent = await ended((on) => wx.uploadFile({ url: site + '/upload', filePath: file.tempFilePath, name: 'leaf', formData: { of: 'tea' }, ...on }))
    said.upload = [sent.statusCode, JSON.parse(sent.data || '{}').bytes > text.length]
    const socket = wx.connectSocket({ url: site.replace('http', 'ws') + '/talk', fail: () => {} })
    said.socket = await new Promise((resolve) => {
      socket.onError(() => resolve('refused'))
      socket.onOpen(() => socket.send({ data: 'hello' }))
      socket.onMessage(({ data }) => { socket.close({}); resolve(data) })
    })
    const nowhere = await ended((on) => wx.request({ url: 'http://127.0.0.1:9/', timeout: 5000, ...on }))
    said.nowhere = nowhere.errMsg
    this.setData({ said: JSON.stringify(said) })
  },
})`,
  })

async function open(world: BrowserWorld, site: string, domains: string[] | null) {
  const { manifest, files } = await compile(program(site))
  if (manifest === null) throw new Error('the program does not compile')
  const stage = domains === null ? ('preview' as const) : ('live' as const)
  const programId = await layProgram(world.inside, { manifest, files, stage, domains })
  const [mei] = await world.signInAs('Mei')
  await mei.page.goto(`/mini-programs/${programId}`)
  const shown = mei.page.frameLocator('iframe >> visible=true')
  await shown.locator('#go').click()
  const said = shown.locator('#said')
  await expect.poll(() => said.textContent(), { timeout: 40_000 }).not.toBe('')
  return JSON.parse((await said.textContent()) ?? '')
}

const test = testWith(() => ({ SAMPAN_MINI_PROGRAM_LOCAL: 'on' }))

test('a preview asks, sends, fetches and talks with its maker’s server, and nothing of the member goes along', async ({
  world,
}) => {
  visits.length = 0
  const said = await open(world, `http://127.0.0.1:${port}`, null)
  expect(said).toEqual({
    request: [200, { goods: ['green', 'black'] }, 'request:ok', ['theirs=1']],
    broken: [500, 'broken'],
    download: [200, 140_000, 140_000],
    upload: [200, true],
    socket: 'heard hello',
    nowhere: expect.stringMatching(/^request:fail/),
  })
  const asked = visits.find(({ path }) => path === '/goods')
  expect(asked).toMatchObject({ method: 'POST', headers: { 'x-own': 'mine', cookie: 'own=1' } })
  expect(asked?.body.toString()).toBe('{"kind":"tea"}')
  expect(visits.find(({ path }) => path === '/upload')?.body.toString()).toMatch(
    /name="of"\r\n\r\ntea\r\n.*name="leaf"; filename="[^"]+".*leaves leaves/s,
  )
  for (const { headers } of visits) {
    expect(JSON.stringify(headers)).not.toMatch(/sampan_session|bearer|origin"|referer/i)
  }
})
