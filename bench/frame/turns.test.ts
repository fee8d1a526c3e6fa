import { expect, test } from 'vitest'
import { inTurns } from './turns.ts'

test('each has its turn in each round', async () => {
  const order: string[] = []
  const act = (name: string) => async (round: number) => {
    order.push(name)
    return `${name}${round}`
  }
  const results = await inTurns(2, { a: act('a'), b: act('b') })
  expect(order.join('')).toBe('abab')
  expect(results).toEqual({ a: ['a0', 'a1'], b: ['b0', 'b1'] })
})
