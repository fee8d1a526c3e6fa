import Type, { type Static } from 'typebox'
import { Count, Cursor, closed, Id, Instant, lineText, nullable } from '../../bodies/common.ts'
import { Message } from '../../bodies/message.ts'
import { read } from '../../define.ts'
import { SearchKind } from '../../search/bodies.ts'

export const SEARCH_TEXT_LENGTH_MAX = 200

/** A message that answers, and a line of it with the stretches that do, in UTF-16 units. */
export const SearchResult = Type.Object(
  {
    message: Message,
    excerpt: Type.Object(
      {
        text: Type.String(),
        marks: Type.Array(Type.Object({ offset: Count, length: Type.Integer({ minimum: 1 }) }, closed)),
      },
      closed,
    ),
  },
  closed,
)
export type SearchResult = Static<typeof SearchResult>

/** What is left out does not matter; where nothing is asked for, nothing is found. */
export const findMessages = read('search.findMessages', {
  caller: 'member',
  summary: 'Messages that the caller may see, by words, sender, kind and time; the newest first.',
  input: Type.Object(
    {
      /** Each word begins a word of the message; Chinese, Japanese and Thai stand in it. */
      text: Type.Optional(lineText(SEARCH_TEXT_LENGTH_MAX)),
      /** In one conversation; in all of them when left out. */
      conversationId: Type.Optional(Id),
      senderId: Type.Optional(Id),
      /** Any of these. */
      kinds: Type.Optional(Type.Array(SearchKind, { minItems: 1, maxItems: 20 })),
      sentFrom: Type.Optional(Instant),
      sentBefore: Type.Optional(Instant),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    },
    closed,
  ),
  /** A page may be short, or empty, where there is still a next one. */
  output: Type.Object({ results: Type.Array(SearchResult), nextCursor: nullable(Cursor) }, closed),
  errors: ['chat.conversationNotFound'],
  limit: { burst: 60, perMinute: 240 },
})
