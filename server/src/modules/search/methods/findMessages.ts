import { search, wantedMessages } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { listSights, type OwnDoings } from '../../chat/index.ts'
import { findMessages as find } from '../find.ts'
import { cursorAt, placeOf } from '../place.ts'

const PAGE = 20

export const findMessages = ({ ownDoings }: { ownDoings: OwnDoings }) =>
  implement(search.findMessages, async (tx, { memberId }, input) => {
    const after = input.cursor === undefined ? null : placeOf(input.cursor)
    const sights = await listSights(tx.db, memberId, input.conversationId)
    if (input.conversationId !== undefined && sights.length === 0) throw refuse('chat.conversationNotFound')
    const wanted = wantedMessages(input)
    if (!wanted) return { results: [], nextCursor: null }
    const limit = input.limit ?? PAGE
    const { results, end } = await find(tx.db, {
      viewerId: memberId,
      sights,
      wanted,
      after,
      limit,
      now: tx.now,
      ownDoings,
    })
    return { results, nextCursor: end && cursorAt(end) }
  })
