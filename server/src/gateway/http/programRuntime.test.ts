import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addBuild } from '@sampan/miniprogram/runtime/held'
import { fastify } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { Refusal, statusOf } from '../../kernel/errors.ts'
import { createRuntimeBuilds } from '../../modules/miniPrograms/index.ts'
import { registerProgramRuntime } from './programRuntime.ts'

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

const origin = 'https://sampan.example.org'

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-web-'))
  endings.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const build = (hash: string) => ({
  files: new Map([
    ['frame.html', { mediaType: 'text/html', text: `frame ${hash}` }],
    ['chunks/more.js', { mediaType: 'text/javascript', text: `more ${hash}` }],
  ]),
  policy: `sandbox allow-scripts; img-src PICTURES; media-src MEDIA`,
  hash,
})
const first = '1'.repeat(16)
const second = '2'.repeat(16)

/** A server that begins with what a folder holds. */
async function serve(webFolder: string, sandboxUrl?: string) {
  const server = fastify()
  endings.push(() => server.close())
  server.setErrorHandler((error, _request, reply) =>
    reply.code(error instanceof Refusal ? statusOf(error.code) : 500).send(),
  )
  const runtime = createRuntimeBuilds({ origin, sandboxUrl })
  registerProgramRuntime(server, { runtime, origin, sandboxUrl, webFolder })
  await server.ready()
  return {
    frameUrl: runtime.frameUrl(),
    get: (url: string) => server.inject({ url, headers: { host: 'here.example' } }),
  }
}

test('each build has an address of its own, kept for good; an older frame finds its own parts as long as they are held', async () => {
  const webFolder = newFolder()
  addBuild(join(webFolder, 'mp-runtime'), build(first))
  const before = await serve(webFolder)
  addBuild(join(webFolder, 'mp-runtime'), build(second))
  const after = await serve(webFolder)
  expect(after.frameUrl).not.toBe(before.frameUrl)
  const part = (frameUrl: string) => frameUrl.replace('frame.html', 'chunks/more.js')

  const frame = await after.get(after.frameUrl)
  expect(frame.body).toBe(`frame ${second}`)
  expect(frame.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const policy = String(frame.headers['content-security-policy'])
  expect(policy).toContain(`img-src ${origin}/mp/pictures/ http://here.example/mp/pictures/;`)
  expect(policy).toContain(`media-src ${origin}/mp/media/ http://here.example/mp/media/;`)
  expect(policy).toContain('frame-ancestors')
  expect((await after.get(part(after.frameUrl))).body).toBe(`more ${second}`)
  expect((await after.get(part(before.frameUrl))).body).toBe(`more ${first}`)

  // The server before knew nothing of what came later; nothing stands in its place.
  expect((await before.get(part(after.frameUrl))).statusCode).toBe(404)
  expect((await after.get(after.frameUrl.replace('frame.html', 'policy.txt'))).statusCode).toBe(404)
  expect((await after.get(after.frameUrl.replace('frame.html', 'chunks/../policy.txt'))).statusCode).toBe(404)
})

test('what browsers keep with its headers has another address once those would be others', async () => {
  const webFolder = newFolder()
  addBuild(join(webFolder, 'mp-runtime'), build(first))
  const plain = await serve(webFolder)
  const boxed = await serve(webFolder, 'https://box.example.net')
  expect(boxed.frameUrl).toMatch(/^https:\/\/box\.example\.net\/mp\/runtime\/[0-9a-f]{20}\/frame\.html$/)
  expect(new URL(boxed.frameUrl).pathname).not.toBe(plain.frameUrl)
  const { headers } = await boxed.get(new URL(boxed.frameUrl).pathname)
  expect(headers['content-security-policy']).toContain(
    `img-src ${origin}/mp/pictures/ https://box.example.net/mp/pictures/;`,
  )
  expect(String(headers['content-security-policy'])).toMatch(/frame-ancestors https:\/\/sampan\.example\.org$/)
})

test('a server without the app holds no build', async () => {
  const { get, frameUrl } = await serve(newFolder())
  expect((await get(frameUrl)).statusCode).toBe(404)
})
