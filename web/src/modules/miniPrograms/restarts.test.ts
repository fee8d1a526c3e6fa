import { expect, test } from 'vitest'
import { createRestarts } from './restarts.ts'

test('a program begins anew a few times in a minute, each for itself, and again when the member wants it', () => {
  let now = 0
  const restarts = createRestarts(() => now)
  for (let count = 0; count < 5; count += 1) {
    expect(restarts.allow('a')).toBe(true)
    now += 1_000
  }
  expect(restarts.allow('a')).toBe(false)
  expect(restarts.allow('b')).toBe(true)
  restarts.forget('a')
  expect(restarts.allow('a')).toBe(true)
})

test('one that begins anew now and then goes on for ever', () => {
  let now = 0
  const restarts = createRestarts(() => now)
  for (let count = 0; count < 100; count += 1) {
    expect(restarts.allow('a')).toBe(true)
    now += 15_000
  }
})
