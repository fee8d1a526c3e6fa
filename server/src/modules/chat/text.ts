import { EVERYONE, type Mention, type MessageBody } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { decideCallEveryone } from './groupRules.ts'
import { countAmong, listMemberships } from './store/memberships.ts'

/**
 * A text as it is stored, and whom it calls. Throws `chat.mentionUnknown` where it names who is not there, and
 * `chat.notAllowed` where it calls everyone without leave.
 */
export async function completeText(
  db: Queryable,
  senderId: string,
  conversationId: string,
  { text, mentions = [] }: { text: string; mentions?: Mention[] },
): Promise<{ body: Extract<MessageBody, { kind: 'text' }>; mentionedIds: readonly string[] }> {
  const named = new Set(mentions.map(({ memberId }) => memberId))
  const callsEveryone = named.delete(EVERYONE)
  const namedIds = [...named]
  const fits = mentions.every(({ offset, length }) => offset + length <= text.length)
  if (!fits || (namedIds.length > 0 && (await countAmong(db, conversationId, namedIds)) < namedIds.length))
    throw refuse('chat.mentionUnknown')
  const calledIds = callsEveryone ? await listEveryone(db, senderId, conversationId) : namedIds
  // Nobody is called by themselves.
  return { body: { kind: 'text', text, mentions }, mentionedIds: calledIds.filter((id) => id !== senderId) }
}

async function listEveryone(db: Queryable, senderId: string, conversationId: string): Promise<string[]> {
  const present = await listMemberships(db, conversationId)
  const own = present.find(({ member_id }) => member_id === senderId)
  // To whom is not in it the conversation does not exist; whoever stores the message says so.
  if (!own) return []
  const decision = decideCallEveryone(own.role)
  if (decision !== 'allowed') throw refuse(decision)
  return present.map(({ member_id }) => member_id)
}
