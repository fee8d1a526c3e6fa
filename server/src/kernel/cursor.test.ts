import { expect, it } from 'vitest'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from './cursor.ts'

const place = ['2026-01-01T00:00:00.000Z', '0190b7a4-7b1a-7000-8000-000000000001']
const parts = [INSTANT_PART, UUID_PART]

it('gives back what it was made of', () => {
  expect(decodeCursor(encodeCursor(place), parts)).toEqual(place)
})

it.each([
  ['nonsense'],
  [''],
  [encodeCursor([place[1] ?? '', place[0] ?? ''])],
  [encodeCursor([place[0] ?? ''])],
  [encodeCursor(["2026-01-01T00:00:00.000Z'; DROP TABLE members", place[1] ?? ''])],
  [encodeCursor(['2026-13-01T00:00:00.000Z', place[1] ?? ''])],
  [encodeCursor(['2026-02-30T00:00:00.000Z', place[1] ?? ''])],
  [Buffer.from('{"0":1}').toString('base64url')],
])('refuses %s', (cursor) => {
  expect(() => decodeCursor(cursor, parts)).toThrow(expect.objectContaining({ code: 'request.invalid' }))
})
