import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { Relation } from '../../bodies/relation.ts'
import { command } from '../../define.ts'

/** Both become contacts and have a direct conversation, in one transaction. */
export const acceptRequest = command('contacts.acceptRequest', {
  caller: 'member',
  summary: 'Accept a request; both can talk from now on.',
  input: Type.Object({ memberId: Id }, closed),
  output: Type.Object({ relation: Relation, conversationId: Id }, closed),
  errors: ['member.notFound', 'contacts.notRequested', 'contacts.tooMany'],
  events: ['contacts.relationChanged', 'chat.conversationJoined', 'chat.postingChanged'],
  limit: { burst: 60, perMinute: 60 },
})

/** The asker is not told. */
export const ignoreRequest = command('contacts.ignoreRequest', {
  caller: 'member',
  summary: 'Put a request aside; the asker is not told.',
  input: Type.Object({ memberId: Id }, closed),
  output: Type.Object({ relation: Relation }, closed),
  errors: ['member.notFound', 'contacts.notRequested'],
  events: ['contacts.relationChanged'],
  limit: { burst: 60, perMinute: 60 },
})
