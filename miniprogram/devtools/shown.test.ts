import { expect, test } from 'vitest'
import { show, summary } from './shown.ts'

class Tea {
  leaf = 'green'
}

// what a program holds → what its maker reads on one line
const values: [unknown, string][] = [
  ['tea', 'tea'],
  [-0, '-0'],
  [12n, '12n'],
  [undefined, 'undefined'],
  [null, 'null'],
  [[1, 'two', [3]], '(3) [1, "two", […]]'],
  [{ a: 1, b: { c: 2 } }, '{a: 1, b: {…}}'],
  [new Tea(), 'Tea {leaf: "green"}'],
  [new Map([['a', 1]]), 'Map(1) {a: 1}'],
  [new Error('late'), 'Error: late'],
  [() => 1, 'ƒ ()'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new ArrayBuffer(3), 'ArrayBuffer(3)'],
]
test.each(values)('%o reads %s', (value, line) => {
  expect(summary(show(value))).toBe(line)
})

test('circles, getters that throw and proxies that refuse are told as such', () => {
  const circle: Record<string, unknown> = { name: 'ring' }
  circle.self = circle
  expect(summary(show(circle))).toBe('{name: "ring", self: ↻}')
  const throwing = {
    get broken(): never {
      throw new Error('no')
    },
  }
  expect(show(throwing).entries).toEqual([['broken', { type: 'word', text: '?' }]])
  const refusing = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('no')
      },
      getPrototypeOf() {
        throw new Error('no')
      },
    },
  )
  expect(show(refusing).entries).toEqual([])
})

test('what is large is cut, and says how much is left out', () => {
  expect(show('x'.repeat(100_000)).text.length).toBeLessThan(20_100)
  const list = show(Array.from({ length: 1_000 }, (_, index) => index))
  expect([list.entries?.length, list.left]).toEqual([200, 800])
  let deep: unknown = 'bottom'
  for (let depth = 0; depth < 10_000; depth += 1) deep = { deep }
  expect(JSON.stringify(show(deep)).length).toBeLessThan(1_000)
  const wide = Array.from({ length: 200 }, () => Array.from({ length: 200 }, () => ({ a: 1 })))
  expect(JSON.stringify(show(wide)).length).toBeLessThan(500_000)
})
