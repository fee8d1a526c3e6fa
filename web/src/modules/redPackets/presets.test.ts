import { expect, test } from 'vitest'
import { presetAmounts, presetsOn } from './presets.ts'

test.each([
  ['an ordinary day', '2026-07-15', 'wishes'],
  ['before the Spring Festival', '2026-02-10', 'chineseNewYear'],
  ['the end of Ramadan', '2026-03-20', 'eidFitr'],
  ['Christmas Eve', '2026-12-24', 'christmas'],
  ['the lamps are lit', '2026-11-08', 'diwali'],
])('%s begins with its own', (_name, day, first) => {
  const presets = presetsOn(day)
  expect(presets[0]?.id).toBe(first)
  expect(new Set(presets.map(({ id }) => id)).size).toBe(19)
  expect(presets.findIndex(({ id }) => id === 'wishes')).toBeLessThan(3)
})

test.each([
  ['EUR', ['666', '888']],
  ['JPY', ['666', '888']],
  ['KWD', ['6660', '8880']],
])('%s', (currency, amounts) => {
  expect(presetAmounts({ amounts: ['6.66', '8.88'] }, currency)).toEqual(amounts)
})
