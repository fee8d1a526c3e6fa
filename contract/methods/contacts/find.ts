import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { ContactCode, Handle } from '../../bodies/member.ts'
import { Relation } from '../../bodies/relation.ts'
import { read } from '../../define.ts'

/** Slow enough that handles cannot be tried out in bulk. */
const findLimit = { burst: 20, perMinute: 20 }
const Found = Type.Object({ relation: Relation }, closed)

export const findByHandle = read('contacts.findByHandle', {
  caller: 'member',
  summary: 'Find someone by the exact handle.',
  input: Type.Object({ handle: Handle }, closed),
  output: Found,
  errors: ['member.notFound'],
  limit: findLimit,
})

export const findByCode = read('contacts.findByCode', {
  caller: 'member',
  summary: 'Find someone by what their QR code or link holds.',
  input: Type.Object({ code: ContactCode }, closed),
  output: Found,
  errors: ['member.notFound'],
  limit: findLimit,
})

export const getRelation = read('contacts.getRelation', {
  caller: 'member',
  summary: 'How the caller stands to someone.',
  input: Type.Object({ memberId: Id }, closed),
  output: Found,
  errors: ['member.notFound'],
  limit: { burst: 120, perMinute: 240 },
})
