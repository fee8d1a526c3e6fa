import { EVERYONE } from '@sampan/contract'
import { expect, test } from 'vitest'
import { everyoneCalled, mayCallEveryone } from './mentions.ts'
import { calledIn, findMentions } from './richText.ts'

const people = ['mei', 'omar', 'anya'].map((id) => ({ id, name: id }))
const crowd = Array.from({ length: 499 }, (_, index) => ({ id: `${index}`, name: `${index}` }))

test.each([
  ['the owner', 'owner', people, true],
  ['an admin', 'admin', people, true],
  ['a member', 'member', people, false],
  ['one other', 'owner', people.slice(0, 1), false],
  ['as many as there can be', 'owner', crowd, true],
] as const)('%s', (_name, role, others, may) => expect(mayCallEveryone({ role }, others)).toBe(may))

test('everyone is one mention', () => {
  const { id, called } = everyoneCalled('Everyone')
  expect(findMentions('@Everyone, come', [{ id, name: called }])).toEqual([
    { memberId: EVERYONE, offset: 0, length: 9 },
  ])
})

test('whom a text names is known by the words that stand there', () => {
  const mentions = [{ memberId: 'omar', offset: 3, length: 5 }]
  expect(calledIn('Hi @Omar!', mentions)).toEqual([{ id: 'omar', name: 'Omar' }])
  expect(findMentions('So: hi @Omar!', calledIn('Hi @Omar!', mentions))).toEqual([
    { memberId: 'omar', offset: 7, length: 5 },
  ])
})
