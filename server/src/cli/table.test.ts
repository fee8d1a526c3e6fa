import { expect, it } from 'vitest'
import { bytesText, tableLines } from './table.ts'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [1_550_000, '1.6 MB'],
  [2e15, '2000.0 TB'],
])('says %d bytes as people read them', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})

it('stands numbers to the right and names to the left', () => {
  expect(
    tableLines(
      ['kind', 'count', 'bytes'],
      [
        ['picture', 3, '1.5 MB'],
        ['file', 12_000, '12.0 kB'],
      ],
    ),
  ).toEqual(['kind     count    bytes', 'picture      3   1.5 MB', 'file     12000  12.0 kB'])
})
