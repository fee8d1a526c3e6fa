import { expect, test } from 'vitest'
import { filesWanted, logFileName, missingFiles } from './logReserve.ts'

const MB = 1024 * 1024

test.each([
  { bytesPerSecond: 0, files: 0 },
  { bytesPerSecond: 0.2 * MB, files: 0 },
  { bytesPerSecond: 1 * MB, files: 2 },
  { bytesPerSecond: 8 * MB, files: 15 },
  { bytesPerSecond: 500 * MB, files: 64 },
])('keeps $files files ready while $bytesPerSecond bytes a second are written', ({ bytesPerSecond, files }) => {
  expect(filesWanted(bytesPerSecond)).toBe(files)
})

test.each([
  { timeline: 1, index: 0, name: '000000010000000000000000' },
  { timeline: 1, index: 255, name: '0000000100000000000000FF' },
  { timeline: 1, index: 256, name: '000000010000000100000000' },
  { timeline: 18, index: 70_000, name: '000000120000011100000070' },
])('names file $index of timeline $timeline as PostgreSQL does', ({ timeline, index, name }) => {
  expect(logFileName(timeline, index)).toBe(name)
})

test('misses what stands neither before nor beyond the reserve', () => {
  const present = new Set(['000000010000000000000003', '000000010000000000000005'])
  expect(missingFiles({ timeline: 1, bytes: 3 * 16 * MB + 5 }, 3, present)).toEqual([
    '000000010000000000000004',
    '000000010000000000000006',
  ])
})
