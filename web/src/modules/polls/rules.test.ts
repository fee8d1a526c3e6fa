import { expect, test } from 'vitest'
import { answersOf, optionsMax, press, shareOf, withRoom } from './rules.ts'

test('there is always one more field to write in, up to the most', () => {
  expect(withRoom(['Ten', ''])).toEqual(['Ten', ''])
  expect(withRoom(['Ten', 'Noon'])).toEqual(['Ten', 'Noon', ''])
  const full = Array.from({ length: optionsMax }, (_, place) => String(place))
  expect(withRoom(full)).toEqual(full)
})

test('answers are what is written', () => {
  expect(answersOf([' Ten ', '', 'Noon', '  '])).toEqual({ answers: ['Ten', 'Noon'], doubled: false })
  expect(answersOf(['Ten', 'Ten ']).doubled).toBe(true)
})

test.each([
  ['the first', [], 1, false, [1]],
  ['another instead', [1], 0, false, [0]],
  ['the same takes it back', [1], 1, false, []],
  ['one more of several', [2], 0, true, [0, 2]],
  ['one less of several', [0, 2], 0, true, [2]],
] as const)('pressing %s', (_, mine, choice, multiple, wanted) => {
  expect(press(mine, choice, multiple)).toEqual(wanted)
})

test('shares are of people', () => {
  expect(shareOf(0, 0)).toBe(0)
  expect(shareOf(1, 4)).toBe(0.25)
})
