/** Link previews through the real methods, with a small internet in place of the large one. */
import type { RequestListener } from 'node:http'
import type { Input, MessageBody } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import {
  createSmallInternet,
  type SmallInternet,
  siteAddress,
} from '@sampan/server/kernel/outbound/outbound.fixture.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

let internet: SmallInternet
let world: World
let mei: Person
let omar: Person
let direct: string

const pictureBytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#2a9d8f' } })
  .png()
  .toBuffer()

const html = (head: string) => `<!doctype html><html><head>${head}</head><body>body</body></html>`
const pages: Record<string, RequestListener> = {}
const page =
  (text: string | Buffer, type = 'text/html', more: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': type, ...more }).end(text)

beforeAll(async () => {
  internet = await createSmallInternet((request, response) => {
    const answer = pages[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404, { 'content-type': 'text/html' }).end(html('<title>Not here</title>'))
  })
  internet.names.set('example.com', [siteAddress])
  internet.names.set('www.example.com', [siteAddress])
  internet.names.set('inside.example.com', ['127.0.0.1'])
  world = await createWorld({ fetchGuarded: internet.fetchGuarded })
})
afterAll(async () => {
  await world.close()
  await internet.close()
})

let pageCount = 0
/** Each test has pages of its own: what was seen is kept. */
const newPath = () => `/page-${++pageCount}`

beforeEach(async () => {
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  direct = await world.befriend(mei, omar)
})

const previewOf = async (who: Person, url: string) => (await world.call(who, 'links.preview', { url })).preview

async function send(
  who: Person,
  conversationId: string,
  body: Input<'chat.sendMessage'>['body'],
  messageId = newUuid(),
) {
  return (await world.call(who, 'chat.sendMessage', { conversationId, messageId, body })).seq
}

async function bodyAt(who: Person, conversationId: string, seq: number): Promise<MessageBody | undefined> {
  const { messages } = await world.call(who, 'chat.getMessages', { conversationId, seqs: [seq] })
  return messages[0]?.body
}

/** A page with a picture, previewed by Mei. */
async function ferry() {
  const [path, picture] = [newPath(), newPath()]
  pages[path] = page(
    html(`<title>Ferries</title><meta property="og:title" content="The ferry &amp; its times">
      <meta property="og:description" content="Every hour."><meta property="og:site_name" content="River">
      <meta property="og:image" content="${picture}">`),
  )
  pages[picture] = page(pictureBytes, 'image/png')
  const url = `http://example.com${path}`
  return { path, url, preview: await previewOf(mei, url) }
}

describe('a preview', () => {
  it('says what the page says of itself, with a picture of our own', async () => {
    const { url, preview } = await ferry()
    expect(preview).toEqual({
      url,
      title: 'The ferry & its times',
      description: 'Every hour.',
      siteName: 'River',
      picture: expect.objectContaining({ fileId: expect.any(String), placeholder: expect.any(String) }),
    })
    const file = await world.fetchFile(mei, preview?.picture?.fileId ?? '')
    expect(file.mediaType).toBe('image/jpeg')
    // Not yet sent, it is Mei's alone.
    await expect(world.fetchFile(omar, preview?.picture?.fileId ?? '')).rejects.toThrow()
  })

  it('is looked at once, also for several', async () => {
    const { path, url } = await ferry()
    await Promise.all([previewOf(mei, url), previewOf(omar, url), previewOf(omar, url)])
    expect(internet.visited.filter((each) => each.endsWith(path))).toHaveLength(1)
  })

  it('is nothing for what says nothing, is not there or is something else', async () => {
    const [empty, text, feed] = [newPath(), newPath(), newPath()]
    pages[empty] = page(html('<meta name="description" content="No title">'))
    pages[text] = page('plain', 'text/plain')
    pages[feed] = page('{}', 'application/json')
    for (const path of [empty, text, feed, newPath()])
      expect(await previewOf(mei, `http://example.com${path}`)).toBeNull()
  })

  it('of a picture shows the picture', async () => {
    const path = `${newPath()}/View%20of%20the%20sea.png`
    pages[path] = page(pictureBytes, 'image/png')
    expect(await previewOf(mei, `http://www.example.com${path}`)).toMatchObject({
      title: 'View of the sea.png',
      siteName: 'example.com',
      picture: { width: expect.any(Number) },
    })
  })

  it('does without a picture that is a bomb, a drawing, or elsewhere', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const bad: [string, RequestListener][] = [
      ['image/png', page(drawing, 'image/png')],
      ['image/svg+xml', page(drawing, 'image/svg+xml')],
      ['image/png', page(pictureBytes.subarray(0, 60), 'image/png')],
    ]
    for (const [, answer] of bad) {
      const [path, picture] = [newPath(), newPath()]
      pages[picture] = answer
      pages[path] = page(html(`<title>T</title><meta property="og:image" content="${picture}">`))
      expect(await previewOf(mei, `http://example.com${path}`)).toMatchObject({ title: 'T', picture: null })
    }
  })

  it('is made by nobody who does not want it', async () => {
    const path = newPath()
    pages[path] = page(html('<title>Here</title>'))
    await world.call(mei, 'privacy.changePrivacy', { linkPreviews: false })
    expect(await previewOf(mei, `http://example.com${path}`)).toBeNull()
    expect(internet.visited.some((each) => each.endsWith(path))).toBe(false)
  })
})

describe('never inside', () => {
  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://localhost/',
    'http://metadata.google.internal/',
    'http://inside.example.com/',
    'http://user:pass@example.com/',
    'http://example.com:8080/',
  ])('%s', async (url) => {
    const before = internet.visited.length
    expect(await previewOf(mei, url)).toBeNull()
    expect(internet.visited).toHaveLength(before)
  })

  it.each(['http://127.0.0.1/x', 'http://inside.example.com/x', 'file:///etc/passwd', 'http://[fd00:ec2::254]/'])(
    'by a redirect to %s',
    async (location) => {
      const path = newPath()
      pages[path] = (_request, response) => response.writeHead(302, { location }).end()
      const before = internet.visited.length
      expect(await previewOf(mei, `http://example.com${path}`)).toBeNull()
      expect(internet.visited).toHaveLength(before + 1)
    },
  )

  it.each(['http://127.0.0.1/p.png', '//inside.example.com/p.png', 'file:///etc/passwd', 'data:image/png;base64,AA'])(
    'by the picture %s',
    async (picture) => {
      const path = newPath()
      pages[path] = page(html(`<title>T</title><meta property="og:image" content="${picture}">`))
      const before = internet.visited.length
      expect(await previewOf(mei, `http://example.com${path}`)).toMatchObject({ title: 'T', picture: null })
      expect(internet.visited).toHaveLength(before + 1)
    },
  )

  it('by a base, or a name that changes', async () => {
    const [path, other] = [newPath(), newPath()]
    pages[path] = page(
      html('<base href="http://127.0.0.1/"><title>T</title><meta property="og:image" content="a.png">'),
    )
    expect(await previewOf(mei, `http://example.com${path}`)).toMatchObject({ picture: null })
    let times = 0
    internet.names.set('rebind.example.com', () => (times++ === 0 ? [siteAddress] : ['127.0.0.1']))
    pages[other] = page(html('<title>T</title><meta property="og:image" content="/page-1">'))
    expect(await previewOf(mei, `http://rebind.example.com${other}`)).toMatchObject({ title: 'T', picture: null })
  })

  it('lets no field through that is not asked for', async () => {
    const before = internet.visited.length
    await expect(world.callRaw(mei, 'links.preview', { url: 'http://example.com/', method: 'POST' })).rejects.toThrow()
    await expect(world.callRaw(mei, 'links.preview', { url: 'ftp://example.com/' })).rejects.toThrow()
    await expect(world.callRaw(mei, 'links.preview', { url: 'http://example.com/\r\nHost: a' })).rejects.toThrow()
    expect(internet.visited).toHaveLength(before)
  })
})

describe('with a message', () => {
  it('comes to the other side, and the picture with it', async () => {
    const { url, preview } = await ferry()
    const seq = await send(mei, direct, { kind: 'text', text: `See ${url}!`, preview: { url } })
    expect(await bodyAt(omar, direct, seq)).toEqual({ kind: 'text', text: `See ${url}!`, mentions: [], preview })
    expect((await world.fetchFile(omar, preview?.picture?.fileId ?? '')).mediaType).toBe('image/jpeg')
    const lena = await world.person('Lena')
    await expect(world.fetchFile(lena, preview?.picture?.fileId ?? '')).rejects.toThrow()
  })

  it('is what the server found, for a link that stands in the text', async () => {
    const { url } = await ferry()
    const bare = async (who: Person, text: string, preview: { url: string }) =>
      bodyAt(mei, direct, await send(who, direct, { kind: 'text', text, preview }))
    expect(await bare(mei, 'See https://example.org/', { url })).not.toHaveProperty('preview')
    expect(await bare(mei, `See ${url}x`, { url })).not.toHaveProperty('preview')
    // Omar did not ask for it.
    expect(await bare(omar, `See ${url}`, { url })).not.toHaveProperty('preview')
    const forged = { kind: 'text', text: url, preview: { url, title: 'Your bank' } }
    const input = { conversationId: direct, messageId: newUuid(), body: forged }
    await expect(world.callRaw(mei, 'chat.sendMessage', input)).rejects.toThrow()
  })

  it('is the same when the message is repeated, whatever the page says by now', async () => {
    const { path, url, preview } = await ferry()
    const messageId = newUuid()
    const body = { kind: 'text' as const, text: url, preview: { url } }
    const seq = await send(mei, direct, body, messageId)
    pages[path] = page(html('<title>Other</title>'))
    world.clock.advance(25 * 3_600_000)
    expect((await previewOf(mei, url))?.title).toBe('Other')
    expect(await send(mei, direct, body, messageId)).toBe(seq)
    expect(await bodyAt(omar, direct, seq)).toMatchObject({ preview })
  })

  it('goes with it when it is sent on, by whoever sees it', async () => {
    const { url, preview } = await ferry()
    const seq = await send(mei, direct, { kind: 'text', text: url, preview: { url } })
    const lena = await world.person('Lena')
    const other = await world.befriend(omar, lena)
    const body = { kind: 'text' as const, text: url, preview: { url, from: { conversationId: direct, seq } } }
    const forwarded = await send(omar, other, body)
    expect(await bodyAt(lena, other, forwarded)).toMatchObject({ preview })
    expect((await world.fetchFile(lena, preview?.picture?.fileId ?? '')).mediaType).toBe('image/jpeg')
    // Who does not see it gets nothing of it.
    const ben = await world.person('Ben')
    const third = await world.befriend(ben, lena)
    expect(await bodyAt(lena, third, await send(ben, third, body))).not.toHaveProperty('preview')
  })

  it('stands among several messages that are sent on as one', async () => {
    const { url, preview } = await ferry()
    const seqs = [
      await send(mei, direct, { kind: 'text', text: url, preview: { url } }),
      await world.say(mei, direct, 'So'),
    ]
    const lena = await world.person('Lena')
    const other = await world.befriend(omar, lena)
    const seq = await send(omar, other, { kind: 'history', fromConversationId: direct, seqs })
    const { items } = await world.call(lena, 'chat.getHistory', { conversationId: other, seq })
    expect(items[0]?.body).toMatchObject({ kind: 'text', preview })
    expect((await world.fetchFile(lena, preview?.picture?.fileId ?? '')).mediaType).toBe('image/jpeg')
  })

  it('stays with other words as long as its link does', async () => {
    const { url, preview } = await ferry()
    const seq = await send(mei, direct, { kind: 'text', text: url, preview: { url } })
    const edit = (text: string) =>
      world.call(mei, 'chat.editMessage', { conversationId: direct, seq, words: { kind: 'text', text } })
    await edit(`Look: ${url}`)
    expect(await bodyAt(omar, direct, seq)).toMatchObject({ preview })
    await edit('Never mind')
    expect(await bodyAt(omar, direct, seq)).not.toHaveProperty('preview')
    await expect(world.fetchFile(omar, preview?.picture?.fileId ?? '')).rejects.toThrow()
  })

  it('comes with other words, another one takes its place, and it may be left out', async () => {
    const [one, other] = [await ferry(), await ferry()]
    const seq = await world.say(mei, direct, 'Look')
    const edit = (text: string, preview?: { url: string } | null) =>
      world.call(mei, 'chat.editMessage', {
        conversationId: direct,
        seq,
        words: { kind: 'text', text, ...(preview !== undefined && { preview }) },
      })
    const pictureOf = ({ preview }: typeof one) => world.fetchFile(omar, preview?.picture?.fileId ?? '')
    await edit(`Look: ${one.url}`, { url: one.url })
    expect(await bodyAt(omar, direct, seq)).toMatchObject({ preview: one.preview })
    expect((await pictureOf(one)).mediaType).toBe('image/jpeg')
    await edit(`Look: ${other.url}`, { url: other.url })
    expect(await bodyAt(omar, direct, seq)).toMatchObject({ preview: other.preview })
    await expect(pictureOf(one)).rejects.toThrow()
    expect((await pictureOf(other)).mediaType).toBe('image/jpeg')
    await edit(`Look there: ${other.url}`)
    expect(await bodyAt(omar, direct, seq)).toMatchObject({ preview: other.preview })
    await edit(`Look there: ${other.url}`, null)
    expect(await bodyAt(omar, direct, seq)).not.toHaveProperty('preview')
    await expect(pictureOf(other)).rejects.toThrow()
    // Nothing that does not stand in the words, or that Mei did not ask for.
    await edit('Look elsewhere', { url: other.url })
    expect(await bodyAt(omar, direct, seq)).not.toHaveProperty('preview')
    await edit('https://example.com/unknown', { url: 'https://example.com/unknown' })
    expect(await bodyAt(omar, direct, seq)).not.toHaveProperty('preview')
  })

  it('is gone with it when it is taken back', async () => {
    const { url, preview } = await ferry()
    const seq = await send(mei, direct, { kind: 'text', text: url, preview: { url } })
    await world.call(mei, 'chat.recallMessage', { conversationId: direct, seq })
    expect(await bodyAt(omar, direct, seq)).toEqual({ kind: 'recalled' })
    await expect(world.fetchFile(omar, preview?.picture?.fileId ?? '')).rejects.toThrow()
  })

  it('goes when its time is over, and is made anew for the next', async () => {
    const { url, preview } = await ferry()
    await world.call(mei, 'chat.setDisappearing', { conversationId: direct, afterSeconds: 86_400 })
    await send(mei, direct, { kind: 'text', text: url, preview: { url } })
    world.clock.advance(86_400_000 + 1)
    await world.runJobs()
    const again = await previewOf(mei, url)
    expect(again?.picture?.fileId).not.toBe(preview?.picture?.fileId)
  })

  it('is found by its title, and kept as a favourite', async () => {
    const { url, preview } = await ferry()
    const seq = await send(mei, direct, { kind: 'text', text: url, preview: { url } })
    const { results } = await world.call(omar, 'search.findMessages', { text: 'ferry times' })
    expect(results.map(({ message }) => message.seq)).toContain(seq)
    const input = { favouriteId: newUuid(), conversationId: direct, seq, note: '', tags: [] }
    await world.call(omar, 'favourites.keep', input)
    await world.call(mei, 'chat.recallMessage', { conversationId: direct, seq })
    expect((await world.fetchFile(omar, preview?.picture?.fileId ?? '')).mediaType).toBe('image/jpeg')
  })
})

describe('switched off by the operator', () => {
  it('nothing is asked of anybody', async () => {
    const closed = await createWorld({
      fetchGuarded: internet.fetchGuarded,
      settings: { SAMPAN_LINK_PREVIEWS: 'off' },
    })
    try {
      const before = internet.visited.length
      const someone = await closed.person()
      expect((await closed.call(someone, 'links.preview', { url: 'http://example.com/' })).preview).toBeNull()
      expect(internet.visited).toHaveLength(before)
    } finally {
      await closed.close()
    }
  })
})
