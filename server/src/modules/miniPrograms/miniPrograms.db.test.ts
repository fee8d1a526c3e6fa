import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { layProgram, sampleBundle } from '@sampan/testkit/world/miniPrograms.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { App } from '../../app.ts'
import { newUuid } from '../../kernel/ids.ts'
import { createSmallInternet, type SmallInternet, siteAddress } from '../../kernel/outbound/outbound.fixture.ts'
import { hashCode } from './keys.ts'
import { takeLoginCode } from './store/members.ts'

let internet: SmallInternet
let world: World
let app: App
let mei: Person
let seen: IncomingMessage['headers'] = {}
/** Where sockets of that internet end. */
let farPort = 0

beforeAll(async () => {
  const red = await sharp({ create: { width: 3_000, height: 30, channels: 3, background: '#d93a2b' } })
    .png()
    .toBuffer()
  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    '/tea': (request, response) => {
      seen = request.headers
      response.writeHead(201, { 'set-cookie': 'theirs=1', 'x-kind': 'green' }).end('tea')
    },
    '/red.png': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(red),
    '/page': (_request, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end('<script>alert(1)</script>'),
    '/away': (_request, response) => response.writeHead(302, { location: 'http://other.example.net/tea' }).end(),
  }
  internet = await createSmallInternet((request, response) => {
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  for (const name of ['api.example.com', 'other.example.net']) internet.names.set(name, [siteAddress])
  const { portFor } = internet.surroundings
  world = await createWorld({
    surroundings: { ...internet.surroundings, portFor: (url) => farPort || (portFor?.(url) ?? 0) },
  })
  app = await world.serve()
  mei = await world.person('Mei')
})
afterAll(async () => {
  await world.close()
  await internet.close()
})

const headersOf = (who: Person | null) => (who ? { authorization: `Bearer ${who.token}` } : {})
const get = (path: string, who: Person | null = mei) => fetch(`${app.address}${path}`, { headers: headersOf(who) })

async function ask(programId: string, url: string, more: object = {}, who: Person | null = mei) {
  const head = Buffer.from(
    JSON.stringify({ kind: 'request', url, method: 'GET', headers: [], timeoutMs: 5_000, ...more }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  const answer = await fetch(`${app.address}/mp/fetch/${programId}`, {
    method: 'POST',
    headers: { ...headersOf(who), 'content-type': 'application/octet-stream' },
    body: Buffer.concat([length, head]),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (!answer.ok) return JSON.parse(bytes.toString())
  const end = 4 + bytes.readUInt32BE(0)
  return {
    ...JSON.parse(bytes.toString('utf8', 4, end)),
    body: bytes.toString('utf8', end),
    cookies: answer.headers.get('set-cookie'),
  }
}

describe('opening', () => {
  it('says which bundle it is, and makes it the latest of the recent ones', async () => {
    const [first, second] = [await layProgram(world), await layProgram(world)]
    const lena = await world.person('Lena')
    for (const programId of [first, second, first]) await world.call(lena, 'miniPrograms.open', { programId })
    const { recents } = await world.call(lena, 'miniPrograms.listRecents', {})
    expect(recents.map(({ program }) => program.id).sort()).toEqual([first, second].sort())
    await world.call(lena, 'miniPrograms.setPinned', { programId: second, pinned: true })
    const pinned = await world.call(lena, 'miniPrograms.listRecents', {})
    expect(pinned.recents.map(({ program, pinned: top }) => [program.id, top])).toEqual([
      [second, true],
      [first, false],
    ])
    expect((await world.call(lena, 'miniPrograms.forget', { programId: second })).recents).toHaveLength(1)
  })

  it('opens what is live; the preview for who asks for it', async () => {
    const live = sampleBundle({ 'main.js': 'live' })
    const preview = sampleBundle({ 'main.js': 'preview' }, live.manifest.appId)
    const programId = await layProgram(world, { ...live, stage: 'live', domains: ['api.example.com'] })
    await layProgram(world, { ...preview, stage: 'preview' })
    expect(await world.call(mei, 'miniPrograms.open', { programId })).toMatchObject({
      stage: 'live',
      hash: live.manifest.hash,
    })
    expect(await world.call(mei, 'miniPrograms.open', { programId, preview: true })).toMatchObject({
      stage: 'preview',
      hash: preview.manifest.hash,
    })
  })

  it('says who answers for it, until the operator names somebody else', async () => {
    const bundle = sampleBundle()
    const programId = await layProgram(world, bundle)
    const contactOf = async () => (await world.call(mei, 'miniPrograms.open', { programId })).contactId
    expect(await contactOf()).toBeNull()
    const [jonas, lena] = [await world.person('Jonas'), await world.person('Lena')]
    await layProgram(world, { ...bundle, contactId: jonas.id })
    expect(await contactOf()).toBe(jonas.id)
    await layProgram(world, bundle)
    expect(await contactOf()).toBe(jonas.id)
    await layProgram(world, { ...bundle, contactId: lena.id })
    expect(await contactOf()).toBe(lena.id)
  })

  it('serves manifest and files of its bundle to members, and nothing else', async () => {
    const bundle = sampleBundle({ 'main.js': 'tea()', 'a/b.png': 'no picture' })
    const programId = await layProgram(world, bundle)
    const base = `/mp/files/${programId}/${bundle.manifest.hash}`
    expect(await (await get(`${base}/manifest.json`)).json()).toEqual(bundle.manifest)
    const file = await get(`${base}/a/b.png`)
    expect(await file.text()).toBe('no picture')
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect((await get(`${base}/main.js`, null)).status).toBe(401)
    for (const path of ['c.js', '../main.js', '%2e%2e/main.js', '__proto__'])
      expect((await get(`${base}/${path}`)).status).toBe(404)
    const other = await layProgram(world)
    expect((await get(`/mp/files/${other}/${bundle.manifest.hash}/main.js`)).status).toBe(404)
  })

  it('has the icon that it was given, as a small picture', async () => {
    const icon = await sharp({ create: { width: 500, height: 400, channels: 3, background: '#0f766e' } })
      .png()
      .toBuffer()
    const programId = await layProgram(world, { icon })
    const { program } = await world.call(mei, 'miniPrograms.open', { programId })
    const shown = await get(`/mp/icons/${programId}/${program.iconHash}`)
    expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({ format: 'webp', width: 192 })
    const main = createHash('sha256').update('').digest('hex')
    expect((await get(`/mp/icons/${programId}/${main}`)).status).toBe(404)
  })

  it('tells who uses a program that it is another one, and forgets old bundles', async () => {
    const { manifest } = sampleBundle()
    const build = (round: number) => sampleBundle({ 'main.js': `round ${round}`, 'same.js': 'same' }, manifest.appId)
    const programId = await layProgram(world, build(0))
    const lena = await world.person('Lena')
    await world.call(lena, 'miniPrograms.open', { programId })
    for (let round = 1; round <= 6; round += 1) {
      await layProgram(world, build(round))
      world.clock.advance(1_000)
    }
    await world.runJobs()
    // The app that is open here runs jobs, too, and may still be at the last one.
    const lastTold = async () => {
      const told = await world.call(lena, 'sync.catchUp', { logSeq: 0 })
      return told.entries.filter(({ name }) => name === 'miniPrograms.bundleChanged').at(-1)?.body
    }
    await expect.poll(lastTold, { timeout: 20_000 }).toMatchObject({ programId, hash: build(6).manifest.hash })
    expect((await get(`/mp/files/${programId}/${build(0).manifest.hash}/main.js`)).status).toBe(404)
    expect((await get(`/mp/files/${programId}/${build(5).manifest.hash}/same.js`)).status).toBe(200)
    const { rows } = await world.pool.query('SELECT sha256 FROM mini_program_files WHERE program_id = $1', [programId])
    expect(rows.length).toBeLessThanOrEqual(5)
  })

  it('refuses a bundle that is not what its manifest says', async () => {
    const { manifest } = sampleBundle()
    const files = new Map([['main.js', new TextEncoder().encode('something else')]])
    await expect(layProgram(world, { manifest, files })).rejects.toThrow('is not what its manifest says')
    await expect(layProgram(world, { domains: ['http://a.example'] })).rejects.toThrow('is no domain')
  })
})

describe('permissions', () => {
  it('are the member’s own, the latest word counts, and each is kept', async () => {
    const programId = await layProgram(world)
    const omar = await world.person('Omar')
    for (const granted of [true, false, true])
      await world.call(mei, 'miniPrograms.setPermission', { programId, scope: 'scope.camera', granted })
    const { permissions } = await world.call(mei, 'miniPrograms.describe', { programId, appId: null })
    expect(permissions).toMatchObject([{ scope: 'scope.camera', granted: true }])
    expect((await world.call(omar, 'miniPrograms.describe', { programId, appId: null })).permissions).toEqual([])
    const { rows } = await world.pool.query(
      'SELECT granted, device_id FROM mini_program_permissions WHERE program_id = $1 ORDER BY id',
      [programId],
    )
    expect(rows).toEqual([true, false, true].map((granted) => ({ granted, device_id: mei.deviceId })))
  })
})

describe('a login code', () => {
  it('is good once, for five minutes, and only its hash is kept', async () => {
    const programId = await layProgram(world)
    const { code } = await world.call(mei, 'miniPrograms.createLoginCode', { programId })
    const take = (text: string) => takeLoginCode(world.platform.db, hashCode(text), world.clock.now())
    expect(await take(code)).toEqual({ program_id: programId, member_id: mei.id })
    expect(await take(code)).toBeUndefined()
    const late = await world.call(mei, 'miniPrograms.createLoginCode', { programId })
    world.clock.advance(300_001)
    expect(await take(late.code)).toBeUndefined()
  })

  it('leads to another number in each program, the same each time', async () => {
    const { keys } = world.platform.programs
    const [a, b] = [newUuid(), newUuid()]
    expect(keys.openIdOf(a, mei.id)).toBe(keys.openIdOf(a, mei.id))
    expect(keys.openIdOf(a, mei.id)).toMatch(/^o[A-Za-z0-9_-]{27}$/)
    expect(keys.openIdOf(b, mei.id)).not.toBe(keys.openIdOf(a, mei.id))
  })
})

describe('requests of a program', () => {
  it('go where it may, with nothing of ours, and their cookies stay within the answer', async () => {
    const programId = await layProgram(world, { stage: 'live', domains: ['api.example.com'] })
    const headers = [
      ['X-Token', '7'],
      ['Host', 'evil.example'],
    ]
    const answer = await ask(programId, 'http://api.example.com/tea', { headers, method: 'POST' })
    expect(answer).toMatchObject({ failure: null, statusCode: 201, body: 'tea', cookies: null })
    expect(answer.headers).toContainEqual(['x-kind', 'green'])
    expect(seen).toMatchObject({ host: 'api.example.com', 'x-token': '7' })
    expect(seen).not.toHaveProperty('authorization')
    expect(seen).not.toHaveProperty('cookie')
  })

  it('go nowhere else: not to other domains, not by a redirect, not inside', async () => {
    const programId = await layProgram(world, { stage: 'live', domains: ['api.example.com'] })
    const before = internet.visited.length
    expect(await ask(programId, 'http://other.example.net/tea')).toMatchObject({ failure: 'domain' })
    expect(await ask(programId, 'http://api.example.com/away')).toMatchObject({ failure: 'domain' })
    expect(internet.visited.slice(before)).toEqual(['api.example.com/away'])
    const preview = await layProgram(world)
    expect(await ask(preview, 'http://other.example.net/tea')).toMatchObject({ statusCode: 201 })
    for (const url of [
      'http://127.0.0.1:1/',
      'http://localhost/',
      'http://10.0.0.1/',
      'file:///etc/passwd',
      'nonsense',
    ])
      expect(['domain', 'badUrl', 'unreachable']).toContain((await ask(preview, url)).failure)
    expect(await ask(preview, 'http://api.example.com/tea', { method: 'CONNECT' })).toMatchObject({ failure: 'badUrl' })
  })

  it('are made for members, of programs that there are', async () => {
    const programId = await layProgram(world)
    expect(await ask(programId, 'http://api.example.com/tea', {}, null)).toMatchObject({ code: 'auth.required' })
    expect(await ask(newUuid(), 'http://api.example.com/tea')).toMatchObject({ code: 'miniPrograms.notFound' })
  })
})

describe('pictures', () => {
  const picture = async (path: string, url: string) => get(`${path}?url=${encodeURIComponent(url)}`, null)

  it('come by the token alone, are what they are by content, and are made smaller', async () => {
    const programId = await layProgram(world)
    const { picturesPath } = await world.call(mei, 'miniPrograms.open', { programId })
    const answer = await picture(picturesPath, 'http://api.example.com/red.png')
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ width: 2_048 })
    const visits = internet.visited.length
    await picture(picturesPath, 'http://api.example.com/red.png')
    expect(internet.visited).toHaveLength(visits)
    expect((await picture(picturesPath, 'http://api.example.com/page')).status).toBe(502)
    expect((await picture(picturesPath, 'http://127.0.0.1/')).status).toBe(502)
  })

  it('come from the domains of what is live, and by no token that was made up or is old', async () => {
    const programId = await layProgram(world, { stage: 'live', domains: ['api.example.com'] })
    const { picturesPath } = await world.call(mei, 'miniPrograms.open', { programId })
    expect((await picture(picturesPath, 'http://other.example.net/red.png')).status).toBe(502)
    const forged = picturesPath.replace(/\.[^.]*$/, `.${'A'.repeat(43)}`)
    expect((await picture(forged, 'http://api.example.com/red.png')).status).toBe(401)
    world.clock.advance(25 * 3_600_000)
    expect((await picture(picturesPath, 'http://api.example.com/red.png')).status).toBe(401)
  })
})

describe('sockets', () => {
  it('carry messages both ways, to where the program may go and for members alone', async () => {
    const far = new WebSocketServer({ port: 0, host: siteAddress, handleProtocols: () => 'tea' })
    await new Promise((resolve) => far.once('listening', resolve))
    far.on('connection', (socket) => {
      socket.send('welcome')
      socket.on('message', (data) => socket.send(`you said ${data}`))
      socket.on('close', () => far.close())
    })
    const address = far.address()
    farPort = typeof address === 'object' && address ? address.port : 0
    const programId = await layProgram(world, { stage: 'live', domains: ['api.example.com'] })
    const open = (url: string, who: Person | null) =>
      new WebSocket(
        `${app.address.replace('http', 'ws')}/mp/socket/${programId}?url=${encodeURIComponent(url)}`,
        ['tea', 'coffee'],
        { headers: headersOf(who) },
      )
    const refused = (socket: WebSocket) =>
      new Promise((resolve) => socket.on('error', (error) => resolve(error.message)))
    expect(await refused(open('ws://api.example.com/', null))).toContain('401')
    expect(await refused(open('ws://other.example.net/', mei))).toContain('502')
    const socket = open('ws://api.example.com/', mei)
    const heard: string[] = []
    socket.on('message', (data) => heard.push(String(data)))
    await new Promise((resolve) => socket.once('open', resolve))
    expect(socket.protocol).toBe('tea')
    socket.send('hello')
    await expect.poll(() => heard).toEqual(['welcome', 'you said hello'])
    socket.close()
    farPort = 0
    await new Promise((resolve) => far.once('close', resolve))
  })
})

it('takes reports, for the operator to read', async () => {
  const programId = await layProgram(world)
  await world.call(mei, 'miniPrograms.report', { programId, hash: null, message: 'It broke', details: 'index.js:3' })
  const { rows } = await world.pool.query('SELECT message FROM mini_program_reports WHERE program_id = $1', [programId])
  expect(rows).toEqual([{ message: 'It broke' }])
})

it('stands in a message under its own name', async () => {
  const programId = await layProgram(world)
  const omar = await world.person('Omar')
  const conversationId = await world.befriend(mei, omar)
  const body = { kind: 'miniProgram' as const, programId, path: 'pages/index/index?id=7', title: 'Look at this tea' }
  const { seq } = await world.call(mei, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })
  const { messages } = await world.call(omar, 'chat.getMessages', { conversationId, seqs: [seq] })
  expect(messages[0]?.body).toEqual({ ...body, name: 'Tea house', iconHash: null })
  const nowhere = { ...body, programId: newUuid() }
  await expect(
    world.call(mei, 'chat.sendMessage', { conversationId, messageId: newUuid(), body: nowhere }),
  ).rejects.toMatchObject({ code: 'miniPrograms.notFound' })
})
