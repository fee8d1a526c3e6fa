/** How a member has a conversation. */
import type { Preferences } from '@sampan/contract'
import type { Queryable } from '../../../schema/index.ts'

export async function writePreferences(
  db: Queryable,
  conversationId: string,
  memberId: string,
  preferences: Preferences,
): Promise<void> {
  const { muted, pinned, archivedSeq, hiddenSeq, markedUnread, strongAlert, background } = preferences
  await db
    .updateTable('conversation_members')
    .set({
      ...{ muted, pinned },
      archived_seq: archivedSeq,
      hidden_seq: hiddenSeq,
      marked_unread: markedUnread,
      strong_alert: strongAlert,
      background: background && JSON.stringify(background),
    })
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .execute()
}

/** What the member sees begins here. */
export async function writeFirstSeq(
  db: Queryable,
  conversationId: string,
  memberId: string,
  firstSeq: number,
): Promise<void> {
  await db
    .updateTable('conversation_members')
    .set({ first_seq: firstSeq })
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .execute()
  await db
    .deleteFrom('mentions')
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .where('seq', '<', firstSeq)
    .execute()
}
