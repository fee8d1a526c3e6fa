/** Messages whose words were changed. */
import type { MessageBody } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import { insertMentions, type Place, writeBodies } from './messages.ts'

/** Who sees a message now: in the conversation, since before it was sent, and not deleted for oneself. */
export async function listSeeing(db: Queryable, { conversationId, seq }: Place): Promise<string[]> {
  const rows = await sql<{ member_id: string }>`
    SELECT member.member_id FROM conversation_members AS member
    WHERE member.conversation_id = ${conversationId} AND member.left_at IS NULL AND member.first_seq <= ${seq}
      AND NOT EXISTS (
        SELECT FROM hidden_messages AS hidden WHERE hidden.conversation_id = member.conversation_id
          AND hidden.seq = ${seq} AND hidden.member_id = member.member_id
      )
    ORDER BY member.member_id
  `.execute(db)
  return rows.rows.map(({ member_id }) => member_id)
}

/** The message must be held. `calledIds` are those who see it and are named by the new words. */
export async function writeEdit(
  db: Queryable,
  place: Place,
  edit: { body: MessageBody; calledIds: readonly string[]; editedAt: Date },
): Promise<void> {
  const { conversationId, seq } = place
  await keepDigest(db, place)
  await writeBodies(db, [{ ...place, body: edit.body }])
  await db
    .updateTable('messages')
    .set({ edited_at: edit.editedAt })
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .execute()
  await db.deleteFrom('mentions').where('conversation_id', '=', conversationId).where('seq', '=', seq).execute()
  if (edit.calledIds.length > 0) await insertMentions(db, place, edit.calledIds)
}

/** Ways lead from a message to the files that it shows now, to no others. */
export async function changeFiles(
  db: Queryable,
  { conversationId, seq }: Place,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const left = before.filter((id) => !after.includes(id))
  if (left.length > 0)
    await db
      .deleteFrom('file_places')
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', seq)
      .where('file_id', '=', sql<string>`any(${left}::uuid[])`)
      .execute()
  const come = after.filter((id) => !before.includes(id))
  if (come.length > 0)
    await db
      .insertInto('file_places')
      .values(come.map((fileId) => ({ file_id: fileId, conversation_id: conversationId, seq })))
      .execute()
}

/** Before a body that was sent is written over. */
export async function keepDigest(db: Queryable, { conversationId, seq }: Place): Promise<void> {
  await sql`
    UPDATE messages SET sent_digest = sha256(convert_to(body::text, 'UTF8'))
    WHERE conversation_id = ${conversationId} AND seq = ${seq} AND sent_digest IS NULL
  `.execute(db)
}

/** A message that was sent just so, and says something else now. */
export async function findSentSo(
  db: Queryable,
  sent: {
    conversationId: string
    messageId: string
    senderId: string
    body: MessageBody
    replyToSeq: number | null
    forwarded: boolean
  },
): Promise<{ seq: number; sent_at: Date } | undefined> {
  return db
    .selectFrom('messages')
    .select(['seq', 'sent_at'])
    .where('conversation_id', '=', sent.conversationId)
    .where('id', '=', sent.messageId)
    .where('sender_id', '=', sent.senderId)
    .where('forwarded', '=', sent.forwarded)
    .where(sql<boolean>`reply_to_seq IS NOT DISTINCT FROM ${sent.replyToSeq}::bigint`)
    .where(sql<boolean>`sent_digest = sha256(convert_to(${JSON.stringify(sent.body)}::jsonb::text, 'UTF8'))`)
    .executeTakeFirst()
}
