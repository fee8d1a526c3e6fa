import { newestFirst, type SearchResult } from '@sampan/contract'
import { describe, expect, test } from 'vitest'
import { merge } from './merge.ts'

const found = (seq: number): SearchResult => ({
  message: {
    conversationId: '0198a000-0000-7000-8000-000000000001',
    seq,
    id: '0198a000-0000-7000-8000-000000000002',
    senderId: '0198a000-0000-7000-8000-000000000003',
    sentAt: `2026-01-01T00:00:00.${String(seq).padStart(3, '0')}Z`,
    body: { kind: 'text', text: 'ferry', mentions: [] },
    replyToSeq: null,
    forwarded: false,
    editedAt: null,
    expiresAt: null,
    reactions: [],
  },
  excerpt: { text: 'ferry', marks: [] },
})
const seqs = (results: readonly SearchResult[]) => results.map((result) => result.message.seq)

describe('what is held and what the server found', () => {
  test('come together, each once, the newest first', () => {
    expect(seqs(merge([found(9), found(3)], [found(9), found(5)], false))).toEqual([9, 5, 3])
  })
  test('while there is more to come nothing stands where it will', () => {
    expect(seqs(merge([found(9), found(3)], [found(9), found(5)], true))).toEqual([9, 5])
  })
  test('offline what is held stands alone', () => {
    expect(seqs(merge([found(9), found(3)], [], false))).toEqual([9, 3])
  })
  test('the order is one of all, whichever comes first', () => {
    expect(newestFirst(found(9).message, found(3).message)).toBeLessThan(0)
    expect(newestFirst(found(3).message, found(9).message)).toBeGreaterThan(0)
  })
})
