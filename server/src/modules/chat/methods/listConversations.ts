import { chat } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../../kernel/cursor.ts'
import { implement } from '../../../schema/index.ts'
import { hydrateConversations } from '../hydrate.ts'
import type { ChatServices } from '../services.ts'
import { type ConversationPlace, listPlaces } from '../store/conversations.ts'

const PAGE = 100

export const listConversations = ({ ownDoings }: ChatServices) =>
  implement(chat.listConversations, async (tx, caller, input) => {
    const limit = input.limit ?? PAGE
    const after = input.cursor === undefined ? null : placeOf(input.cursor)
    const places = await listPlaces(tx.db, caller.memberId, after, limit + 1)
    const page = places.slice(0, limit)
    const last = places.length > limit ? page.at(-1) : undefined
    const conversations = await hydrateConversations(
      tx.db,
      caller.memberId,
      page.map(({ id }) => id),
      ownDoings,
    )
    return { conversations, nextCursor: last ? encodeCursor([wireInstant(last.lastAt), last.id]) : null }
  })

function placeOf(cursor: string): ConversationPlace {
  const [lastAt = '', id = ''] = decodeCursor(cursor, [INSTANT_PART, UUID_PART])
  return { id, lastAt: new Date(lastAt) }
}
