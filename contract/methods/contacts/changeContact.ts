import Type from 'typebox'
import { closed, Id, nullable } from '../../bodies/common.ts'
import { Relation, Remark } from '../../bodies/relation.ts'
import { command } from '../../define.ts'

const limit = { burst: 60, perMinute: 60 }
const Changed = Type.Object({ relation: Relation }, closed)
const input = Type.Object({ memberId: Id }, closed)

export const setRemark = command('contacts.setRemark', {
  caller: 'member',
  summary: 'Give a contact a name of one’s own; nobody else sees it.',
  input: Type.Object({ memberId: Id, remark: nullable(Remark) }, closed),
  output: Changed,
  errors: ['member.notFound', 'contacts.notContact'],
  events: ['contacts.relationChanged'],
  limit,
})

export const removeContact = command('contacts.removeContact', {
  caller: 'member',
  summary: 'Stop being contacts, both ways. The conversation stays to be read.',
  input,
  output: Changed,
  errors: ['member.notFound', 'contacts.notContact'],
  events: ['contacts.relationChanged', 'chat.postingChanged'],
  limit,
})

/** To the blocked person the blocker looks the same as before; what it sends is refused. */
export const blockMember = command('contacts.blockMember', {
  caller: 'member',
  summary: 'Block someone: no messages, no requests, not found.',
  input,
  output: Changed,
  errors: ['member.notFound', 'contacts.self'],
  events: ['contacts.relationChanged', 'chat.postingChanged'],
  limit,
})

export const unblockMember = command('contacts.unblockMember', {
  caller: 'member',
  summary: 'Undo a block.',
  input,
  output: Changed,
  errors: ['member.notFound'],
  events: ['contacts.relationChanged', 'chat.postingChanged'],
  limit,
})
