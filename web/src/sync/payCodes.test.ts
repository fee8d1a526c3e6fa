import { describe, expect, it, test } from 'vitest'
import { codeAt } from './payCodes.ts'

const at = (time: string) => new Date(`2026-02-17T${time}Z`)
const code = (name: string, minute: number) => ({
  code: name,
  from: at(`12:0${minute}:00`).toISOString(),
  until: at(`12:0${minute + 1}:00`).toISOString(),
})

describe('the code to show', () => {
  const codes = [code('a', 0), code('b', 1), code('c', 2), code('d', 3)]
  test.each([
    ['12:00:00', 'a'],
    ['12:00:59.999', 'a'],
    ['12:01:00', 'b'],
    ['11:59:30', 'a'],
    ['12:04:00', undefined],
  ])('at %s is %s', (time, name) => {
    expect(codeAt(codes, at(time).getTime())?.code).toBe(name)
  })

  it('is the next one where that of the minute was used', () => {
    expect(codeAt(codes.slice(1), at('12:00:30').getTime())?.code).toBe('b')
    expect(codeAt(codes.slice(2), at('12:00:30').getTime())).toBeUndefined()
  })
})
