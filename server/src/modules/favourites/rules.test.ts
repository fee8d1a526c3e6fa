import type { MessageBody } from '@sampan/contract'
import { describe, expect, test } from 'vitest'
import { decideKeep, filesOf } from './rules.ts'

const text: MessageBody = { kind: 'text', text: 'Ahoy', mentions: [] }
const message = { body: text, expires: false, senderId: 'mei' }

describe('keeping', () => {
  test.each([
    ['a text', message, 0, 'allowed'],
    ['one’s last', message, 9, 'allowed'],
    ['one too many', message, 10, 'favourites.tooMany'],
    ['what was taken back', { ...message, body: { kind: 'recalled' } }, 0, 'chat.messageNotFound'],
    ['what one deleted', { ...message, body: { kind: 'hidden' } }, 0, 'chat.messageNotFound'],
    ['what goes by itself', { ...message, expires: true }, 0, 'favourites.notKeepable'],
    [
      'a note',
      { ...message, body: { kind: 'note', note: { type: 'contactsNow' } }, senderId: null },
      0,
      'favourites.notKeepable',
    ],
  ] as const)('%s', (_, what, count, wanted) => {
    expect(decideKeep(what, count, 10)).toBe(wanted)
  })
})

test('what files a favourite holds', () => {
  expect(filesOf(text)).toEqual([])
  expect(filesOf({ kind: 'sticker', sticker: { from: 'own', fileId: 'f' }, width: 1, height: 1 })).toEqual(['f'])
  expect(filesOf({ kind: 'file', fileId: 'f', name: 'x', sizeBytes: 1, mediaType: '' })).toEqual(['f'])
})
