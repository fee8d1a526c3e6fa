import { describe, expect, it } from 'vitest'
import { rangeOf } from './files.ts'

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
