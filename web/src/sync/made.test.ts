import type { MessageBody } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { message } from '../../../sdk/src/state/fixtures.ts'
import { reword, saysSo, showEdited } from './edits.ts'
import { historyOf, keptMade, sentMade } from './made.ts'

const text = (words: string): MessageBody => ({ kind: 'text', text: words, mentions: [] })
const picture = { kind: 'picture', fileId: 'f', caption: '', width: 1, height: 1, placeholder: '' } as const

describe('several messages as one', () => {
  const said = [
    message(3, { senderId: 'mei', body: text('One') }),
    message(4, { senderId: 'omar', body: { kind: 'recalled' } }),
    message(5, { senderId: 'omar', body: picture }),
  ]
  const made = historyOf('c', said, (memberId) => (memberId === 'mei' ? 'Mei' : 'Omar'))

  it('leave out what cannot be sent on, and are named by their numbers', () => {
    expect(sentMade(made)).toEqual({ kind: 'history', fromConversationId: 'c', seqs: [3, 5] })
  })
  it('show who said what until the server made them', () => {
    expect(keptMade(made)).toEqual({
      kind: 'history',
      names: ['Mei', 'Omar'],
      count: 2,
      lines: [
        { senderName: 'Mei', kind: 'text', text: 'One' },
        { senderName: 'Omar', kind: 'picture', text: '' },
      ],
    })
  })
})

describe('other words', () => {
  it('fit the kind of message', () => {
    expect(reword(text('One'), { kind: 'text', text: 'Two' })).toEqual(text('Two'))
    expect(reword(picture, { kind: 'caption', caption: 'Look' })).toEqual({ ...picture, caption: 'Look' })
    expect(reword(picture, { kind: 'text', text: 'Two' })).toBe(picture)
    expect(saysSo(text('Two'), { kind: 'text', text: 'Two' })).toBe(true)
    expect(saysSo(picture, { kind: 'text', text: 'Two' })).toBe(false)
  })
  it('leave alone what is gone', () => {
    const gone = message(3, { body: { kind: 'recalled' } })
    expect(showEdited(gone, { kind: 'text', text: 'Two' }, '2026-03-01T08:01:00.000Z')).toBe(gone)
  })
})
