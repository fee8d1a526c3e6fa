/** Messages that a member keeps for itself: copies, which stay when the original goes. */
import Type, { type Static } from 'typebox'
import { closed, Id, Instant, nameText, Seq, writtenText } from './common.ts'
import { Member } from './member.ts'
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
    sender: Member,
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
