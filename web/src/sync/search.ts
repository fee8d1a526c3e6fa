/** Finding messages: in what the device holds, and on the server. */
import {
  excerptFor,
  type Message,
  type MessageSearch,
  newestFirst,
  type SearchResult,
  wantedMessages,
} from '@sampan/contract'
import { type ConversationRow, messageRange, type Store } from './store.ts'

/** So many messages are read at once, from the newest on. */
const CHUNK = 400

/** The newest messages held here that answer, at most `limit`. */
export async function findHeld(store: Store, search: MessageSearch, limit: number): Promise<SearchResult[]> {
  const wanted = wantedMessages(search)
  if (!wanted) return []
  const rows = (await store.conversations.toArray()).filter(
    ({ id }) => search.conversationId === undefined || id === search.conversationId,
  )
  rows.sort((a, b) => (lastAt(a) < lastAt(b) ? 1 : -1))
  const hidden = new Set(
    (await store.acts.toArray()).flatMap((act) => (act.kind === 'hide' ? [`${act.conversationId} ${act.seq}`] : [])),
  )
  let found: SearchResult[] = []
  /** Older ones would not be shown. */
  const isTooOld = (at: string) => found.length === limit && at < (found.at(-1)?.message.sentAt ?? '')
  for (const row of rows) {
    if (isTooOld(lastAt(row))) break
    const fromSeq = Math.max(row.fromSeq, row.conversation.firstSeq)
    for (let toSeq = row.toSeq; toSeq >= fromSeq; toSeq -= CHUNK) {
      const messages = await readChunk(store, row.id, fromSeq, toSeq)
      for (const message of messages) {
        if (hidden.has(`${message.conversationId} ${message.seq}`)) continue
        const excerpt = excerptFor({ ...message, sentAt: new Date(message.sentAt) }, wanted)
        if (excerpt) found.push({ message, excerpt })
      }
      found = found.sort((a, b) => newestFirst(a.message, b.message)).slice(0, limit)
      const oldest = messages[0]
      if (!oldest || isTooOld(oldest.sentAt)) break
    }
  }
  return found
}

const lastAt = ({ conversation }: ConversationRow): string => conversation.lastMessage?.sentAt ?? conversation.createdAt

const readChunk = (store: Store, id: string, fromSeq: number, toSeq: number): Promise<Message[]> =>
  store.messages
    .where('[conversationId+seq]')
    .between(...messageRange(id, Math.max(fromSeq, toSeq - CHUNK + 1), toSeq), true, true)
    .toArray()
