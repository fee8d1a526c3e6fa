import type { Event, Message, Reaction } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { message } from './fixtures.ts'
import { isUnheard, react, reduceMessage } from './message.ts'

describe('react', () => {
  const before: Reaction[] = [
    { emoji: '🎉', memberIds: ['a', 'c'] },
    { emoji: '👍', memberIds: ['b'] },
  ]
  it.each([
    ['joins others, sorted', 'b', '🎉', [{ emoji: '🎉', memberIds: ['a', 'b', 'c'] }]],
    ['brings a new emoji, sorted', 'd', '❤️', [{ emoji: '❤️', memberIds: ['d'] }, ...before]],
    [
      'replaces an earlier one',
      'a',
      '👍',
      [
        { emoji: '🎉', memberIds: ['c'] },
        { emoji: '👍', memberIds: ['a', 'b'] },
      ],
    ],
    ['goes', 'b', null, [{ emoji: '🎉', memberIds: ['a', 'c'] }]],
    ['goes where there was none', 'z', null, before],
    ['stays the same when said again', 'b', '👍', before],
  ])('%s', (_name, memberId, emoji, expected) => {
    expect(react(before, memberId, emoji)).toEqual(expected)
  })
})

describe('a voice message', () => {
  const voice: Message = {
    ...message(3),
    body: { kind: 'voice', fileId: 'f', durationMs: 900, waveform: [], playedBy: [] },
  }
  const heardBy = (memberId: string): Event => ({
    name: 'chat.voicePlayed',
    body: { conversationId: 'c', seq: 3, memberId },
  })

  it('is heard once by each, in the order of their ids', () => {
    const after = ['b', 'a', 'b'].map(heardBy).reduce(reduceMessage, voice)
    expect(after.body).toMatchObject({ playedBy: ['a', 'b'] })
    expect(reduceMessage(after, heardBy('a'))).toBe(after)
  })

  it('is unheard for others until they hear it, never for its sender, and where nobody kept it', () => {
    const { senderId } = voice
    expect(isUnheard(voice, 'somebody')).toBe(true)
    expect(isUnheard(reduceMessage(voice, heardBy('somebody')), 'somebody')).toBe(false)
    expect(isUnheard(voice, senderId ?? '')).toBe(false)
    expect(isUnheard(message(3), 'somebody')).toBe(false)
  })

  it('that was taken back stays so', () => {
    const recalled: Event = { name: 'chat.messageRecalled', body: { conversationId: 'c', seq: 3 } }
    expect([recalled, heardBy('a')].reduce(reduceMessage, voice).body).toEqual({ kind: 'recalled' })
  })
})

describe('reduceMessage', () => {
  const place = { conversationId: 'c', seq: 3 }
  const reacted: Event = { name: 'chat.reactionChanged', body: { ...place, memberId: 'a', emoji: '🎉' } }
  const recalled: Event = { name: 'chat.messageRecalled', body: place }
  const hidden: Event = { name: 'chat.messageHidden', body: place }
  const party = [{ emoji: '🎉', memberIds: ['a'] }]
  const changedTo = (state: 'accepted' | 'returned'): Event => ({
    name: 'chat.bodyChanged',
    body: {
      ...place,
      body: { kind: 'transfer', transferId: 't', toId: 'a', amount: '100', currency: 'EUR', note: '', state },
    },
  })

  const edited: Event = {
    name: 'chat.messageEdited',
    body: {
      ...place,
      senderId: 'a',
      body: { kind: 'text', text: 'Better', mentions: [] },
      editedAt: '2026-03-01T08:01:00.000Z',
    },
  }

  it.each([
    [
      'other words',
      [reacted, edited],
      { body: { text: 'Better' }, editedAt: '2026-03-01T08:01:00.000Z', reactions: party },
    ],
    ['other words, then recalled', [edited, recalled], { body: { kind: 'recalled' }, editedAt: null }],
    ['recalled, then other words', [recalled, edited], { body: { kind: 'recalled' }, editedAt: null }],
    ['hidden, then other words', [hidden, edited], { body: { kind: 'hidden' }, editedAt: null }],
    ['a reaction', [reacted], { body: { kind: 'text' }, reactions: party }],
    ['recalled', [reacted, recalled], { body: { kind: 'recalled' }, reactions: [] }],
    ['a reaction after the recall', [recalled, reacted], { body: { kind: 'recalled' }, reactions: [] }],
    ['hidden', [reacted, hidden], { body: { kind: 'hidden' }, reactions: [] }],
    ['hidden, then recalled', [hidden, recalled], { body: { kind: 'hidden' }, reactions: [] }],
    ['another body', [reacted, changedTo('accepted')], { body: { state: 'accepted' }, reactions: party }],
    ['another body, twice', [changedTo('accepted'), changedTo('returned')], { body: { state: 'returned' } }],
    ['hidden, then another body', [hidden, changedTo('accepted')], { body: { kind: 'hidden' }, reactions: [] }],
    ['recalled, then hidden', [recalled, hidden], { body: { kind: 'hidden' }, reactions: [] }],
  ])('%s', (_name, events, expected) => {
    expect(events.reduce(reduceMessage, message(3))).toMatchObject(expected)
  })

  it('leaves other messages alone', () => {
    const other = message(4)
    expect(reduceMessage(other, recalled)).toBe(other)
  })
})
