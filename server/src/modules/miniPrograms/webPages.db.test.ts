import { layProgram, sampleBundle } from '@sampan/testkit/world/miniPrograms.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../../app.ts'

let world: World
let app: App
let mei: Person

beforeAll(async () => {
  world = await createWorld()
  app = await world.serve()
  mei = await world.person('Mei')
})
afterAll(() => world.close())

const page = (programId: string, url: string, more: Record<string, string> = {}, who: Person | null = mei) =>
  fetch(`${app.address}/mp/web/${programId}?${new URLSearchParams({ url, ...more })}`, {
    headers: who ? { authorization: `Bearer ${who.token}` } : {},
  })
const framesOf = (answer: Response) =>
  /frame-src ([^;]+)/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]

it('stands around pages of the hosts that were named, and its policy names no others', async () => {
  const bundle = sampleBundle()
  const webDomains = ['shop.example.com', '*.pages.example.com']
  const domains = ['api.example.com']
  const programId = await layProgram(world, { ...bundle, stage: 'live', domains, webDomains })
  const shown = await page(programId, 'https://shop.example.com/terms')
  expect(shown.status).toBe(200)
  expect(framesOf(shown)).toBe('https://shop.example.com https://*.pages.example.com')
  const policy = shown.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]+'/)
  expect(shown.headers.get('x-frame-options')).toBeNull()
  expect(await shown.text()).not.toContain('shop.example.com')

  for (const url of [
    'https://api.example.com/',
    'http://shop.example.com/',
    `${app.address}/`,
    'javascript:alert(1)',
    '',
  ]) {
    const refused = await page(programId, url)
    expect([url, refused.status, framesOf(refused)]).toEqual([url, 403, "'none'"])
  }
  expect((await page(programId, 'https://shop.example.com/', {}, null)).status).toBe(401)
  expect((await page('0190a000-0000-7000-8000-000000000001', 'https://shop.example.com/')).status).toBe(404)

  // Nobody is told of them as of hosts that are reached, and what is not said again stays.
  expect(await world.call(mei, 'miniPrograms.open', { programId })).toMatchObject({ domains })
  await layProgram(world, { ...sampleBundle({ 'main.js': 'new' }, bundle.manifest.appId), stage: 'live', domains: [] })
  expect((await page(programId, 'https://shop.example.com/terms')).status).toBe(200)
  expect(await world.call(mei, 'miniPrograms.open', { programId })).toMatchObject({ domains: [] })
})

it('a preview shows the page that it asks for, and no other', async () => {
  const programId = await layProgram(world, { stage: 'preview' })
  const shown = await page(programId, 'https://anything.example.net/a', { stage: 'preview' })
  expect([shown.status, framesOf(shown)]).toEqual([200, 'https://anything.example.net'])
  expect((await page(programId, `${app.address}/mp/web.js`, { stage: 'preview' })).status).toBe(403)
})
