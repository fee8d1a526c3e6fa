import { describe, expect, it, vi } from 'vitest'
import { createNumberReader, looksLikeNumber } from './phoneNumbers.ts'

describe('a number as people write it', () => {
  it.each([
    ['+49 30 123456', null, '+4930123456'],
    ['030 / 12 34 56', 'DE', '+4930123456'],
    ['0049 (30) 123-456', 'DE', '+4930123456'],
    ['139 1234 5678', 'CN', '+8613912345678'],
    ['06 6982', 'IT', '+39066982'],
    ['12', 'DE', null],
    ['+999 123456789', 'DE', null],
  ])('%s in %s is %s', async (typed, region, number) => {
    vi.stubGlobal('navigator', { language: 'de' })
    expect((await createNumberReader(region)).read(typed)).toBe(number)
    vi.unstubAllGlobals()
  })

  it.each([
    ['+49 30 123456', true],
    ['(030) 123-456', true],
    ['mei', false],
    ['mei_12345', false],
    ['1234', false],
    ['https://a.example/1', false],
  ])('%s may be one: %s', (typed, may) => {
    expect(looksLikeNumber(typed)).toBe(may)
  })
})
