import Type from 'typebox'
import { closed, Empty, Instant } from '../../bodies/common.ts'
import { OwnPhone, PhoneNumber } from '../../bodies/phones.ts'
import { command, read } from '../../define.ts'

const limit = { burst: 20, perMinute: 20 }
const Phone = Type.Object({ phone: OwnPhone }, closed)

export const getPhone = read('phones.getPhone', {
  caller: 'member',
  summary: 'The caller’s own telephone number, and whether this server can prove numbers.',
  input: Empty,
  output: Type.Object({ phone: OwnPhone, offered: Type.Boolean() }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

/** The answer is the same whoever has the number now, if anyone does. */
export const beginProof = command('phones.beginProof', {
  caller: 'member',
  summary: 'Send a code to a telephone number, to prove that it is the caller’s.',
  input: Type.Object({ number: PhoneNumber }, closed),
  output: Type.Object({ expiresAt: Instant, againFrom: Instant }, closed),
  errors: ['phones.notOffered', 'phones.numberInvalid', 'phones.tooManyCodes'],
  events: [],
  limit: { burst: 5, perMinute: 2 },
})

/** A number belongs to one member: who had it before has none, and is told. */
export const confirmProof = command('phones.confirmProof', {
  caller: 'member',
  summary: 'Give the code that came by text message; the number is the caller’s then.',
  input: Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
  output: Phone,
  errors: ['phones.codeWrong', 'phones.codeOver'],
  events: ['phones.changed'],
  limit,
})

export const removeNumber = command('phones.removeNumber', {
  caller: 'member',
  summary: 'Remove the caller’s telephone number.',
  input: Empty,
  output: Phone,
  errors: [],
  events: ['phones.changed'],
  limit,
})

export const setFindable = command('phones.setFindable', {
  caller: 'member',
  summary: 'Let others find the caller by its telephone number, or no longer.',
  input: Type.Object({ findable: Type.Boolean() }, closed),
  output: Phone,
  errors: ['phones.noNumber'],
  events: ['phones.changed'],
  limit,
})
