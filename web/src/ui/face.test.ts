import { expect, test } from 'vitest'
import { hueOf, initialsOf } from './face.ts'

test.each([
  ['Hanna Berg', 'HB'],
  ['hanna', 'H'],
  ['Anna Maria von Berg', 'AB'],
  ['林美', '林美'],
  ['欧阳小林', '小林'],
  ['林美 Mei', '林美'],
  ['Mei 林美', 'M'],
  ['عمر حسن', 'ع'],
  ['Аня Петрова', 'АП'],
  ['Élodie', 'É'],
  ['👩‍🚀 Ada', 'A'],
  ['👩‍🚀', '👩‍🚀'],
  ['  ', '?'],
])('initials of %s are %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('an id keeps its colour', () => {
  expect(hueOf('0199-a')).toBe(hueOf('0199-a'))
  expect(new Set(Array.from({ length: 200 }, (_, index) => hueOf(`member-${index}`))).size).toBe(8)
})
