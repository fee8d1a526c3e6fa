import type { Message, Note } from '@sampan/contract'
import type { Bus } from '../../kernel/bus.ts'
import type { Writing } from '../../schema/index.ts'
import { presentMessage } from './present.ts'
import { takeNextSeq } from './store/conversations.ts'
import { insertMessage } from './store/messages.ts'

/** Writes a system note as the next message of a conversation; who is online hears it after the commit. */
export async function appendNote(tx: Writing, bus: Bus, conversationId: string, note: Note): Promise<Message> {
  const seq = await takeNextSeq(tx.db, conversationId)
  const row = {
    conversation_id: conversationId,
    seq,
    id: tx.newId(),
    sender_id: null,
    body: { kind: 'note' as const, note },
    reply_to_seq: null,
    forwarded: false,
    sent_at: tx.now,
    edited_at: null,
  }
  await insertMessage(tx.db, row)
  const message = presentMessage(row, [], false)
  tx.afterCommit(() => bus.ring({ type: 'message', message }))
  return message
}
