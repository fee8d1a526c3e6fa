import { describe, expect, it } from 'vitest'
import { decideAbout, type Pair, STRANGER } from './rules.ts'

const contacts: Pair = {
  own: { ...STRANGER, state: 'contact', starred: true, tagIds: ['a'], note: 'Tea', phones: ['1'] },
  theirs: { ...STRANGER, state: 'contact' },
}

describe('decideAbout', () => {
  it.each([
    ['nothing', {}],
    ['what is so already', { starred: true, tagIds: ['a'], note: 'Tea', phones: ['1'] }],
    ['an empty line more', { phones: ['1', ' '] }],
  ])('%s changes nothing', (_what, about) => {
    const decided = decideAbout(contacts, about)
    expect(decided.refused === null && decided.next.own).toBe(contacts.own)
  })

  it.each([
    ['a star', { starred: false }, { starred: false }],
    ['tags', { tagIds: [] }, { tagIds: [] }],
    ['a note of spaces', { note: ' ' }, { note: null }],
    ['numbers', { phones: ['', '2'] }, { phones: ['2'] }],
  ])('%s changes that alone', (_what, about, change) => {
    const decided = decideAbout(contacts, about)
    expect(decided.refused === null && decided.next.own).toEqual({ ...contacts.own, ...change })
    expect(decided.refused === null && decided.next.theirs).toBe(contacts.theirs)
  })

  it('is for contacts', () => {
    expect(decideAbout({ own: STRANGER, theirs: STRANGER }, { starred: true })).toEqual({
      refused: 'contacts.notContact',
    })
  })
})
