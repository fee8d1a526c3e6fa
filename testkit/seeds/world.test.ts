import { readdir, readFile, stat } from 'node:fs/promises'
import {
  About,
  Greeting,
  GroupTitle,
  Handle as HandleSchema,
  MemberName,
  Region,
  Remark,
  SentBody,
  Waveform,
} from '@sampan/contract'
import sharp from 'sharp'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { lastReadPlace } from './marks.ts'
import { DEMO_PIN } from './money.ts'
import { byTime, movementsOf, openingsOf } from './openings.ts'
import { people, personOf } from './people.ts'
import { pictureNames } from './pictures.ts'
import { placeOf } from './places.ts'
import { fileOf, readVoice, renderFace, renderPicture } from './render.ts'
import { instantOf, instantsOf } from './time.ts'
import type { Conversation, Handle, MessageStep, SpokenStep } from './types.ts'
import { voiceOf, voices } from './voices.ts'
import { world } from './world.ts'

const SOME_ID = '01890a5d-ac96-774b-bcce-b302099a8057'

const knows = (one: Handle, other: Handle) =>
  world.contacts.some(
    ({ asker, accepter }) => (asker === one && accepter === other) || (asker === other && accepter === one),
  )
const founders = (conversation: Conversation): Handle[] =>
  conversation.kind === 'direct' ? [...conversation.between] : [conversation.owner, ...conversation.members]
const messages = (conversation: Conversation): MessageStep[] =>
  conversation.steps.filter((step) => step.kind !== 'invite' && step.kind !== 'rename')

describe('people', () => {
  test('fit the contract and have distinct handles', () => {
    expect(new Set(people.map((each) => each.handle)).size).toBe(people.length)
    for (const each of people) {
      expect(Value.Check(HandleSchema, each.handle), each.handle).toBe(true)
      expect(Value.Check(MemberName, each.displayName), each.handle).toBe(true)
      expect(Value.Check(About, each.about), each.handle).toBe(true)
      expect(Value.Check(Region, each.region), each.handle).toBe(true)
    }
  })

  test('offer six to step in as, in six languages, each with a face and someone waiting to be accepted', () => {
    const offered = people.filter((each) => each.stepIn)
    expect(offered.map((each) => each.language).sort()).toEqual(['ar', 'de', 'en', 'it', 'ru', 'zh'])
    for (const { handle, hasFace } of offered) {
      expect(hasFace).toBe(true)
      expect(world.requests.filter((each) => each.to === handle).length, handle).toBeGreaterThan(0)
      const own = world.conversations.filter((each) => founders(each).includes(handle))
      expect(own.length, handle).toBeGreaterThanOrEqual(9)
      expect(
        own.some((each) => (each.views[handle]?.unread ?? 0) > 0),
        handle,
      ).toBe(true)
    }
  })
})

describe('contacts', () => {
  test('are each told once, and nobody asks a contact', () => {
    const pairs = world.contacts.map(({ asker, accepter }) => [asker, accepter].sort().join(' '))
    expect(new Set(pairs).size).toBe(pairs.length)
    const asked = world.requests.map(({ from, to }) => `${from} ${to}`)
    expect(new Set(asked).size).toBe(asked.length)
    for (const { from, to, greeting } of world.requests) {
      expect(from).not.toBe(to)
      expect(knows(from, to), `${from} asks ${to}`).toBe(false)
      // Asking someone who asked you accepts.
      expect(asked).not.toContain(`${to} ${from}`)
      expect(Value.Check(Greeting, greeting), greeting).toBe(true)
    }
    for (const { greeting } of world.contacts) expect(Value.Check(Greeting, greeting), greeting).toBe(true)
    for (const { by, of, remark } of world.remarks) {
      expect(knows(by, of), `${by} names ${of}`).toBe(true)
      expect(Value.Check(Remark, remark)).toBe(true)
    }
  })
})

describe.each(world.conversations.map((each) => [each.key, each] as const))('conversation %s', (_key, conversation) => {
  test('is among people who may talk to each other', () => {
    if (conversation.kind === 'direct') {
      const [one, other] = conversation.between
      expect(knows(one, other)).toBe(true)
      return
    }
    expect(Value.Check(GroupTitle, conversation.title)).toBe(true)
    for (const member of conversation.members) expect(knows(conversation.owner, member), member).toBe(true)
    for (const admin of conversation.admins) expect(conversation.members).toContain(admin)
    expect(new Set(founders(conversation)).size).toBe(conversation.members.length + 1)
  })

  test('tells one thing after the other, by those who are there', () => {
    const now = new Date(2026, 4, 20, 15, 0)
    const instants = instantsOf(conversation, now).map(Number)
    expect(instants).toEqual(instants.toSorted((one, other) => one - other))
    expect(new Set(instants).size).toBe(instants.length)
    expect(Math.max(...instants)).toBeLessThanOrEqual(now.getTime())

    const stated = conversation.steps.map((step) => instantOf(step.at, now).getTime())
    expect(stated).toEqual(stated.toSorted((one, other) => one - other))

    const start = conversation.kind === 'group' ? conversation.startedAt : sinceOf(conversation.between)
    expect(instants[0]).toBeGreaterThan(instantOf(start, now).getTime())

    const present = new Set(founders(conversation))
    const told = new Map<string, MessageStep>()
    for (const step of conversation.steps) {
      expect(present.has(step.from), step.from).toBe(true)
      if (step.kind === 'invite') {
        for (const who of step.who) {
          expect(knows(step.from, who), `${step.from} invites ${who}`).toBe(true)
          expect(present.has(who), who).toBe(false)
          present.add(who)
        }
        continue
      }
      if (step.kind === 'rename') {
        expect(Value.Check(GroupTitle, step.title)).toBe(true)
        continue
      }
      if (step.replyTo !== undefined) expect(told.has(step.replyTo), step.replyTo).toBe(true)
      if (step.id !== undefined) {
        expect(told.has(step.id), step.id).toBe(false)
        told.set(step.id, step)
      }
      const reacting = step.reactions.map((each) => each.by)
      expect(new Set(reacting).size, JSON.stringify(step)).toBe(reacting.length)
      for (const who of reacting) expect(present.has(who), JSON.stringify(step)).toBe(true)
      if (step.kind === 'voice') expect(voiceOf(step.voice).by).toBe(step.from)
      if (step.kind === 'text') {
        for (const { who, offset, length } of step.mentions) {
          expect(present.has(who), who).toBe(true)
          expect(personOf(who).displayName).toContain(step.text.slice(offset + 1, offset + length))
        }
      }
    }
  })

  test('sends what the contract lets pass', () => {
    for (const step of messages(conversation).filter(isSpoken))
      expect(Value.Check(SentBody, bodyOf(step)), JSON.stringify(step)).toBe(true)
  })

  test('leaves unread what its reader could not have seen', () => {
    for (const [who, view] of Object.entries(conversation.views)) {
      const there =
        founders(conversation).some((each) => each === who) ||
        conversation.steps.some((step) => step.kind === 'invite' && step.who.some((each) => each === who))
      expect(there, who).toBe(true)
      const all = messages(conversation)
      const sinceOwn = all.length - 1 - all.findLastIndex((step) => step.from === who)
      expect(view.unread ?? 0, who).toBeLessThanOrEqual(sinceOwn)
      const after = conversation.steps.slice(lastReadPlace(conversation, asHandle(who)) + 1)
      expect(after.filter((step) => step.kind !== 'invite' && step.kind !== 'rename')).toHaveLength(view.unread ?? 0)
      if (view.unread) {
        // Nobody reacts to what they have not read.
        const fresh = all.slice(-view.unread)
        const reacted = fresh.filter((step) => step.reactions.some((each) => each.by === who))
        expect(reacted, who).toEqual([])
      }
    }
  })
})

test('the long history is long, and the same at every start', async () => {
  const runners = world.conversations.find((each) => each.key === 'harbour-runners')
  expect(runners?.steps.length).toBeGreaterThan(360)
  const { generateRuns } = await import('./conversations/harbour-runners/generate.ts')
  expect(generateRuns()).toEqual(generateRuns())
})

test('Omar’s list looks like the mock-up', () => {
  const unread = Object.fromEntries(world.conversations.map((each) => [each.key, each.views.omar?.unread ?? 0]))
  expect(unread).toMatchObject({ 'mei-omar': 2, 'weekend-on-the-river': 14, 'omar-lucia': 1, 'harbour-runners': 38 })
  expect(Object.values(unread).reduce((sum, each) => sum + each)).toBe(55)
})

test('nothing lies in the future, even when the world is laid before breakfast', () => {
  const night = new Date(2026, 4, 20, 2, 30)
  for (const conversation of world.conversations) {
    for (const instant of instantsOf(conversation, night)) expect(instant.getTime()).toBeLessThan(night.getTime())
  }
  for (const { at } of world.requests) expect(instantOf(at, night).getTime()).toBeLessThan(night.getTime())
})

describe('money', () => {
  test('the sign-in page tells the PIN that everyone has', async () => {
    const source = await readFile(new URL('../../web/src/modules/accounts/demoFaces.ts', import.meta.url), 'utf8')
    expect(source).toContain(`demoPin = '${DEMO_PIN}'`)
  })

  const now = new Date(2026, 4, 20, 15, 0)

  test('nobody pays what they do not have', () => {
    const purses = new Map<string, bigint>(
      [...openingsOf(world)].flatMap(([who, opening]) =>
        opening.map(({ currency, units }) => [`${who} ${currency}`, units] as const),
      ),
    )
    for (const [key, units] of purses) expect(units >= 0n, key).toBe(true)
    for (const { who, currency, units, at } of movementsOf(world).toSorted(byTime(now))) {
      const key = `${who} ${currency}`
      const left = (purses.get(key) ?? 0n) + units
      expect(left >= 0n, `${key}, ${at.daysAgo} days ago at ${at.time}: ${left}`).toBe(true)
      purses.set(key, left)
    }
    expect(purses.get('omar EUR')).toBe(128_450n)
    expect(purses.get('omar CNY')).toBe(396_000n)
  })

  test('what Omar spent in twenty days is what the mock-up says', () => {
    const spent = movementsOf(world)
      .filter(({ who, currency, units, at }) => who === 'omar' && currency === 'EUR' && units < 0n && at.daysAgo < 20)
      .reduce((sum, { units }) => sum - units, 0n)
    expect(spent).toBe(61_240n)
  })

  test('one pays at stalls that are there, in what they take, and never oneself', () => {
    for (const { from, to, atStall, currency } of world.payments) {
      expect(from).not.toBe(to)
      if (atStall) expect(world.stalls.find(({ owner }) => owner === to)?.currency).toBe(currency)
    }
    expect(new Set(world.stalls.map(({ owner }) => owner)).size).toBe(world.stalls.length)
  })
})

describe('files', () => {
  test('together stay small', async () => {
    let bytes = 0
    for (const folder of ['faces', 'pictures', 'voices'] as const) {
      for (const name of await readdir(fileOf(folder, ''))) bytes += (await stat(fileOf(folder, name))).size
    }
    expect(bytes).toBeLessThan(600_000)
  })

  test('every face, picture and voice message that is used lies there', async () => {
    for (const each of people) if (each.hasFace) await readFile(fileOf('faces', `${each.handle}.svg`))
    for (const name of pictureNames) await readFile(fileOf('pictures', `${name}.svg`))
    const all = world.conversations.flatMap(messages)
    const shown = new Set(all.flatMap((step) => (step.kind === 'picture' ? [step.picture] : [])))
    const spoken = new Set(all.flatMap((step) => (step.kind === 'voice' ? [step.voice] : [])))
    expect([...shown].sort()).toEqual([...pictureNames].sort())
    expect([...spoken].sort()).toEqual(voices.map((each) => each.name).sort())
  })

  test('voice messages are small Opus in Ogg and as long as they say', async () => {
    for (const voice of voices) {
      const file = await readVoice(voice.name)
      expect(file.length, voice.name).toBeLessThan(40_000)
      expect(file.subarray(0, 4).toString('latin1')).toBe('OggS')
      expect(file.subarray(28, 36).toString('latin1')).toBe('OpusHead')
      expect(Math.abs(oggDurationMs(file) - voice.durationMs), voice.name).toBeLessThan(60)
      expect(voice.durationMs).toBeLessThanOrEqual(60_000)
      expect(Value.Check(Waveform, voice.waveform)).toBe(true)
      expect(personOf(voice.by).language).toBe(voice.language)
    }
  })

  test('drawings render at their size', async () => {
    expect(await sharp(await renderFace('rosa')).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 })
    const tall = await sharp(await renderPicture('lighthouse')).metadata()
    expect(tall).toMatchObject({ format: 'jpeg', width: 1_200, height: 1_600 })
  })
})

const isSpoken = (step: MessageStep): step is SpokenStep => ['text', 'picture', 'voice', 'place'].includes(step.kind)

const asHandle = (name: string): Handle => {
  const found = people.find((each) => each.handle === name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found.handle
}

function sinceOf(between: readonly [Handle, Handle]) {
  const found = world.contacts.find(({ asker, accepter }) => between.includes(asker) && between.includes(accepter))
  if (found === undefined) throw new Error(`${between.join(' and ')} are no contacts`)
  return found.since
}

/** The step as it goes over the wire, with stand-ins for ids. */
function bodyOf(step: SpokenStep) {
  switch (step.kind) {
    case 'text':
      return {
        kind: 'text',
        text: step.text,
        mentions: step.mentions.map(({ offset, length }) => ({ memberId: SOME_ID, offset, length })),
      }
    case 'picture':
      return { kind: 'picture', fileId: SOME_ID, caption: step.caption }
    case 'voice': {
      const { durationMs, waveform } = voiceOf(step.voice)
      return { kind: 'voice', fileId: SOME_ID, durationMs, waveform }
    }
    case 'place': {
      const { name, address, latitude, longitude } = placeOf(step.place)
      return { kind: 'place', name, address, latitude, longitude }
    }
  }
}

/** From the position in the last page's header, in samples at 48 kHz (RFC 3533, RFC 7845). */
function oggDurationMs(file: Buffer): number {
  const page = file.lastIndexOf('OggS')
  return Number(file.readBigInt64LE(page + 6)) / 48
}
