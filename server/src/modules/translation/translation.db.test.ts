/** Against a real server that answers as LibreTranslate does. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { Refusal } from '@sampan/server/kernel/errors.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

let translator: Server
let world: World
let mei: Person
let omar: Person
let direct: string
let asked: Record<string, unknown>[] = []
/** What is answered, or the usual. */
let answer: { status: number; body: string } | null = null

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text)
}

beforeAll(async () => {
  translator = createServer(async (request, response) => {
    const sent = await bodyOf(request)
    asked.push({ ...sent, at: `${request.method} ${request.url}` })
    const usual = { translatedText: `${sent.target}: ${sent.q}`, detectedLanguage: { language: 'de', confidence: 90 } }
    response.writeHead(answer?.status ?? 200, { 'content-type': 'application/json' })
    response.end(answer?.body ?? JSON.stringify(usual))
  })
  await new Promise<void>((resolve) => translator.listen(0, '127.0.0.1', resolve))
  const address = translator.address()
  const port = typeof address === 'object' && address ? address.port : 0
  world = await createWorld({
    settings: { SAMPAN_TRANSLATE_URL: `http://127.0.0.1:${port}/lt/`, SAMPAN_TRANSLATE_KEY: 'secret' },
  })
})
afterAll(async () => {
  await world.close()
  await new Promise((resolve) => translator.close(resolve))
})

beforeEach(async () => {
  asked = []
  answer = null
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  direct = await world.befriend(mei, omar)
})

const translate = async (who: Person, seq: number, target: 'en' | 'it' | 'zh' = 'en') =>
  (await world.call(who, 'translation.translate', { conversationId: direct, seq, target })).translation
const codeOf = (reason: unknown) => (reason instanceof Refusal ? reason.code : reason)

/** Texts differ between tests: what was translated is kept. */
let count = 0
const say = (who: Person, text = `Guten Morgen ${++count}`) => world.say(who, direct, text)

describe('a message', () => {
  it('is read by the server and translated as the protocol wants it', async () => {
    const seq = await say(omar, 'Guten Morgen')
    expect(await translate(mei, seq)).toEqual({ text: 'en: Guten Morgen', source: 'de' })
    expect(asked).toEqual([
      {
        ...{ q: 'Guten Morgen', source: 'auto', target: 'en', format: 'text', api_key: 'secret' },
        at: 'POST /lt/translate',
      },
    ])
    expect(await world.call(mei, 'translation.describe', {})).toEqual({ offered: true })
  })

  it('is asked for once in each language', async () => {
    const seq = await say(omar)
    await Promise.all([translate(mei, seq), translate(omar, seq), translate(mei, seq, 'it')])
    await translate(mei, seq)
    expect(asked.map(({ target }) => target).sort()).toEqual(['en', 'it'])
    world.clock.advance(2 * 3_600_000)
    await translate(mei, seq)
    expect(asked).toHaveLength(3)
  })

  it('is translated for those who see it, as long as they do', async () => {
    const seq = await say(omar)
    const lena = await world.person('Lena')
    expect(await translate(lena, seq).catch(codeOf)).toBe('chat.conversationNotFound')
    expect(await translate(mei, seq + 1).catch(codeOf)).toBe('chat.messageNotFound')
    await translate(mei, seq)
    await world.call(mei, 'chat.hideMessage', { conversationId: direct, seq })
    expect(await translate(mei, seq).catch(codeOf)).toBe('chat.messageNotFound')
    await world.call(omar, 'chat.recallMessage', { conversationId: direct, seq })
    expect(await translate(omar, seq)).toBeNull()
    expect(asked).toHaveLength(1)
  })

  it('has to have words', async () => {
    expect(await translate(mei, 1)).toBeNull()
    expect(asked).toEqual([])
  })
})

describe('a translator that is not well', () => {
  it.each([
    [500, '{"error":"busy"}'],
    [429, '{"error":"slow down"}'],
    [200, 'words'],
    [200, '[]'],
    [200, '{"translatedText":7}'],
    [200, JSON.stringify({ translatedText: 'x'.repeat(30_000) })],
    [200, `"${'x'.repeat(300_000)}"`],
    [302, '{"translatedText":"elsewhere"}'],
  ])('%d %s', async (status, body) => {
    const seq = await say(omar)
    answer = { status, body }
    expect(await translate(mei, seq).catch(codeOf)).toBe('translation.failed')
    // It is asked again.
    answer = null
    expect(await translate(mei, seq)).not.toBeNull()
  })

  it('names a language that is none', async () => {
    answer = { status: 200, body: '{"translatedText":"Hi","detectedLanguage":{"language":"<b>"}}' }
    expect(await translate(mei, await say(omar))).toEqual({ text: 'Hi', source: null })
  })
})

describe('without a translator', () => {
  it('nothing is offered', async () => {
    const without = await createWorld()
    try {
      const someone = await without.person()
      expect(await without.call(someone, 'translation.describe', {})).toEqual({ offered: false })
    } finally {
      await without.close()
    }
  })
})
