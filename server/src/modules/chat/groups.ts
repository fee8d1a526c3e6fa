/** What a conversation holds more when it is a group. */
import { type GroupNotice, type GroupSettings, type GroupState, type Role, SLOW_SECONDS } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { Queryable } from '../../schema/index.ts'
import type { ConversationRow } from './store/conversations.ts'
import { countRequests, type NoticeRow, readNotices } from './store/groups.ts'

export const FOUNDING_SETTINGS: GroupSettings = {
  posting: 'everyone',
  slowSeconds: 0,
  inviting: 'everyone',
  approval: false,
  history: 'none',
}

type SettingColumns = Pick<ConversationRow, 'posting' | 'slow_seconds' | 'inviting' | 'approval' | 'history'>

export const presentSettings = (row: SettingColumns): GroupSettings => ({
  posting: row.posting,
  slowSeconds: SLOW_SECONDS.find((seconds) => seconds === row.slow_seconds) ?? 0,
  inviting: row.inviting,
  approval: row.approval,
  history: row.history,
})

export const presentNotice = (row: NoticeRow): GroupNotice => ({
  id: row.id,
  byId: row.written_by,
  text: row.text,
  writtenAt: wireInstant(row.written_at),
  confirmed: row.confirmed,
})

/** The groups' states as one member sees them who is in them with these roles. */
export async function readGroupStates(
  db: Queryable,
  viewerId: string,
  groups: readonly { conversation: SettingColumns & { id: string }; role: Role }[],
): Promise<Map<string, GroupState>> {
  if (groups.length === 0) return new Map()
  const ids = groups.map(({ conversation }) => conversation.id)
  const leading = groups.filter(({ role }) => role !== 'member').map(({ conversation }) => conversation.id)
  const notices = new Map((await readNotices(db, viewerId, ids)).map((row) => [row.conversation_id, row]))
  const counts = leading.length > 0 ? await countRequests(db, leading) : new Map<string, number>()
  return new Map(
    groups.map(({ conversation }) => {
      const notice = notices.get(conversation.id)
      return [
        conversation.id,
        {
          settings: presentSettings(conversation),
          notice: notice ? presentNotice(notice) : null,
          requestCount: counts.get(conversation.id) ?? 0,
        },
      ]
    }),
  )
}
