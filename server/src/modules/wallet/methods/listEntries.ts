import { wallet } from '@sampan/contract'
import { decodeCursor, encodeCursor, INSTANT_PART } from '../../../kernel/cursor.ts'
import { implement } from '../../../schema/index.ts'
import { membersOf } from '../people.ts'
import { presentEntry } from '../present.ts'
import { listEntries as selectEntries } from '../store/entries.ts'

const LIMIT_USUAL = 50
/** As far as JavaScript counts. */
const PLACE_PART = /^[0-9]{1,15}$/

export const listEntries = implement(wallet.listEntries, async (reading, { memberId }, input) => {
  const { cursor, limit = LIMIT_USUAL, ...filter } = input
  const rows = await selectEntries(reading.db, memberId, filter, {
    beyond: cursor === undefined ? null : placeIn(cursor),
    limit: limit + 1,
    order: 'latest',
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    entries: page.map(presentEntry),
    members: await membersOf(reading.db, page),
    nextCursor: last && rows.length > limit ? encodeCursor([last.at.toISOString(), String(last.place)]) : null,
  }
})

function placeIn(cursor: string) {
  const [at = '', place = ''] = decodeCursor(cursor, [INSTANT_PART, PLACE_PART])
  return { at: new Date(at), place: Number(place) }
}
