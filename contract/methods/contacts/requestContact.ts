import Type from 'typebox'
import { closed, Id } from '../../bodies/common.ts'
import { Greeting, Relation } from '../../bodies/relation.ts'
import { command } from '../../define.ts'

/** Ask a member to become a contact. Asking again renews the greeting; asking someone who asked you accepts. */
export const requestContact = command('contacts.requestContact', {
  caller: 'member',
  summary: 'Ask someone to become a contact.',
  input: Type.Object({ memberId: Id, greeting: Greeting }, closed),
  output: Type.Object({ relation: Relation }, closed),
  errors: ['member.notFound', 'contacts.self', 'contacts.tooManyRequests', 'contacts.tooMany'],
  events: ['contacts.relationChanged', 'chat.conversationJoined', 'chat.postingChanged'],
  limit: { burst: 20, perMinute: 20 },
})
