import { describe, expect, test } from 'vitest'
import { conversation } from './fixtures.ts'
import { type Place, placeOf } from './place.ts'

describe('where a conversation stands', () => {
  const table: [string, Parameters<typeof conversation>[1], Place][] = [
    ['as it is', {}, 'list'],
    ['put away', { archivedSeq: 4 }, 'archive'],
    ['put away, and something was said since', { archivedSeq: 3 }, 'list'],
    ['put away and muted, and something was said since', { archivedSeq: 3, muted: true }, 'archive'],
    ['hidden', { hiddenSeq: 4 }, 'nowhere'],
    ['hidden, and something was said since', { hiddenSeq: 3 }, 'list'],
    ['hidden and muted, and something was said since', { hiddenSeq: 3, muted: true }, 'list'],
    ['put away, then hidden', { archivedSeq: 4, hiddenSeq: 4 }, 'nowhere'],
    [
      'put away and muted, then hidden, and something was said',
      { archivedSeq: 3, hiddenSeq: 3, muted: true },
      'archive',
    ],
  ]
  test.each(table)('%s', (_, changes, place) => expect(placeOf(conversation(4, changes))).toBe(place))
})
