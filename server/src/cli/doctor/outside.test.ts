import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkOutside } from './outside.ts'

const none = {
  ...{
    tilesUrl: undefined,
    tilesAttribution: '',
    mapLink: undefined,
    translateUrl: undefined,
    translateKey: undefined,
  },
  ...{ sms: 'off' as const, smsUrl: undefined, linkPreviews: false, origin: 'https://talk.example', demo: false },
}
let server: Server
let at: string
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/tiles/0/0/0.png') response.writeHead(200, { 'content-type': 'image/png' }).end('png')
    else if (request.url === '/good/translate')
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"translatedText":"Guten Morgen"}')
    else response.writeHead(403, { 'content-type': 'text/html' }).end('No')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const told = async (settings: Partial<Parameters<typeof checkOutside>[0]>, resolves = async () => true) =>
  (await checkOutside({ ...none, ...settings }, resolves)).map(({ level, text }) => `${level}: ${text}`)

describe('whom the server asks', () => {
  it('is nobody where nothing is set', async () => {
    expect(await told({})).toEqual([])
  })

  it('answers as it should', async () => {
    const found = await told({
      tilesUrl: `${at}/tiles/{z}/{x}/{y}.png`,
      tilesAttribution: '© Somebody',
      translateUrl: `${at}/good`,
      sms: 'http',
      smsUrl: `${at}/sms?to={number}&text={text}&key=secret`,
      linkPreviews: true,
    })
    expect(found.every((each) => each.startsWith('good: '))).toBe(true)
    expect(found).toHaveLength(4)
    expect(found.join()).not.toContain('secret')
    expect(asked.some((each) => each.includes('/sms'))).toBe(false)
  })

  it('answers something else', async () => {
    expect(await told({ tilesUrl: `${at}/no/{z}/{x}/{y}.png`, translateUrl: `${at}/no` })).toEqual([
      'warning: Maps are shown without a line of thanks.',
      expect.stringMatching(/^fault: 127\.0\.0\.1:\d+ answers 403 text\/html instead of a map\.$/),
      expect.stringMatching(/^fault: The translator 127\.0\.0\.1:\d+ does not answer as one \(badAnswer\)\.$/),
    ])
  })

  it('does not answer', async () => {
    const nowhere = 'http://127.0.0.1:1'
    const settings = { tilesUrl: `${nowhere}/{z}/{x}/{y}`, tilesAttribution: 'x', translateUrl: nowhere }
    const found = await told(
      { ...settings, sms: 'http', smsUrl: `${nowhere}/sms`, linkPreviews: true },
      async () => false,
    )
    expect(found.map((each) => each.split(':')[0])).toEqual(['fault', 'fault', 'fault', 'warning'])
  })

  it('is told where codes only go to the log', async () => {
    expect(await told({ sms: 'log' })).toEqual([expect.stringMatching(/^fault: Codes/)])
    expect(await told({ sms: 'log', origin: 'http://localhost:3000' })).toEqual([
      expect.stringMatching(/^warning: Codes/),
    ])
    expect(await told({ sms: 'http' })).toEqual([expect.stringMatching(/^fault: SAMPAN_SMS is http/)])
  })
})
