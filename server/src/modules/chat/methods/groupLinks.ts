import { chat, GROUP_LINKS_MAX, type GroupLink, type LinkLife } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { accessConversation, accessForChange } from '../access.ts'
import { decideBring, decideRevoke, isLinkGood } from '../groupRules.ts'
import { askToJoin, joinGroup, whoJoins } from '../joining.ts'
import { linkTokenHash, linkTokenOf } from '../linkToken.ts'
import type { ChatServices } from '../services.ts'
import { lockConversation, readConversations } from '../store/conversations.ts'
import { countUse, findLinkByHash, insertLink, type LinkRow, listLinks, revokeLink } from '../store/groupLinks.ts'
import { findRequest } from '../store/groups.ts'
import { findMembership, readFaces, readPlacesOf } from '../store/memberships.ts'

const DAY_MS = 24 * 3_600_000
const lifeMs: Record<LinkLife, number | null> = { day: DAY_MS, week: 7 * DAY_MS, never: null }

export const createGroupLink = ({ linkKey }: ChatServices) =>
  implement(chat.createGroupLink, async (tx, caller, { conversationId, life }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const decision = decideBring(conversation.kind, membership.role, conversation.inviting)
    if (decision !== 'allowed') throw refuse(decision)
    if ((await listLinks(tx.db, conversationId, tx.now)).length >= GROUP_LINKS_MAX) throw refuse('chat.tooManyLinks')
    const id = tx.newId()
    const ms = lifeMs[life]
    await insertLink(tx.db, {
      id,
      conversation_id: conversationId,
      made_by: caller.memberId,
      token_hash: linkTokenHash(linkTokenOf(linkKey, id)),
      made_at: tx.now,
      expires_at: ms === null ? null : new Date(tx.now.getTime() + ms),
    })
    return { linkId: id }
  })

export const listGroupLinks = ({ linkKey }: ChatServices) =>
  implement(chat.listGroupLinks, async (tx, caller, { conversationId }) => {
    const { conversation, membership } = await accessConversation(tx.db, caller.memberId, conversationId)
    if (conversation.kind !== 'group') throw refuse('chat.groupOnly')
    const rows = await listLinks(tx.db, conversationId, tx.now)
    const makers = await readPlacesOf(tx.db, conversationId, [...new Set(rows.map(({ made_by }) => made_by))])
    const roles = new Map(makers.map(({ member_id, role, left_at }) => [member_id, left_at === null ? role : null]))
    const shown = rows.filter(
      (row) =>
        (membership.role !== 'member' || row.made_by === caller.memberId) &&
        isLinkGood(row, roles.get(row.made_by) ?? null, conversation.inviting, tx.now),
    )
    return { links: shown.flatMap((row) => presentLink(linkKey, row) ?? []) }
  })

/** Undefined for one that was made with a key that is lost: nobody can show it any more. */
function presentLink(key: Buffer, row: LinkRow): GroupLink | undefined {
  const token = linkTokenOf(key, row.id)
  if (!linkTokenHash(token).equals(row.token_hash)) return undefined
  return {
    id: row.id,
    token,
    madeById: row.made_by,
    madeAt: wireInstant(row.made_at),
    expiresAt: row.expires_at && wireInstant(row.expires_at),
    uses: row.uses,
  }
}

export const revokeGroupLink = implement(chat.revokeGroupLink, async (tx, caller, { conversationId, linkId }) => {
  const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
  const link = (await listLinks(tx.db, conversationId, tx.now)).find(({ id }) => id === linkId)
  const decision = decideRevoke(conversation.kind, membership.role, link?.made_by === caller.memberId)
  if (decision !== 'allowed') throw refuse(decision)
  if (!link) throw refuse('chat.linkNotFound')
  await revokeLink(tx.db, linkId, tx.now)
  return {}
})

export const readGroupLink = implement(chat.readGroupLink, async (tx, caller, { token }) => {
  const link = await findLinkByHash(tx.db, linkTokenHash(token))
  const [conversation] = link ? await readConversations(tx.db, [link.conversation_id]) : []
  const maker = link && (await findMembership(tx.db, link.conversation_id, link.made_by))
  if (!link || !conversation || !maker || !isLinkGood(link, maker.role, conversation.inviting, tx.now))
    throw refuse('chat.linkNotFound')
  const invitedBy = (await readMembers(tx.db, [link.made_by])).get(link.made_by)
  if (!invitedBy) throw refuse('chat.linkNotFound')
  const own = await findMembership(tx.db, conversation.id, caller.memberId)
  const asked = own ? undefined : await findRequest(tx.db, conversation.id, caller.memberId)
  const [face] = await readFaces(tx.db, [conversation.id], 1)
  return {
    group: {
      title: conversation.title,
      memberCount: face?.member_count ?? 0,
      invitedBy,
      approval: conversation.approval,
      conversationId: own ? conversation.id : null,
      asked: asked !== undefined,
    },
  }
})

/** Whoever ends the link, or changes who is in the group, holds the same row: it is before or after that, never between. */
export const joinByLink = ({ bus }: ChatServices) =>
  implement(chat.joinByLink, async (tx, { memberId }, { token }) => {
    const known = await findLinkByHash(tx.db, linkTokenHash(token))
    const conversation = known && (await lockConversation(tx.db, known.conversation_id))
    const link = conversation && (await findLinkByHash(tx.db, linkTokenHash(token)))
    const maker = link && (await findMembership(tx.db, link.conversation_id, link.made_by))
    if (!conversation || !link || !maker || !isLinkGood(link, maker.role, conversation.inviting, tx.now))
      throw refuse('chat.linkNotFound')
    const { id: conversationId } = conversation
    const [before] = await readPlacesOf(tx.db, conversationId, [memberId])
    if (before && before.left_at === null) return { conversationId }
    await whoJoins(tx, conversation, [memberId])
    // Who was taken out does not come back unseen.
    if (conversation.approval || before?.removed_by) {
      await askToJoin(tx, conversationId, [{ memberId, invitedById: link.made_by, linkId: link.id }])
      return { conversationId: null }
    }
    await countUse(tx.db, link.id)
    const note = { type: 'joinedByLink' as const, memberId, madeById: link.made_by }
    await joinGroup(tx, bus, conversation, [{ memberId, invitedById: link.made_by }], note)
    return { conversationId }
  })
