import type { Mention, MessageBody } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { countAmong } from './store/memberships.ts'

/** A text as it is stored, and whom it calls. Throws `chat.mentionUnknown` where it names who is not there. */
export async function completeText(
  db: Queryable,
  senderId: string,
  conversationId: string,
  { text, mentions = [] }: { text: string; mentions?: Mention[] },
): Promise<{ body: Extract<MessageBody, { kind: 'text' }>; mentionedIds: readonly string[] }> {
  const mentionedIds = [...new Set(mentions.map(({ memberId }) => memberId))]
  const fits = mentions.every(({ offset, length }) => offset + length <= text.length)
  if (!fits || (mentionedIds.length > 0 && (await countAmong(db, conversationId, mentionedIds)) < mentionedIds.length))
    throw refuse('chat.mentionUnknown')
  // Nobody is called by themselves.
  return { body: { kind: 'text', text, mentions }, mentionedIds: mentionedIds.filter((id) => id !== senderId) }
}
