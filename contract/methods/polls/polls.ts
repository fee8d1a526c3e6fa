import Type from 'typebox'
import { ClientId, Cursor, closed, Id, Instant, nullable } from '../../bodies/common.ts'
import { Member } from '../../bodies/member.ts'
import { POLL_OPTIONS_MAX, Poll, PollChoice, PollOption, PollQuestion } from '../../bodies/polls.ts'
import { command, read } from '../../define.ts'

const input = Type.Object({ pollId: Id }, closed)
const output = Type.Object({ poll: Poll }, closed)
const limit = { burst: 30, perMinute: 60 }

export const create = command('polls.create', {
  caller: 'member',
  summary: 'Ask a question in a conversation, with two to twelve answers to choose from.',
  input: Type.Object(
    {
      /** Also the id of the message that appears in the conversation. */
      pollId: ClientId,
      conversationId: Id,
      question: PollQuestion,
      options: Type.Array(PollOption, { minItems: 2, maxItems: POLL_OPTIONS_MAX, uniqueItems: true }),
      multiple: Type.Boolean(),
      anonymous: Type.Boolean(),
      endsAt: nullable(Instant),
    },
    closed,
  ),
  output,
  errors: [
    'chat.conversationNotFound',
    'chat.notAccepting',
    'chat.adminsOnly',
    'chat.tooSoon',
    'polls.endsTooSoon',
    'polls.idUsed',
  ],
  events: [],
  limit,
})

export const vote = command('polls.vote', {
  caller: 'member',
  summary:
    'Choose, choose otherwise, or take one’s choice back (none). Everyone who sees the poll sees the new counts.',
  input: Type.Object(
    { pollId: Id, choices: Type.Array(PollChoice, { maxItems: POLL_OPTIONS_MAX, uniqueItems: true }) },
    closed,
  ),
  output,
  errors: ['polls.notFound', 'polls.notOpen', 'polls.oneChoice', 'polls.noSuchOption', 'chat.notAccepting'],
  events: ['chat.bodyChanged'],
  limit: { burst: 30, perMinute: 120 },
})

export const close = command('polls.close', {
  caller: 'member',
  summary: 'End a poll of one’s own: what was chosen stays. Closing again changes nothing.',
  input,
  output,
  errors: ['polls.notFound', 'polls.notYours'],
  events: ['chat.bodyChanged'],
  limit,
})

export const getPoll = read('polls.getPoll', {
  caller: 'member',
  summary: 'A poll, for those who can see its message.',
  input,
  output,
  errors: ['polls.notFound'],
  limit: { burst: 60, perMinute: 240 },
})

export const listVoters = read('polls.listVoters', {
  caller: 'member',
  summary: 'Who chose an answer of an open poll, the first first. Of an anonymous one nobody is told.',
  input: Type.Object(
    {
      pollId: Id,
      choice: PollChoice,
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    },
    closed,
  ),
  output: Type.Object({ voters: Type.Array(Member), nextCursor: nullable(Cursor) }, closed),
  errors: ['polls.notFound', 'polls.anonymous', 'polls.noSuchOption'],
  limit: { burst: 60, perMinute: 240 },
})
