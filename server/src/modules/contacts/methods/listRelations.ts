import { contacts } from '@sampan/contract'
import { decodeCursor, encodeCursor, UUID_PART } from '../../../kernel/cursor.ts'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { presentRelation } from '../present.ts'
import { listSides } from '../store.ts'

const LIMIT_USUAL = 200

/** Whose block the caller cannot see stays in its list as before: being blocked is not told. */
export const listRelations = implement(contacts.listRelations, async (reading, caller, input) => {
  const limit = input.limit ?? LIMIT_USUAL
  const [afterId = null] = input.cursor === undefined ? [] : decodeCursor(input.cursor, [UUID_PART])
  const sides = await listSides(reading.db, caller.memberId, afterId, limit + 1)
  const page = sides.slice(0, limit)
  const members = await readMembers(
    reading.db,
    page.map(({ otherId }) => otherId),
  )
  const relations = page.flatMap(({ otherId, side }) => {
    const member = members.get(otherId)
    return member ? [presentRelation(member, side)] : []
  })
  const last = page.at(-1)
  return { relations, nextCursor: last && sides.length > limit ? encodeCursor([last.otherId]) : null }
})
