import type { MessageBody } from '@sampan/contract'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newUuid } from '../../kernel/ids.ts'
import { readHoldings, readRetention, setRetention } from './retention.ts'
import type { ConversationKind, Subject } from './store/retention.ts'

const DAY_MS = 86_400_000

let world: World
let mei: Person
let omar: Person
let direct: string
let group: string

beforeAll(async () => {
  world = await createWorld()
  mei = await world.person('Mei')
  omar = await world.person('Omar')
  direct = await world.befriend(mei, omar)
  group = await world.group([mei, omar], 'Crew')
})
afterEach(async () => {
  await world.pool.query('DELETE FROM retention_changes')
})
afterAll(() => world.close())

const set = (kind: ConversationKind, subject: Subject, days: number | null) =>
  setRetention(world.platform.db, { kind, subject, days, by: 'root', at: world.clock.now() })
const clear = () => world.platform.jobHandlers.clearOldMessages({})
const look = async (conversationId: string, seq: number) =>
  (await world.call(mei, 'chat.getMessages', { conversationId, seqs: [seq] })).messages[0]
const kindOf = async (conversationId: string, seq: number) => (await look(conversationId, seq))?.body.kind
const sendPicture = async (who: Person, conversationId: string) => {
  const bytes = await sharp({ create: { width: 24, height: 24, channels: 3, background: 'teal' } })
    .png()
    .toBuffer()
  const { id: fileId } = await world.call(who, 'files.uploadPicture', {}, { bytes })
  const body = { kind: 'picture' as const, fileId }
  const { seq } = await world.call(who, 'chat.sendMessage', { conversationId, messageId: newUuid(), body })
  return { seq, fileId }
}
const fetches = (who: Person, fileId: string) =>
  world.call(who, 'files.fetchFile', { fileId, variant: 'original' }).then(
    () => true,
    () => false,
  )

describe('rules', () => {
  it('are none before any is set, then the latest, and members are told', async () => {
    const none = { messagesDays: null, mediaDays: null }
    expect(await world.call(mei, 'chat.getRetention', {})).toEqual({ direct: none, group: none })
    await set('group', 'media', 90)
    await set('group', 'media', 30)
    await set('direct', 'messages', 365)
    await set('direct', 'messages', null)
    expect(await world.call(mei, 'chat.getRetention', {})).toEqual({
      direct: none,
      group: { messagesDays: null, mediaDays: 30 },
    })
  })
})

describe('clearing', () => {
  it('takes messages when their days are over, not before, of the kind of conversation that the rule names', async () => {
    const [ours, all] = [await world.say(mei, direct, 'Here'), await world.say(mei, group, 'There')]
    await set('direct', 'messages', 7)
    world.clock.advance(7 * DAY_MS - 1)
    await clear()
    expect(await kindOf(direct, ours)).toBe('text')
    world.clock.advance(1)
    await clear()
    expect(await kindOf(direct, ours)).toBe('expired')
    expect(await kindOf(group, all)).toBe('text')
  })

  it('takes media sooner, and files that stand nowhere else; words, notes and what somebody kept stay', async () => {
    const words = await world.say(mei, group, 'Words')
    const [gone, kept] = [await sendPicture(mei, group), await sendPicture(mei, group)]
    await world.call(omar, 'favourites.keep', {
      favouriteId: newUuid(),
      conversationId: group,
      seq: kept.seq,
      note: '',
      tags: [],
    })
    await set('group', 'media', 3)
    world.clock.advance(3 * DAY_MS)
    await clear()
    expect(await kindOf(group, words)).toBe('text')
    expect(await kindOf(group, gone.seq)).toBe('expired')
    expect(await kindOf(group, kept.seq)).toBe('expired')
    expect(await kindOf(group, 1)).toBe('note')
    expect(await fetches(mei, gone.fileId)).toBe(false)
    expect(await fetches(omar, kept.fileId)).toBe(true)
    const { favourites } = await world.call(omar, 'favourites.listFavourites', {})
    expect(favourites[0]?.body.kind).toBe('picture')
  })

  it('keeps the numbers, leaves nothing to be found, and says of a quote that it is gone', async () => {
    const seq = await world.say(mei, group, 'Halibut on Thursday')
    await world.call(omar, 'chat.setReaction', { conversationId: group, seq, emoji: '👍' })
    const body = { kind: 'text' as const, text: 'Yes' }
    world.clock.advance(2 * DAY_MS)
    const answer = { conversationId: group, messageId: newUuid(), body, replyToSeq: seq }
    const quoting = (await world.call(omar, 'chat.sendMessage', answer)).seq
    const found = async () =>
      (await world.call(mei, 'search.findMessages', { text: 'halibut' })).results.map(({ message }) => message.seq)
    expect(await found()).toEqual([seq])
    await set('group', 'messages', 2)
    await clear()
    expect(await look(group, seq)).toMatchObject({ body: { kind: 'expired' }, reactions: [], expiresAt: null })
    expect(await look(group, quoting)).toMatchObject({ body, replyToSeq: seq })
    expect(await found()).toEqual([])
    const { messages, lastSeq } = await world.call(mei, 'chat.fetchMessages', { conversationId: group, limit: 100 })
    expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1))
    const left = await world.pool.query("SELECT FROM messages WHERE body::text ILIKE '%halibut%'")
    expect(left.rowCount).toBe(0)
  })

  it('never touches money', async () => {
    const conversationId = await world.befriend(mei, await world.person('Rosa'))
    const body: MessageBody = { kind: 'text', text: 'x', mentions: [] }
    const seq = await world.say(mei, conversationId, body.text)
    await world.pool.query(
      `UPDATE messages SET body = '{"kind": "transfer"}' WHERE conversation_id = $1 AND seq = $2`,
      [conversationId, seq],
    )
    await set('direct', 'messages', 1)
    await set('direct', 'media', 1)
    world.clock.advance(30 * DAY_MS)
    await clear()
    const { rows } = await world.pool.query('SELECT body FROM messages WHERE conversation_id = $1 AND seq = $2', [
      conversationId,
      seq,
    ])
    expect(rows[0]?.body).toEqual({ kind: 'transfer' })
  })

  it('comes to an end where there is more than goes at once, and goes on where a rule was changed', async () => {
    const id = await world.group([mei, omar], 'Many')
    await world.pool.query(
      `INSERT INTO messages (conversation_id, seq, id, sender_id, body, sent_at)
       SELECT $1, n, gen_random_uuid(), $2, jsonb_build_object('kind', CASE WHEN n % 10 = 0 THEN 'file' ELSE 'text' END,
         'text', 'x', 'mentions', '[]'::jsonb), $3::timestamptz + n * interval '1 minute'
       FROM generate_series(100, 2099) AS n`,
      [id, mei.id, world.clock.now()],
    )
    await world.pool.query('UPDATE conversations SET last_seq = 2099 WHERE id = $1', [id])
    const left = async () => {
      const { rows } = await world.pool.query<{ kind: string; count: number }>(
        `SELECT body ->> 'kind' AS kind, count(*)::int AS count FROM messages
         WHERE conversation_id = $1 AND seq >= 100 GROUP BY 1`,
        [id],
      )
      return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))
    }
    world.clock.advance(10 * DAY_MS)
    await set('group', 'media', 2)
    await clear()
    expect(await left()).toEqual({ text: 1_800, expired: 200 })
    await set('group', 'messages', 10)
    await clear()
    expect(await left()).toEqual({ text: 1_800, expired: 200 })
    world.clock.advance(DAY_MS)
    await clear()
    // 1,340 to 1,440 minutes have gone by since those up to here.
    const { text = 0 } = await left()
    expect(text).toBeLessThan(1_800)
    await set('group', 'messages', 1)
    await clear()
    expect(await left()).toEqual({ expired: 2_000 })
    await clear()
  })
})

describe('whatever is said and set', () => {
  it('nothing younger goes, nothing older stays, and what is told beforehand is what goes', async () => {
    const kinds = ['text', 'voice', 'picture', 'video', 'file', 'note', 'bill', 'sticker'] as const
    const media = new Set<string>(['picture', 'video', 'file'])
    const staying = new Set<string>(['note', 'bill'])
    const days = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null })
    const step = fc.record({ conversation: fc.boolean(), kind: fc.constantFrom(...kinds), hours: fc.nat(72) })
    const rules = fc.record({ kind: fc.boolean(), media: fc.boolean(), days })
    const story = fc.array(fc.oneof({ arbitrary: step, weight: 5 }, rules), { minLength: 5, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        await world.pool.query('DELETE FROM retention_changes')
        const ids = {
          true: await world.group([mei, omar], 'A'),
          false: await world.befriend(await world.person('Ann'), mei),
        }
        const said: { id: string; seq: number; kind: string; at: number; gone: boolean }[] = []
        const next = new Map<string, number>()
        const check = async () => {
          const now = world.clock.now()
          const held = await readRetention(world.platform.db)
          const before = await readHoldings(world.platform.db, held, now)
          const empty = async () =>
            Number(
              (await world.pool.query(`SELECT count(*) AS n FROM messages WHERE body ->> 'kind' = 'expired'`)).rows[0]
                ?.n,
            )
          const goneBefore = await empty()
          await clear()
          // Media under both rules are told with both.
          const told = before.map(({ going }) => going.messages)
          expect(await empty()).toBeLessThanOrEqual(goneBefore + told.reduce((sum, count) => sum + count, 0))
          const after = await readHoldings(world.platform.db, held, now)
          expect(after.map(({ going }) => going.messages)).toEqual([0, 0, 0, 0])
          for (const message of said) {
            const rule = message.id === ids.true ? held.group : held.direct
            const old = (limit: number | null) => limit !== null && message.at <= now.getTime() - limit * DAY_MS
            const goes = old(rule.messagesDays) || (media.has(message.kind) && old(rule.mediaDays))
            message.gone ||= goes && !staying.has(message.kind)
          }
          const { rows } = await world.pool.query<{ id: string; seq: number; kind: string }>(
            `SELECT conversation_id AS id, seq, body ->> 'kind' AS kind FROM messages WHERE conversation_id = ANY ($1)`,
            [Object.values(ids)],
          )
          const kindAt = new Map(rows.map((row) => [`${row.id} ${row.seq}`, row.kind]))
          for (const { id, seq, kind, gone } of said)
            expect(kindAt.get(`${id} ${seq}`), `${kind} ${seq}`).toBe(gone ? 'expired' : kind)
        }
        for (const each of steps) {
          if ('hours' in each) {
            world.clock.advance(each.hours * 3_600_000)
            const id = each.conversation ? ids.true : ids.false
            const seq = (next.get(id) ?? 99) + 1
            next.set(id, seq)
            await world.pool.query(
              `INSERT INTO messages (conversation_id, seq, id, sender_id, body, sent_at)
               VALUES ($1, $2, gen_random_uuid(), $3, jsonb_build_object('kind', $4::text), $5)`,
              [id, seq, mei.id, each.kind, world.clock.now()],
            )
            said.push({ id, seq, kind: each.kind, at: world.clock.now().getTime(), gone: false })
          } else {
            await set(each.kind ? 'group' : 'direct', each.media ? 'media' : 'messages', each.days)
            await check()
          }
        }
        await check()
      }),
      { numRuns: 25 },
    )
  })
})
