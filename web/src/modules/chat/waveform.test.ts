import { expect, test } from 'vitest'
import { toWaveform } from './waveform.ts'

test('spreads few levels and gathers many', () => {
  expect(toWaveform([1, 0], 4)).toEqual([31, 31, 0, 0])
  expect(toWaveform([0, 1, 0.25, 0, 0, 0, 0, 0], 2)).toEqual([31, 0])
})

test('shows a quiet voice, leaves silence flat, and takes nothing at all', () => {
  expect(Math.max(...toWaveform([0.06, 0.02], 2))).toBe(31)
  expect(toWaveform([0.001, 0.001], 2).every((bar) => bar < 6)).toBe(true)
  expect(toWaveform([], 28)).toEqual(Array(28).fill(0))
})
