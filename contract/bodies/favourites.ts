/** Messages that a member keeps for itself: copies, which stay when the original goes. */
import Type, { type Static } from 'typebox'
import { closed, Id, Instant, lineText, nameText, Seq, writtenText } from './common.ts'
import { MessageBody } from './message.ts'

export const FavouriteNote = writtenText(500)
export const FAVOURITE_TAGS_MAX = 10
export const FavouriteTags = Type.Array(nameText(30), { maxItems: FAVOURITE_TAGS_MAX, uniqueItems: true })

export const Favourite = Type.Object(
  {
    id: Id,
    /** Where it stood. */
    conversationId: Id,
    seq: Seq,
    senderId: Id,
    /** As its sender was called when it was kept. */
    senderName: lineText(200),
    sentAt: Instant,
    /** As it was when it was kept. */
    body: MessageBody,
    note: FavouriteNote,
    tags: FavouriteTags,
    keptAt: Instant,
  },
  closed,
)
export type Favourite = Static<typeof Favourite>
