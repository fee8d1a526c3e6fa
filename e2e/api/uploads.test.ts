/** Uploads that can be resumed, over HTTP: cut anywhere they go on, and nothing that comes in by them does harm. */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import type { App } from '@sampan/server/app.ts'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { runs } from '@sampan/testkit/arbitrary/settings.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filmBytes, layUpload } from './rows/files.ts'
import { pictureBytes, voiceBytes, waveform } from './samples.ts'

const BYTES_MAX = 4_000_000

let world: World
let app: App
let mei: Person
let omar: Person
let direct: string

beforeAll(async () => {
  world = await createWorld({ settings: { SAMPAN_FILE_BYTES_MAX: String(BYTES_MAX) } })
  app = await world.serve()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  direct = await world.befriend(mei, omar)
})
afterAll(() => world.close())

const auth = (who: Person) => ({ authorization: `Bearer ${who.token}`, 'tus-resumable': '1.0.0' })
const metadata = (name: string) => `filename ${Buffer.from(name).toString('base64')}`

function begin(who: Person, sizeBytes: number | string, name = 'notes.txt', headers: Record<string, string> = {}) {
  const asked = { ...auth(who), 'upload-length': String(sizeBytes), 'upload-metadata': metadata(name), ...headers }
  return fetch(`${app.address}/uploads/`, { method: 'POST', headers: asked })
}

async function begun(who: Person, sizeBytes: number, name?: string): Promise<string> {
  const response = await begin(who, sizeBytes, name)
  expect(response.status).toBe(201)
  const id = response.headers.get('location')?.split('/').at(-1)
  if (!id) throw new Error('An upload that was begun has an address')
  return id
}

const patch = (who: Person, id: string, from: number, bytes: Uint8Array, headers: Record<string, string> = {}) =>
  fetch(`${app.address}/uploads/${id}`, {
    method: 'PATCH',
    headers: {
      ...auth(who),
      'upload-offset': String(from),
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    body: new Uint8Array(bytes),
  })

const ask = (who: Person, id: string, method: 'HEAD' | 'DELETE' = 'HEAD') =>
  fetch(`${app.address}/uploads/${id}`, { method, headers: auth(who) })

async function offsetOf(who: Person, id: string): Promise<number> {
  const response = await ask(who, id)
  expect(response.status).toBe(200)
  return Number(response.headers.get('upload-offset'))
}

/** Says that it sends all that is left, sends so many bytes of it, and is gone. */
async function cutOff(who: Person, id: string, from: number, bytes: Buffer, sentBytes: number): Promise<void> {
  const { hostname, port } = new URL(app.address)
  const socket = createConnection({ host: hostname, port: Number(port) })
  socket.on('error', () => {})
  const head = [
    `PATCH /uploads/${id} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Authorization: Bearer ${who.token}`,
    'Tus-Resumable: 1.0.0',
    `Upload-Offset: ${from}`,
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${bytes.length - from}`,
  ]
  await new Promise<void>((resolve) => {
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(bytes.subarray(from, from + sentBytes), () => resolve())
  })
  socket.destroy()
}

const finish = (who: Person, uploadId: string, as: 'file' | 'video' = 'file') =>
  world.call(who, 'files.finishUpload', { uploadId, as })
const download = (who: Person, fileId: string, headers: Record<string, string> = {}) =>
  fetch(`${app.address}/api/files.fetchFile?fileId=${fileId}&variant=original`, {
    headers: { authorization: `Bearer ${who.token}`, ...headers },
  })
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function sent(who: Person, name: string, bytes: Buffer, as: 'file' | 'video' = 'file') {
  return finish(who, await layUpload(world, who, name, bytes), as)
}

describe('what is cut off', () => {
  it('goes on where it stopped and ends as the same bytes, wherever it is cut', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300_000 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 }),
        async (sizeBytes, cuts) => {
          const bytes = randomBytes(sizeBytes)
          const id = await begun(mei, sizeBytes)
          for (const share of cuts) {
            const from = await offsetOf(mei, id)
            await cutOff(mei, id, from, bytes, Math.floor((sizeBytes - from) * share))
            const reached = await offsetOf(mei, id)
            expect(reached).toBeGreaterThanOrEqual(from)
          }
          const from = await offsetOf(mei, id)
          if (from < sizeBytes) {
            await expect(finish(mei, id)).rejects.toMatchObject({ code: 'files.unfinished' })
            expect((await patch(mei, id, from, bytes.subarray(from))).status).toBe(204)
          }
          const file = await finish(mei, id)
          expect(file).toMatchObject({ id, kind: 'file', sizeBytes })
          expect(digest(await bytesOf(await download(mei, id)))).toBe(digest(bytes))
        },
      ),
      runs(30),
    )
  })

  it('goes on after the server was started anew', async () => {
    const bytes = randomBytes(200_000)
    const id = await begun(mei, bytes.length)
    await cutOff(mei, id, 0, bytes, 70_001)
    const reached = await offsetOf(mei, id)
    await app.close()
    app = await world.serve()
    expect(await offsetOf(mei, id)).toBe(reached)
    await patch(mei, id, reached, bytes.subarray(reached, 150_000))
    expect((await patch(mei, id, 150_000, bytes.subarray(150_000))).status).toBe(204)
    await finish(mei, id)
    expect(digest(await bytesOf(await download(mei, id)))).toBe(digest(bytes))
  })

  it('is finished once, however often that is asked', async () => {
    const id = await layUpload(world, mei, 'twice.txt', Buffer.from('twice'))
    const answers = await Promise.all([finish(mei, id), finish(mei, id), finish(mei, id)])
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect((await ask(mei, id)).status).toBe(404)
    expect((await ask(mei, id, 'DELETE')).status).toBe(404)
    expect(await (await download(mei, id)).text()).toBe('twice')
  })

  it('takes an empty file', async () => {
    const id = await begun(mei, 0, 'empty.txt')
    expect(await finish(mei, id)).toMatchObject({ sizeBytes: 0, mediaType: 'application/octet-stream' })
    expect(await (await download(mei, id)).text()).toBe('')
  })

  it('is gone once it is cancelled, or a day old', async () => {
    const cancelled = await begun(mei, 10)
    expect((await ask(mei, cancelled, 'DELETE')).status).toBe(204)
    expect((await ask(mei, cancelled)).status).toBe(404)
    await expect(finish(mei, cancelled)).rejects.toMatchObject({ code: 'files.notFound' })

    const old = await begun(mei, 10)
    await world.pool.query(`UPDATE uploads SET created_at = created_at - interval '25 hours' WHERE id = $1`, [old])
    expect((await ask(mei, old)).status).toBe(404)
    await world.platform.jobHandlers.sweep({})
    expect((await world.pool.query('SELECT 1 FROM uploads WHERE id = $1', [old])).rowCount).toBe(0)
  })
})

describe('lengths that lie', () => {
  it('more than was said is not taken', async () => {
    const id = await begun(mei, 10)
    expect((await patch(mei, id, 0, Buffer.alloc(11))).status).toBe(413)
    expect(await offsetOf(mei, id)).toBe(0)
    expect((await patch(mei, id, 0, Buffer.alloc(10))).status).toBe(204)
    expect((await patch(mei, id, 10, Buffer.alloc(1))).status).toBe(413)
    expect(await offsetOf(mei, id)).toBe(10)
  })

  it('an offset that is not where it stopped is refused', async () => {
    const id = await begun(mei, 10)
    for (const from of [1, 5, 10, 11]) expect((await patch(mei, id, from, Buffer.alloc(1))).status).toBe(409)
    for (const from of ['-1', '0x0', '1e0', ' ', 'NaN'])
      expect((await patch(mei, id, 0, Buffer.alloc(1), { 'upload-offset': from })).status).toBe(400)
    expect(await offsetOf(mei, id)).toBe(0)
  })

  it.each(['-1', '1.5', '1e3', 'many', '0x10', '99999999999999999999'])('a length of %s is none', async (length) => {
    expect([400, 413]).toContain((await begin(mei, length)).status)
  })

  it('an unknown length is not taken, nor are parts to be joined', async () => {
    const headers = auth(mei)
    const post = (more: Record<string, string>) =>
      fetch(`${app.address}/uploads/`, { method: 'POST', headers: { ...headers, ...more } })
    expect((await post({ 'upload-defer-length': '1' })).status).toBe(501)
    expect((await post({ 'upload-length': '5', 'upload-concat': 'partial' })).status).toBe(501)
    expect((await post({})).status).toBe(400)
  })

  it('the largest file is the largest', async () => {
    const response = await begin(mei, BYTES_MAX + 1)
    expect(response.status).toBe(413)
    expect(await response.json()).toMatchObject({ code: 'request.tooLarge', details: { bytesMax: BYTES_MAX } })
  })

  it('one member has so many under way, and so many bytes', async () => {
    const anya = await world.person('Anya')
    for (let count = 0; count < 20; count += 1) await begun(anya, 10)
    const many = await begin(anya, 10)
    expect([many.status, await codeOf(many)]).toEqual([409, 'files.tooManyUploads'])

    const ben = await world.person('Ben')
    const [first] = await Promise.all(Array.from({ length: 4 }, () => begun(ben, BYTES_MAX)))
    const large = await begin(ben, 1)
    expect([large.status, await codeOf(large)]).toEqual([409, 'files.tooManyUploads'])
    await ask(ben, first ?? '', 'DELETE')
    await begun(ben, 1)
  })
})

describe('uploads of others', () => {
  it('do not exist', async () => {
    const id = await begun(mei, 10)
    expect((await ask(omar, id)).status).toBe(404)
    expect((await patch(omar, id, 0, Buffer.alloc(10))).status).toBe(404)
    expect((await ask(omar, id, 'DELETE')).status).toBe(404)
    expect(await offsetOf(mei, id)).toBe(0)
    await layUpload(world, mei, 'theirs.txt', Buffer.from('theirs'))
    await expect(finish(omar, id)).rejects.toMatchObject({ code: 'files.notFound' })
  })

  it.each([
    newUuid(),
    'x',
    '..%2f..%2fserver.lock',
    '%2e%2e%2f%2e%2e',
    '....//',
    '%00',
    'a'.repeat(150),
    `${newUuid()}.part`,
  ])('nor does %s', async (id) => {
    expect((await ask(mei, id)).status).toBe(404)
    expect((await patch(mei, id, 0, Buffer.alloc(1))).status).toBe(404)
    expect((await ask(mei, id, 'DELETE')).status).toBe(404)
  })

  it('nobody begins one without signing in, from another site, or by another protocol', async () => {
    const nobody = await fetch(`${app.address}/uploads/`, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '1' },
    })
    expect([nobody.status, await codeOf(nobody)]).toEqual([401, 'auth.required'])
    const elsewhere = await begin(mei, 1, 'x', { origin: 'https://evil.example' })
    expect([elsewhere.status, await codeOf(elsewhere)]).toEqual([403, 'request.originRefused'])
    expect((await begin(mei, 1, 'x', { 'tus-resumable': '0.2.2' })).status).toBe(400)
    expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('names', () => {
  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['a\0b.txt', 'ab.txt'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\r\nset-cookie: x=1', 'aset-cookie_ x=1'],
    ['', 'file'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(78)}.pdf`],
  ])('%j is kept as %j', async (given, name) => {
    const id = await begun(mei, 1, given)
    await patch(mei, id, 0, Buffer.from('x'))
    expect(await finish(mei, id)).toMatchObject({ name })
    const response = await download(mei, id)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[\x20-\x7e]+"/)
    expect(response.headers.get('set-cookie')).toBeNull()
  })
})

describe('what may be a program or a bomb', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  const html = '<!doctype html><script>alert(1)</script>'
  /** The end of an archive that claims four thousand million entries and as many bytes. */
  const zipBomb = Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    Buffer.alloc(26, 0xff),
    Buffer.from('PK\x05\x06', 'latin1'),
    Buffer.alloc(18, 0xff),
  ])
  const both = Buffer.concat([filmBytes, Buffer.from(html)])

  it.each([
    ['an SVG', 'a.svg', Buffer.from(svg)],
    ['a page', 'a.html', Buffer.from(html)],
    ['a page that says it is a film', 'a.mp4', Buffer.from(html)],
    ['a ZIP bomb', 'a.zip', zipBomb],
    ['a script', 'a.exe.sh', Buffer.from('#!/bin/sh\nrm -rf /')],
    ['a film and a page in one', 'a.html', both],
  ])('%s is stored, saved as it came, and never opened', async (_what, name, bytes) => {
    const { id } = await sent(mei, name, bytes)
    const response = await download(mei, id)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    expect(await bytesOf(response)).toEqual(bytes)
  })

  it('only MP4 and WebM are videos, whatever their names say', async () => {
    for (const [name, bytes] of [
      ['a.mp4', Buffer.from(html)],
      ['a.webm', Buffer.from(svg)],
      ['a.mp4', pictureBytes],
      ['a.mp4', voiceBytes],
      ['a.mp4', zipBomb],
    ] as const) {
      const id = await layUpload(world, mei, name, bytes)
      await expect(finish(mei, id, 'video')).rejects.toMatchObject({ code: 'files.wrongType' })
      // It can still go as what it is.
      expect(await finish(mei, id, 'file')).toMatchObject({ kind: 'file' })
    }
    const video = await sent(mei, 'page.html', both, 'video')
    const response = await download(mei, video.id)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
  })

  it('a video does not tell where and by whom it was taken; a file is sent as it is', async () => {
    for (const name of ['place.mp4', 'fragmented.mp4', 'place.webm', 'live.webm']) {
      const bytes = readFileSync(new URL(`../../server/src/modules/files/video/fixtures/${name}`, import.meta.url))
      const { id } = await sent(mei, name, bytes, 'video')
      const fetched = await bytesOf(await download(mei, id))
      expect(fetched).toHaveLength(bytes.length)
      for (const secret of ['Homestreet12', '53.5500', 'loci']) expect(fetched.includes(secret), secret).toBe(false)
      const file = await sent(mei, name, bytes)
      expect(digest(await bytesOf(await download(mei, file.id)))).toBe(digest(bytes))
    }
  })

  it('a video comes in ranges', async () => {
    const { id } = await sent(mei, 'a.mp4', filmBytes, 'video')
    const response = await download(mei, id, { range: 'bytes=4-11' })
    expect([response.status, await response.text()]).toEqual([206, 'ftypisom'])
  })
})

describe('in a message', () => {
  const send = (who: Person, body: Parameters<typeof world.call<'chat.sendMessage'>>[2]['body'], to = direct) =>
    world.call(who, 'chat.sendMessage', { conversationId: to, messageId: newUuid(), body })
  const last = async (who: Person, conversationId: string) =>
    (await world.call(who, 'chat.getConversation', { conversationId })).conversation.lastMessage?.body

  it('the server says what a file and a video are, and who sees the message may fetch them', async () => {
    const stranger = await world.person('Stranger')
    const file = await sent(mei, 'Plan.pdf', Buffer.from('%PDF-1.7 plan'))
    await send(mei, { kind: 'file', fileId: file.id })
    expect(await last(omar, direct)).toEqual({
      kind: 'file',
      fileId: file.id,
      name: 'Plan.pdf',
      sizeBytes: 13,
      mediaType: 'application/pdf',
    })
    const video = await sent(mei, 'a.mp4', filmBytes, 'video')
    const poster = await world.call(mei, 'files.uploadPicture', {}, { bytes: pictureBytes })
    await send(mei, { kind: 'video', fileId: video.id, posterFileId: poster.id, durationMs: 1_500, caption: 'Look' })
    const { width, height, placeholder } = poster
    expect(await last(omar, direct)).toEqual({
      kind: 'video',
      fileId: video.id,
      posterFileId: poster.id,
      ...{ width, height, placeholder },
      durationMs: 1_500,
      sizeBytes: filmBytes.length,
      caption: 'Look',
    })
    for (const id of [file.id, video.id, poster.id]) {
      expect((await download(omar, id)).status).toBe(200)
      expect((await download(stranger, id)).status).toBe(404)
    }

    // Sent on by who may see it, and by nobody else.
    const forwarded = { kind: 'video', fileId: video.id, posterFileId: poster.id, durationMs: 1_500 } as const
    const theirs = await world.befriend(omar, stranger)
    await expect(send(stranger, forwarded, theirs)).rejects.toMatchObject({ code: 'files.notFound' })
    await send(omar, forwarded, theirs)
    expect((await download(stranger, video.id)).status).toBe(200)
    expect((await download(stranger, file.id)).status).toBe(404)
  })

  it('each kind is only what it is', async () => {
    const file = await sent(mei, 'a.mp4', filmBytes)
    const video = await sent(mei, 'a.mp4', filmBytes, 'video')
    const poster = (await world.call(mei, 'files.uploadPicture', {}, { bytes: pictureBytes })).id
    const wrong = { code: 'files.wrongType' }
    await expect(send(mei, { kind: 'file', fileId: video.id })).rejects.toMatchObject(wrong)
    await expect(send(mei, { kind: 'file', fileId: poster })).rejects.toMatchObject(wrong)
    await expect(send(mei, { kind: 'picture', fileId: file.id })).rejects.toMatchObject(wrong)
    await expect(send(mei, { kind: 'voice', fileId: file.id, durationMs: 1, waveform })).rejects.toMatchObject(wrong)
    const bodies = [
      { fileId: file.id, posterFileId: poster },
      { fileId: video.id, posterFileId: video.id },
      { fileId: poster, posterFileId: poster },
    ]
    for (const body of bodies)
      await expect(send(mei, { kind: 'video', durationMs: 1, ...body })).rejects.toMatchObject(wrong)
    await expect(world.call(mei, 'accounts.updateProfile', { avatarFileId: file.id })).rejects.toThrow()
  })
})
