import type { Input } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

const index = () => world.platform.searchIndexer.indexAll()

type Asked = Input<'search.findMessages'>
const resultsFor = async (who: Person, asked: Asked) => (await world.call(who, 'search.findMessages', asked)).results
/** The texts that someone finds. */
async function find(who: Person, asked: string | Asked): Promise<string[]> {
  const results = await resultsFor(who, typeof asked === 'string' ? { text: asked } : asked)
  return results.map(({ message: { body } }) => (body.kind === 'text' ? body.text : body.kind))
}

async function entryCount(conversationId: string): Promise<number> {
  const { rows } = await world.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM search_entries WHERE conversation_id = $1',
    [conversationId],
  )
  return rows[0]?.count ?? 0
}

async function crew() {
  const [mei, omar, lena] = await world.people(3)
  return { mei, omar, lena, group: await world.group([mei, omar, lena], 'Crew') }
}

// In the index, before it, and half of each: nobody should be able to tell.
describe.each(['not indexed', 'indexed', 'half indexed'])('messages that are %s', (how) => {
  const between = async () => {
    if (how === 'half indexed') await index()
  }
  const done = async () => {
    if (how === 'indexed') await index()
  }

  it('are found by the beginnings of their words, the newest first', async () => {
    const { mei, omar, group } = await crew()
    await world.say(mei, group, 'The ferry leaves at seven')
    await between()
    world.clock.advance(1000)
    await world.say(omar, group, 'Ferries are late, and Müller too')
    await world.say(omar, group, 'Nothing to see')
    await done()
    expect(await find(mei, 'ferr')).toEqual(['Ferries are late, and Müller too', 'The ferry leaves at seven'])
    expect(await find(mei, 'seven FERRY')).toEqual(['The ferry leaves at seven'])
    expect(await find(mei, 'muller')).toEqual(['Ferries are late, and Müller too'])
    expect(await find(mei, 'erry')).toEqual([])
    expect(await find(mei, 'ferry nowhere')).toEqual([])
    expect(await find(mei, '?!')).toEqual([])
    expect(await find(mei, {})).toEqual([])
    const [result] = await resultsFor(mei, { text: 'leav' })
    expect(result?.excerpt).toEqual({ text: 'The ferry leaves at seven', marks: [{ offset: 10, length: 4 }] })
  })

  it('are found in Chinese by any stretch, and in mixed writing', async () => {
    const { mei, omar, group } = await crew()
    await world.say(mei, group, '明天早上坐渡船去')
    await between()
    await world.say(omar, group, '我买了iPhone手机')
    await world.say(omar, group, '河上有船，没有渡口')
    await world.say(omar, group, 'العبّارة تغادر في السابعة')
    await done()
    expect(await find(mei, '渡船')).toEqual(['明天早上坐渡船去'])
    expect(await find(mei, '早上坐')).toEqual(['明天早上坐渡船去'])
    expect(await find(mei, { text: '船', conversationId: group })).toHaveLength(2)
    expect(await find(mei, 'iphone手')).toEqual(['我买了iPhone手机'])
    expect(await find(mei, 'العبارة')).toEqual(['العبّارة تغادر في السابعة'])
  })

  it('are narrowed down by conversation, sender, kind and time', async () => {
    const { mei, omar, group } = await crew()
    const { conversation } = await world.call(mei, 'chat.openDirect', { memberId: omar.id })
    const direct = conversation.id
    const start = world.clock.now()
    await world.say(mei, group, 'tide table')
    await between()
    world.clock.advance(60_000)
    const later = world.clock.now().toISOString()
    await world.say(omar, group, 'tide at https://example.com/tide')
    await world.say(omar, direct, 'tide for two')
    await done()
    expect(await find(mei, { text: 'tide', conversationId: direct })).toEqual(['tide for two'])
    expect(await find(mei, { text: 'tide', senderId: mei.id })).toEqual(['tide table'])
    expect(await find(mei, { senderId: omar.id, kinds: ['link'] })).toEqual(['tide at https://example.com/tide'])
    expect(await find(mei, { text: 'tide', sentBefore: later })).toEqual(['tide table'])
    expect(await find(mei, { text: 'tide', sentFrom: later, conversationId: group })).toHaveLength(1)
    expect(await find(mei, { sentFrom: start.toISOString(), conversationId: group })).toHaveLength(2)
    expect(await find(mei, { text: 'tide', kinds: ['picture', 'voice'] })).toEqual([])
  })

  it('are not found by who was removed, nor what was said before someone joined', async () => {
    const { mei, omar, lena, group } = await crew()
    await world.say(mei, group, 'harbour early')
    await between()
    await world.call(mei, 'chat.removeMember', { conversationId: group, memberId: omar.id })
    const late = await world.person()
    await world.befriend(mei, late)
    await world.call(mei, 'chat.inviteMembers', { conversationId: group, memberIds: [late.id] })
    await world.say(mei, group, 'harbour late')
    await done()
    expect(await find(omar, 'harbour')).toEqual([])
    await expect(find(omar, { text: 'harbour', conversationId: group })).rejects.toMatchObject({
      code: 'chat.conversationNotFound',
    })
    expect(await find(late, 'harbour')).toEqual(['harbour late'])
    expect(await find(lena, 'harbour')).toHaveLength(2)
    expect(await find(await world.person(), 'harbour')).toEqual([])
  })

  it('are not found once recalled, and not by who deleted them for itself', async () => {
    const { mei, omar, group } = await crew()
    const secret = await world.say(mei, group, 'lantern secret')
    await between()
    const dull = await world.say(mei, group, 'lantern dull')
    await done()
    await world.call(mei, 'chat.recallMessage', { conversationId: group, seq: secret })
    await world.call(omar, 'chat.hideMessage', { conversationId: group, seq: dull })
    expect(await find(mei, 'lantern')).toEqual(['lantern dull'])
    expect(await find(omar, 'lantern')).toEqual([])
    await index()
    expect(await find(mei, 'lantern')).toEqual(['lantern dull'])
    expect(await find(omar, 'lantern')).toEqual([])
  })

  it('are not found by who cleared the chat, nor by anyone once their time is over', async () => {
    const { mei, omar, group } = await crew()
    await world.say(mei, group, 'barnacle for good')
    await between()
    await world.call(mei, 'chat.setDisappearing', { conversationId: group, afterSeconds: 86_400 })
    const upToSeq = await world.say(mei, group, 'barnacle for a day')
    await done()
    expect(await find(omar, 'barnacle')).toHaveLength(2)
    world.clock.advance(86_400_000)
    expect(await find(omar, 'barnacle')).toEqual(['barnacle for good'])
    await world.call(omar, 'chat.clearHistory', { conversationId: group, upToSeq })
    expect(await find(omar, 'barnacle')).toEqual([])
    expect(await find(mei, 'barnacle')).toEqual(['barnacle for good'])
  })

  it('are found by the words they were given last', async () => {
    const { mei, omar, group } = await crew()
    const seq = await world.say(mei, group, 'anchor')
    await between()
    await done()
    const words = { kind: 'text' as const, text: 'compass' }
    await world.call(mei, 'chat.editMessage', { conversationId: group, seq, words })
    for (const again of [async () => undefined, index]) {
      await again()
      expect(await find(omar, 'anchor')).toEqual([])
      expect(await find(omar, 'compass')).toEqual(['compass'])
    }
  })

  it('stay to be found by people of whom one blocked the other', async () => {
    const [mei, omar] = await world.people(2)
    const direct = await world.befriend(mei, omar)
    await world.say(mei, direct, 'oyster')
    await between()
    await world.call(mei, 'contacts.blockMember', { memberId: omar.id })
    await done()
    expect(await find(omar, 'oyster')).toEqual(['oyster'])
    expect(await find(mei, 'oyster')).toEqual(['oyster'])
  })

  it('come in pages, each once, in the order of all', async () => {
    const { mei, omar, group } = await crew()
    const { conversation } = await world.call(mei, 'chat.openDirect', { memberId: omar.id })
    const direct = conversation.id
    const said: string[] = []
    for (let count = 0; count < 30; count += 1) {
      // Some in the same millisecond.
      if (count % 3 === 0) world.clock.advance(1)
      const text = `wave ${count}`
      await world.say(count % 4 === 0 ? omar : mei, count % 2 === 0 ? group : direct, text)
      said.push(text)
      if (count === 14) await between()
    }
    await done()
    const found: string[] = []
    const times: string[] = []
    let cursor: string | null = null
    do {
      const page: { results: { message: { body: unknown; sentAt: string } }[]; nextCursor: string | null } =
        await world.call(mei, 'search.findMessages', { text: 'wave', limit: 7, ...(cursor !== null && { cursor }) })
      expect(page.results.length).toBeLessThanOrEqual(7)
      for (const { message } of page.results) {
        times.push(message.sentAt)
        found.push((message.body as { text: string }).text)
      }
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(found.toSorted()).toEqual(said.toSorted())
    expect(times).toEqual(times.toSorted().reverse())
    await expect(find(mei, { text: 'wave', cursor: 'WyJhIl0' })).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

describe('the index', () => {
  it('loses the words with the message, in the same transaction', async () => {
    const { mei, group } = await crew()
    const seq = await world.say(mei, group, 'pearl')
    await index()
    expect(await entryCount(group)).toBe(1)
    await world.call(mei, 'chat.recallMessage', { conversationId: group, seq })
    expect(await entryCount(group)).toBe(0)
    await index()
    expect(await entryCount(group)).toBe(0)
  })

  it('takes in each message once, whatever it is asked', async () => {
    const { mei, group } = await crew()
    for (let count = 0; count < 5; count += 1) {
      await world.say(mei, group, `shell ${count}`)
      await Promise.all([index(), index()])
    }
    expect(await entryCount(group)).toBe(5)
    const { rows } = await world.pool.query('SELECT * FROM search_blocks WHERE conversation_id = $1', [group])
    expect(rows).toHaveLength(1)
  })

  it('works by itself while the server runs', async () => {
    const { mei, group } = await crew()
    world.platform.searchIndexer.start()
    try {
      await world.say(mei, group, 'seagull')
      await expect.poll(() => entryCount(group)).toBe(1)
    } finally {
      await world.platform.searchIndexer.stop()
    }
  })

  it('bears whatever is typed', async () => {
    const { mei, group } = await crew()
    const odd = ["it's", "\\'; --", ':*', '& | ! <-> ()', '"', '船'.repeat(200), 'a'.repeat(200), '🇮🇹', '\u0301', 'ﷺ']
    for (const text of odd) await world.say(mei, group, text)
    await index()
    for (const text of odd) {
      const found = await find(mei, { text, conversationId: group })
      if (/[\p{L}\p{RI}]/u.test(text)) expect(found).toContain(text)
      else expect(found).toEqual([])
    }
    const input = { conversationId: group, text: newUuid() }
    expect(await find(mei, input)).toEqual([])
  })
})

it('tells how far the index is behind', async () => {
  const { searchIndexer } = world.platform
  const { mei, group } = await crew()
  searchIndexer.start()
  const holder = await world.pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query("SELECT pg_advisory_xact_lock(hashtext('sampan.search'))")
    await world.say(mei, group, 'The ferry leaves at seven')
    await vi.waitUntil(() => searchIndexer.behindSeconds() > 0.5, 10_000)
    await holder.query('COMMIT')
    await vi.waitUntil(() => searchIndexer.behindSeconds() === 0, 10_000)
    expect(await entryCount(group)).toBe(1)
  } finally {
    holder.release()
    await searchIndexer.stop()
  }
})
