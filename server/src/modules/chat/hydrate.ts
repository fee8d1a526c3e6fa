/** From ids to what a viewer sees of them: one query for each table, however many there are. */
import type { Conversation, Draft, Message } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { expiryOf, periodsOf } from './disappearing.ts'
import { readGroupStates } from './groups.ts'
import { presentConversation, presentDraft, presentMessage } from './present.ts'
import { readConversations } from './store/conversations.ts'
import { type DraftRow, readDrafts } from './store/drafts.ts'
import { readFaces, readMemberships, readPeers, readUnread } from './store/memberships.ts'
import { type MessageRow, type Place, readHidden, readPlaces, readReactions } from './store/messages.ts'
import { type PlayRow, readPlays } from './store/plays.ts'

const keyOf = ({ conversationId, seq }: Place): string => `${conversationId} ${seq}`
const placeOf = (row: { conversation_id: string; seq: number }): Place => ({
  conversationId: row.conversation_id,
  seq: row.seq,
})

export const FACES_MAX = 5

/**
 * What the member itself did with red packets and polls of these ids: the ids of packets that it took of, and
 * `<pollId> <choice>` for each answer that it chose. Their modules come after the chat, so it is handed in.
 */
export type OwnDoings = (db: Queryable, memberId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>

/** Messages as one member sees them, in the order of the rows. */
export async function hydrateMessages(
  db: Queryable,
  viewerId: string,
  rows: readonly MessageRow[],
  ownDoings: OwnDoings,
): Promise<Message[]> {
  if (rows.length === 0) return []
  const places = rows.map(placeOf)
  const ids = rows.flatMap(({ body }) =>
    body.kind === 'redPacket' ? [body.packetId] : body.kind === 'poll' ? [body.pollId] : [],
  )
  const claimed = ids.length > 0 ? await ownDoings(db, viewerId, ids) : new Set<string>()
  const reactions = Map.groupBy(await readReactions(db, places), (row) => keyOf(placeOf(row)))
  const voices = rows.flatMap((row) => (row.body.kind === 'voice' ? placeOf(row) : []))
  const plays = voices.length > 0 ? await readPlays(db, voices) : []
  const periods = await periodsOf(db, [...new Set(rows.map((row) => row.conversation_id))])
  const hidden = new Set((await readHidden(db, viewerId, places)).map(keyOf))
  return rows.map((row) => {
    const key = keyOf(placeOf(row))
    const { seq, sent_at: sentAt, body } = row
    const expiresAt = expiryOf({ seq, sentAt, kind: body.kind }, periods.get(row.conversation_id) ?? [])
    const seen = ownView(row, claimed, playersFor(viewerId, row, plays))
    return presentMessage(seen, reactions.get(key) ?? [], hidden.has(key), expiresAt)
  })
}

/** Oneself, and of others those of whom the sender was told. */
const playersFor = (viewerId: string, { conversation_id, seq, sender_id }: MessageRow, plays: readonly PlayRow[]) =>
  plays
    .filter((play) => play.conversation_id === conversation_id && play.seq === seq)
    .filter((play) => play.member_id === viewerId || (sender_id === viewerId && play.told))
    .map(({ member_id }) => member_id)

/** A packet says to each viewer whether the viewer took of it, a poll what the viewer chose, a voice who listened. */
function ownView(row: MessageRow, claimed: ReadonlySet<string>, playedBy: string[]): MessageRow {
  const { body } = row
  if (body.kind === 'voice') return { ...row, body: { ...body, playedBy } }
  if (body.kind === 'poll') {
    const mine = body.options.flatMap((_, choice) => (claimed.has(`${body.pollId} ${choice}`) ? [choice] : []))
    return { ...row, body: { ...body, mine } }
  }
  return body.kind === 'redPacket' ? { ...row, body: { ...body, claimed: claimed.has(body.packetId) } } : row
}

/** What was cleared says when something was last said, and no more. */
const seenFrom = (firstSeq: number, message: Message | null): Message | null =>
  message && message.seq < firstSeq
    ? { ...message, body: { kind: 'hidden' }, expiresAt: null, editedAt: null, reactions: [] }
    : message

/** What was written before one left is not brought back. */
const draftSince = (joinedAt: Date, row: DraftRow | undefined): Draft | null =>
  row && row.changed_at >= joinedAt ? presentDraft(row) : null

/** Conversations as one member sees them, in the order of the ids; those it is not in are left out. */
export async function hydrateConversations(
  db: Queryable,
  viewerId: string,
  ids: readonly string[],
  ownDoings: OwnDoings,
): Promise<Conversation[]> {
  if (ids.length === 0) return []
  const memberships = new Map((await readMemberships(db, viewerId, ids)).map((row) => [row.conversation_id, row]))
  const conversations = (await readConversations(db, ids)).filter(({ id }) => memberships.has(id))
  const directIds = conversations.filter(({ kind }) => kind === 'direct').map(({ id }) => id)
  const groupIds = conversations.filter(({ kind }) => kind === 'group').map(({ id }) => id)
  const peers = new Map((await readPeers(db, viewerId, directIds)).map((row) => [row.conversation_id, row]))
  const faces = Map.groupBy(await readFaces(db, groupIds, FACES_MAX), ({ conversation_id }) => conversation_id)
  const groups = await readGroupStates(
    db,
    viewerId,
    conversations.flatMap((conversation) => {
      const role = memberships.get(conversation.id)?.role
      return conversation.kind === 'group' && role ? [{ conversation, role }] : []
    }),
  )
  const people = await readMembers(db, [
    ...new Set([...peers.values(), ...[...faces.values()].flat()].map(({ member_id }) => member_id)),
    ...(directIds.some((id) => !peers.has(id)) ? [viewerId] : []),
  ])
  const lastPlaces = conversations.map(({ id, last_seq }) => ({ conversationId: id, seq: last_seq }))
  const lastRows = await readPlaces(db, lastPlaces)
  const lastMessages = new Map(
    (await hydrateMessages(db, viewerId, lastRows, ownDoings)).map((message) => [message.conversationId, message]),
  )
  const drafts = new Map((await readDrafts(db, viewerId, ids)).map((row) => [row.conversation_id, row]))
  const unread = new Map((await readUnread(db, viewerId, ids)).map((row) => [row.conversation_id, row]))

  const seen = new Map<string, Conversation>()
  for (const conversation of conversations) {
    const membership = memberships.get(conversation.id)
    if (!membership) continue
    const peer = peers.get(conversation.id)
    const groupFaces = faces.get(conversation.id) ?? []
    const unreadRow = unread.get(conversation.id)
    seen.set(
      conversation.id,
      presentConversation({
        conversation,
        membership,
        // In the conversation with oneself there is nobody else.
        peer: conversation.kind === 'direct' ? (people.get(peer?.member_id ?? viewerId) ?? null) : null,
        peerReadSeq: peer?.read_seq ?? 0,
        memberCount: conversation.kind === 'direct' ? (peer ? 2 : 1) : (groupFaces[0]?.member_count ?? 0),
        faces: groupFaces.flatMap(({ member_id }) => people.get(member_id) ?? []),
        lastMessage: seenFrom(membership.first_seq, lastMessages.get(conversation.id) ?? null),
        unread: { count: unreadRow?.count ?? 0, upToSeq: conversation.last_seq },
        mentionedSeq: unreadRow?.mentioned_seq ?? null,
        draft: draftSince(membership.joined_at, drafts.get(conversation.id)),
        group: groups.get(conversation.id) ?? null,
      }),
    )
  }
  return ids.flatMap((id) => seen.get(id) ?? [])
}
