import { expect, test } from 'vitest'
import { groupedDigits, secondsLeft } from './shownCode.ts'

const at = (time: string) => new Date(`2026-02-17T${time}Z`)
const code = (name: string, minute: number) => ({
  code: name,
  from: at(`12:0${minute}:00`).toISOString(),
  until: at(`12:0${minute + 1}:00`).toISOString(),
})

test('seconds left end with one', () => {
  expect(secondsLeft(code('a', 0), at('12:00:18'))).toBe(42)
  expect(secondsLeft(code('a', 0), at('12:00:59.999'))).toBe(1)
})

test('figures stand in groups', () => {
  expect(groupedDigits('728400713390022185', true)).toBe('7284 0071 3390 0221 85')
  expect(groupedDigits('728400713390022185', false)).toBe('7284 •••• •••• 2185')
})
