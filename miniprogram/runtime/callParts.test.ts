import { describe, expect, test } from 'vitest'
import { callsOfParts, logicParts, partsOf } from './callParts.ts'
import { everyPart } from './logic/api/every.ts'
import { fakeWorld } from './logic/api/fakeContext.fixture.ts'

const { context } = fakeWorld()

test.each(Object.entries(everyPart))('all calls of the part %s are known by it', (name, { families }) => {
  const made = families.map((make) => make(context))
  const calls = made.flatMap(({ asynchronous, direct }) => [...Object.keys(asynchronous), ...Object.keys(direct)])
  const known = Object.entries(callsOfParts).find(([part]) => part === name)?.[1] ?? ''
  expect(known.split(' ').filter((call) => call !== '')).toEqual(calls.toSorted())
})

describe('what a program starts with', () => {
  const parts = (calls: string[] | null, elements: string[] = []) =>
    [...partsOf({ dialect: 'wechat', uses: { calls, elements } })].map(([name, isNow]) =>
      isNow ? `${name}, now` : name,
    )

  test('is what its calls need', () => {
    expect(parts(['navigateTo', 'getStorageSync'])).toEqual([])
    expect(parts(['request', 'canIUse'])).toEqual(['network', 'ask'])
    expect(parts(['createCanvasContext'])).toEqual(['canvas', 'files'])
  })

  test('is what a query may find on its elements', () => {
    expect(parts(['createSelectorQuery'], ['canvas', 'view'])).toEqual(['canvas, now', 'files'])
    expect(parts([], ['canvas'])).toEqual([])
  })

  test('is everything where that is not known', () => {
    const all = logicParts.filter((name) => name !== 'my')
    expect(parts(null)).toEqual(all)
    expect([...partsOf({ dialect: 'wechat' }).keys()]).toEqual(all)
    expect([...partsOf({ dialect: 'alipay', uses: { calls: [], elements: [] } }).keys()]).toEqual(logicParts)
  })
})
