import { expect, test } from 'vitest'
import { newUuid } from './ids.ts'

const ids = Array.from({ length: 20_000 }, newUuid)

test('ids are UUIDs of version 7 of this moment', () => {
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const madeAt = Number.parseInt((ids.at(-1) ?? '').replaceAll('-', '').slice(0, 12), 16)
  expect(Math.abs(madeAt - Date.now())).toBeLessThan(60_000)
})

test('each is above the one before it', () => {
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

test('none says what the next one is', () => {
  const tails = new Set(ids.map((id) => id.slice(-8)))
  expect(tails.size).toBeGreaterThan(ids.length * 0.99)
})
