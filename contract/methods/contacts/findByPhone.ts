import Type from 'typebox'
import { closed } from '../../bodies/common.ts'
import { PhoneNumber } from '../../bodies/phones.ts'
import { Relation } from '../../bodies/relation.ts'
import { read } from '../../define.ts'

/** Only who lets itself be found. Numbers are few enough to be tried out: the server counts them over the day too. */
export const findByPhone = read('contacts.findByPhone', {
  caller: 'member',
  summary: 'Find someone by the exact telephone number, if that one allows it.',
  input: Type.Object({ number: PhoneNumber }, closed),
  output: Type.Object({ relation: Relation }, closed),
  errors: ['member.notFound'],
  limit: { burst: 10, perMinute: 5 },
})

export const matchPhones = read('contacts.matchPhones', {
  caller: 'member',
  summary: 'Which of these telephone numbers are of members who let themselves be found by theirs. None is kept.',
  input: Type.Object({ numbers: Type.Array(PhoneNumber, { minItems: 1, maxItems: 500, uniqueItems: true }) }, closed),
  output: Type.Object({ found: Type.Array(Type.Object({ number: PhoneNumber, relation: Relation }, closed)) }, closed),
  errors: [],
  limit: { burst: 12, perMinute: 4 },
})
