import type { LogEntry } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { readPlaces } from '../chat/index.ts'

/** Other words of a message that was taken back or has disappeared since are not told to a device that comes late. */
export async function withoutGone(db: Queryable, entries: readonly LogEntry[]): Promise<LogEntry[]> {
  const edits = entries.flatMap(({ name, body }) => (name === 'chat.messageEdited' ? body : []))
  if (edits.length === 0) return [...entries]
  const gone = new Map(
    (await readPlaces(db, edits))
      .filter(({ body }) => body.kind === 'recalled' || body.kind === 'expired')
      .map(({ conversation_id, seq, body }) => [`${conversation_id} ${seq}`, body]),
  )
  return entries.map((entry) => {
    if (entry.name !== 'chat.messageEdited') return entry
    const body = gone.get(`${entry.body.conversationId} ${entry.body.seq}`)
    return body ? { ...entry, body: { ...entry.body, body } } : entry
  })
}
