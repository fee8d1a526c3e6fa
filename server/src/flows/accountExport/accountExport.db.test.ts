import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { BlobReader, configure, TextWriter, ZipReader } from '@zip.js/zip.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pictureBytes } from '../../../../e2e/api/samples.ts'
import { newUuid } from '../../kernel/ids.ts'

configure({ useWebWorkers: false })
let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const refusedAs = (code: string) => expect.objectContaining({ code })
const EVIL = `"><script>alert('x')</script><img src=x>`

const begin = (who: Person, withFiles = true) => world.call(who, 'accounts.startExport', { language: 'de', withFiles })
const stateOf = async (who: Person) => (await world.call(who, 'accounts.getExport', {})).export

async function fetchExport(who: Person, exportId: string): Promise<Blob> {
  const answer = await world.platform.dispatcher.call(who.caller, {
    method: 'accounts.fetchExport',
    input: { exportId },
  })
  if (answer.type !== 'file') throw new Error('A download answers bytes')
  const chunks: Buffer[] = []
  for await (const chunk of answer.file.open()) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  expect(bytes.length).toBe(answer.file.sizeBytes)
  return new Blob([bytes])
}

async function unpack(blob: Blob): Promise<Map<string, string>> {
  const entries = await new ZipReader(new BlobReader(blob)).getEntries({})
  const texts = new Map<string, string>()
  for (const entry of entries)
    if (!entry.directory) texts.set(entry.filename, await entry.getData(new TextWriter(), { checkSignature: true }))
  return texts
}

test('holds everything of the member and nothing of others, safe to be opened', async () => {
  const mei = await world.person('Mei')
  const omar = await world.person('Omar')
  await world.call(omar, 'accounts.updateProfile', { name: 'Omar <b>' })
  const stranger = await world.person('Stranger')
  const direct = await world.befriend(mei, omar)
  const group = await world.group([mei, omar], `Crew ${EVIL}`)
  for (let count = 0; count < 450; count += 1) await world.say(omar, direct, `Line ${count}`)
  await world.say(omar, direct, EVIL)
  const file = await world.call(mei, 'files.uploadPicture', {}, { bytes: pictureBytes })
  const body = { kind: 'picture' as const, fileId: file.id, caption: EVIL }
  await world.call(mei, 'chat.sendMessage', { conversationId: group, messageId: newUuid(), body })
  const secret = await world.befriend(omar, stranger)
  await world.say(omar, secret, 'Not for Mei')
  await world.giveMoney(mei, '12.50')

  const started = await begin(mei)
  expect(started.export).toMatchObject({ state: 'waiting', percent: 0, sizeBytes: null })
  await expect(begin(mei)).rejects.toEqual(refusedAs('accounts.exportRunning'))
  await world.runJobs()
  expect(await stateOf(mei)).toMatchObject({ state: 'ready', percent: 100, withFiles: true })

  const texts = await unpack(await fetchExport(mei, started.export.id))
  const names = [...texts.keys()]
  expect(names).toContain('index.html')
  expect(names.filter((name) => /^chats\/\d{4}\.html$/.test(name))).toHaveLength(2)
  expect(names.filter((name) => name.startsWith(`files/${file.id}.`))).toHaveLength(1)
  const all = [...texts].filter(([name]) => /\.(html|json|css)$/.test(name))
  for (const [name, text] of all) {
    expect(text, name).not.toContain('Not for Mei')
    expect(text, name).not.toContain(stranger.id)
    if (!name.endsWith('.html')) continue
    expect(text, name).not.toMatch(/<script|<img src=x|Omar <b>/)
    expect(text, name).toContain('default-src &#39;none&#39;')
    expect(text, name).toContain('lang="de"')
  }
  const chats = all.filter(([name]) => /^chats\//.test(name)).map(([, text]) => text)
  const long = chats.find((text) => text.includes('Line 449'))
  expect(long).toContain('Line 0<')
  expect(chats.some((text) => text.includes(`<img src="../files/${file.id}`))).toBe(true)
  const data = all.filter(([name]) => /^data\/chats\//.test(name)).map(([, text]) => JSON.parse(text))
  expect(data.map(({ messages }) => messages.length).sort((a, b) => a - b)[1]).toBeGreaterThan(450)
  expect(JSON.parse(texts.get('data/profile.json') ?? '')).toMatchObject({ self: { member: { id: mei.id } } })
  expect(JSON.parse(texts.get('data/statement.json') ?? '').entries).toHaveLength(1)
  expect(texts.get('index.html')).toContain('Deine Daten')
})

test('is its owner’s alone, for a week', async () => {
  const [mei, omar] = await world.people(2)
  const { export: made } = await begin(mei, false)
  await expect(fetchExport(mei, made.id)).rejects.toEqual(refusedAs('accounts.exportNotReady'))
  await world.runJobs()
  await expect(fetchExport(omar, made.id)).rejects.toEqual(refusedAs('accounts.exportNotFound'))
  expect((await fetchExport(mei, made.id)).size).toBeGreaterThan(1_000)
  world.clock.advance(7 * 86_400_000)
  await expect(fetchExport(mei, made.id)).rejects.toEqual(refusedAs('accounts.exportNotFound'))
  expect(await stateOf(mei)).toBeNull()
  await world.platform.jobHandlers.sweep({})
  const { rows } = await world.pool.query('SELECT 1 FROM account_exports WHERE id = $1', [made.id])
  expect(rows).toEqual([])
})

test('can be given up before, while and after it is made', async () => {
  const mei = await world.person('Mei')
  const { export: first } = await begin(mei)
  await world.call(mei, 'accounts.cancelExport', { exportId: first.id })
  await world.runJobs()
  expect(await stateOf(mei)).toBeNull()
  await expect(fetchExport(mei, first.id)).rejects.toEqual(refusedAs('accounts.exportNotReady'))

  const { export: second } = await begin(mei)
  await Promise.all([world.runJobs(), world.call(mei, 'accounts.cancelExport', { exportId: second.id })])
  expect(await stateOf(mei)).toBeNull()

  const { export: third } = await begin(mei)
  await world.runJobs()
  await world.call(mei, 'accounts.cancelExport', { exportId: third.id })
  await expect(fetchExport(mei, third.id)).rejects.toEqual(refusedAs('accounts.exportNotReady'))
})

test('holds what the member keeps, wrote down, drew up and chose, in its language and direction', async () => {
  const [mei, omar] = [await world.person('Mei'), await world.person('Omar')]
  const direct = await world.befriend(mei, omar)
  const seq = await world.say(omar, direct, 'Tide at six')
  await world.call(mei, 'favourites.keep', {
    favouriteId: newUuid(),
    conversationId: direct,
    seq,
    note: `Ask him ${EVIL}`,
    tags: ['sea'],
  })
  await world.call(omar, 'chat.setReaction', { conversationId: direct, seq, emoji: '👍' })
  const sticker = await world.call(mei, 'files.uploadSticker', {}, { bytes: pictureBytes })
  await world.call(mei, 'stickers.add', { fileId: sticker.id })
  const poll = { question: 'Fish?', options: ['Yes', 'No'], multiple: false, anonymous: false, endsAt: null }
  const pollId = newUuid()
  await world.call(omar, 'polls.create', { pollId, conversationId: direct, ...poll })
  await world.call(mei, 'polls.vote', { pollId, choices: [1] })
  const place = {
    kind: 'place' as const,
    name: 'Pier',
    address: 'Quay 1',
    latitude: '53.545000',
    longitude: '9.966000',
  }
  await world.call(omar, 'chat.sendMessage', { conversationId: direct, messageId: newUuid(), body: place })
  const changedAt = world.clock.now().toISOString()
  const draft = { text: 'I will be', mentions: [], replyToSeq: null, changedAt }
  await world.call(mei, 'chat.saveDraft', { conversationId: direct, draft })
  await world.call(mei, 'privacy.changePrivacy', { typing: false })
  const tagId = newUuid()
  await world.call(mei, 'contacts.keepTag', { tagId, name: 'Crew' })
  await world.call(mei, 'contacts.keepAbout', {
    memberId: omar.id,
    starred: true,
    tagIds: [tagId],
    note: 'Knows the tides',
    phones: ['+49 40 12'],
  })

  const { export: made } = await world.call(mei, 'accounts.startExport', { language: 'ar', withFiles: true })
  await world.runJobs()
  const texts = await unpack(await fetchExport(mei, made.id))
  const text = (name: string) => texts.get(name) ?? ''
  const index = text('index.html')
  expect(index).toContain('<html lang="ar" dir="rtl">')
  for (const part of ['#Crew', 'Knows the tides', '+49 40 12', 'I will be', `<img src="files/${sticker.id}`])
    expect(index).toContain(part)
  expect(index).toContain('<th>يرى الآخرون أنك تكتب</th><td>معطّل</td>')
  const kept = text('favourites/index.html')
  for (const part of ['Tide at six', '<bdi>#sea</bdi>', 'Ask him &quot;&gt;&lt;script&gt;'])
    expect(kept).toContain(part)
  const chat = text('chats/0001.html')
  expect(chat).toContain('👍 <bdi>Omar</bdi>')
  expect(chat).toContain('<bdi>No</bdi> (1) ✓ اختيارك')
  expect(chat).toMatch(/Pier.*Quay 1.*53\.545000, 9\.966000/)
  expect(JSON.parse(text('data/favourites.json'))).toMatchObject({ count: 1, favourites: [{ tags: ['sea'] }] })
  expect(JSON.parse(text('data/settings.json'))).toMatchObject({ privacy: { typing: false } })
  expect(JSON.parse(text('data/contacts.json')).tags).toEqual([{ id: tagId, name: 'Crew' }])
  expect(JSON.parse(text('data/stickers.json')).stickers).toHaveLength(1)
})
