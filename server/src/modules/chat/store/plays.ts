import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { VoicePlaysTable } from '../../../schema/tables.ts'
import type { Place } from './messages.ts'

export type PlayRow = Selectable<VoicePlaysTable>

/** Who listened to these, by member. */
export async function readPlays(db: Queryable, places: readonly Place[]): Promise<PlayRow[]> {
  const rows = await sql<PlayRow>`
    SELECT play.* FROM unnest(${places.map((place) => place.conversationId)}::uuid[],
      ${places.map((place) => place.seq)}::bigint[]) AS place (conversation_id, seq)
    CROSS JOIN LATERAL (
      SELECT p.conversation_id, p.seq, p.member_id, p.told FROM voice_plays AS p
      WHERE p.conversation_id = place.conversation_id AND p.seq = place.seq OFFSET 0
    ) AS play
    ORDER BY play.member_id
  `.execute(db)
  return rows.rows
}

/** Returns whether it was the first time. */
export async function insertPlay(db: Queryable, play: PlayRow): Promise<boolean> {
  const made = await db
    .insertInto('voice_plays')
    .values(play)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}
