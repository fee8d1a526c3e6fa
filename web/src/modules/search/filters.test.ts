import { expect, test } from 'vitest'
import { noFilter, toSearch } from './filters.ts'
import { isNamed } from './isNamed.ts'

test.each([
  ['nothing asks for nothing', '  ', noFilter, null],
  ['words are trimmed', '  two  words ', noFilter, { text: 'two words' }],
  ['a kind alone is enough', '', { ...noFilter, kind: 'media' }, { kinds: ['picture', 'video'] }],
  [
    'days are whole, both included',
    'x',
    { ...noFilter, fromDay: '2026-03-09', toDay: '2026-03-09' },
    {
      text: 'x',
      sentFrom: new Date(2026, 2, 9).toISOString(),
      sentBefore: new Date(2026, 2, 10).toISOString(),
    },
  ],
] as const)('%s', (_, typed, filter, search) => {
  expect(toSearch(typed, filter)).toEqual(search)
})

test.each([
  ['mei', ['Mei 林美'], true],
  ['林', ['Mei 林美'], true],
  ['MEI 林', ['Mei 林美'], true],
  ['', ['Mei 林美'], true],
  ['muller', ['Jörg Müller'], true],
  ['ａｎｎａ', ['Anna'], true],
  ['еле', ['Ёлена'], true],
  ['@mei', ['someone', 'mei_lin'], true],
  ['anna mei', ['Anna'], false],
])('%s means %j: %s', (query, names, meant) => {
  expect(isNamed(query, names)).toBe(meant)
})
