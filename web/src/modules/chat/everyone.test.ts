import { expect, test } from 'vitest'
import { callsEveryone, EVERYONE, mayCallEveryone, spreadEveryone } from './everyone.ts'
import { splitText } from './richText.ts'

const people = ['mei', 'omar', 'anya'].map((id) => ({ id, name: id }))
const crowd = Array.from({ length: 51 }, (_, index) => ({ id: `${index}`, name: `${index}` }))

test.each([
  ['the owner', 'owner', people, true],
  ['an admin', 'admin', people, true],
  ['a member', 'member', people, false],
  ['one other', 'owner', people.slice(0, 1), false],
  ['more than a message can name', 'owner', crowd, false],
] as const)('%s', (_name, role, others, may) => expect(mayCallEveryone({ role }, others)).toBe(may))

test('everyone is each of them, by the same words, and reads as one', () => {
  const text = '@Everyone, come'
  const mentions = spreadEveryone([{ memberId: EVERYONE, offset: 0, length: 9 }], people)
  expect(mentions).toEqual(people.map(({ id }) => ({ memberId: id, offset: 0, length: 9 })))
  expect(splitText(text, mentions)).toEqual([
    { kind: 'mention', text: '@Everyone', memberId: 'mei' },
    { kind: 'text', text: ', come' },
  ])
  expect(callsEveryone(mentions)).toBe(true)
})

test('who is called by name is nobody else', () => {
  const mentions = [
    { memberId: 'mei', offset: 0, length: 4 },
    { memberId: 'omar', offset: 5, length: 5 },
  ]
  expect(spreadEveryone(mentions, people)).toEqual(mentions)
  expect(callsEveryone(mentions)).toBe(false)
  expect(callsEveryone(mentions.slice(0, 1))).toBe(false)
})
