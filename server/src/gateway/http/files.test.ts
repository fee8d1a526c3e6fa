import { describe, expect, it } from 'vitest'
import { dispositionOf, rangeOf } from './files.ts'

describe('rangeOf', () => {
  it.each([
    // header, size → range
    [undefined, 100, null],
    ['bytes=0-9', 100, { start: 0, end: 9 }],
    ['bytes=90-', 100, { start: 90, end: 99 }],
    ['bytes=-10', 100, { start: 90, end: 99 }],
    ['bytes=-1000', 100, { start: 0, end: 99 }],
    ['bytes=50-1000', 100, { start: 50, end: 99 }],
    ['bytes=100-', 100, 'unsatisfiable'],
    ['bytes=9-3', 100, 'unsatisfiable'],
    ['bytes=-0', 100, 'unsatisfiable'],
    ['bytes=0-1,5-6', 100, null],
    ['bytes=-', 100, null],
    ['lines=1-2', 100, null],
    ['bytes=0-', 0, 'unsatisfiable'],
  ] as const)('%s of %i', (header, size, expected) => {
    expect(rangeOf(header, size)).toEqual(expected)
  })
})

describe('dispositionOf', () => {
  it.each([
    [{ fileName: 'a.jpg' }, 'inline; filename="a.jpg"'],
    [{ fileName: 'a.csv', noStore: true }, 'attachment; filename="a.csv"'],
    [{ fileName: 'a b.txt', attachment: true }, 'attachment; filename="a b.txt"'],
    [{ fileName: 'a";x="b', attachment: true }, `attachment; filename="a_;x=_b"; filename*=UTF-8''a%22%3Bx%3D%22b`],
    [{ fileName: '50%.txt', attachment: true }, `attachment; filename="50_.txt"; filename*=UTF-8''50%25.txt`],
    [
      { fileName: "报告 (it's).pdf", attachment: true },
      `attachment; filename="__ (it's).pdf"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%20%28it%27s%29.pdf`,
    ],
    [
      { fileName: 'a\r\nset-cookie: x', attachment: true },
      `attachment; filename="a__set-cookie: x"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x`,
    ],
  ] as const)('of %o', (file, disposition) => {
    expect(dispositionOf(file)).toBe(disposition)
  })
})
