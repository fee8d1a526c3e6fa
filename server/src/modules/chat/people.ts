/** What changes in a group when its people change, and who is told. */
import {
  type Conversation,
  type DisappearAfter,
  type GroupState,
  type Member,
  type Message,
  plainPreferences,
  type Role,
} from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { FACES_MAX } from './hydrate.ts'
import { listActiveMemberIds, readFaces, readPlacesOf } from './store/memberships.ts'

export async function readGroupFaces(
  db: Queryable,
  conversationId: string,
): Promise<{ memberCount: number; faces: Member[] }> {
  const rows = await readFaces(db, [conversationId], FACES_MAX)
  const people = await readMembers(
    db,
    rows.map(({ member_id }) => member_id),
  )
  return {
    memberCount: rows[0]?.member_count ?? 0,
    faces: rows.flatMap(({ member_id }) => people.get(member_id) ?? []),
  }
}

export interface ChangedPerson {
  memberId: string
  role: Role
  left: boolean
}

/** Tells those who are in a group now who joined, left or changed role. `except` heard it in their own way. */
export async function tellMembersChanged(
  tx: Writing,
  conversationId: string,
  changed: readonly ChangedPerson[],
  except: readonly string[] = [],
): Promise<void> {
  const { memberCount, faces } = await readGroupFaces(tx.db, conversationId)
  const changedIds = changed.map(({ memberId }) => memberId)
  const people = await readMembers(tx.db, changedIds)
  const places = new Map((await readPlacesOf(tx.db, conversationId, changedIds)).map((row) => [row.member_id, row]))
  const away = new Set(except)
  const told = (await listActiveMemberIds(tx.db, conversationId)).filter((memberId) => !away.has(memberId))
  tx.emit('chat.membersChanged', told, {
    conversationId,
    memberCount,
    faces,
    changed: changed.flatMap(({ memberId, role, left }) => {
      const member = people.get(memberId)
      const { nickname = null, invited_by: invitedById = null } = places.get(memberId) ?? {}
      return member ? [{ member, role, left, nickname, invitedById }] : []
    }),
  })
}

export interface JoinedConversation {
  id: string
  kind: 'direct' | 'group'
  title: string | null
  createdAt: Date
  memberCount: number
  faces: Member[]
  /** The note with which it begins for those who join. */
  firstMessage: Message
  /** Where what those who join may see begins, if before that note. */
  firstSeq?: number
  disappearAfter?: DisappearAfter | null
  group: GroupState | null
}

/** A conversation as someone sees it who has just joined: nothing unread, nothing muted. */
export function presentJoined(joined: JoinedConversation, role: Role, peer: Member | null): Conversation {
  const { seq } = joined.firstMessage
  return {
    id: joined.id,
    kind: joined.kind,
    title: joined.title,
    peer,
    memberCount: joined.memberCount,
    faces: joined.faces,
    role,
    mayPost: true,
    ...plainPreferences,
    disappearAfter: joined.disappearAfter ?? null,
    firstSeq: joined.firstSeq ?? seq,
    lastSeq: seq,
    lastMessage: joined.firstMessage,
    readSeq: seq,
    unread: { count: 0, upToSeq: seq },
    mentionedSeq: null,
    draft: null,
    peerReadSeq: peer ? seq : 0,
    group: joined.group,
    createdAt: wireInstant(joined.createdAt),
  }
}
