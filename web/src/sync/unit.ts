/**
 * One transaction's view of the store: what it reads is remembered, what it changes is written at the end, all at once.
 * Events and messages come in bursts; read and written one by one they would keep a phone busy.
 */
import type { Message, MessageBody } from '@sampan/contract'
import { filesIn } from './media.ts'
import { type ConversationRow, messageRange, type SessionRow, type Store, StoreChanged } from './store.ts'

export interface Unit {
  readonly store: Store
  readonly session: SessionRow
  conversation(id: string): Promise<ConversationRow | undefined>
  /** All of them, for the few events that may concern any. */
  conversationIds(): Promise<string[]>
  putConversation(row: ConversationRow): void
  /** Everything of a conversation goes, but not what waits to be sent: we may be back before the log has told of it. */
  dropConversation(id: string): Promise<void>
  /** What is held before a number, and quotes of it. */
  dropMessagesBefore(conversationId: string, seq: number): Promise<void>
  message(conversationId: string, seq: number): Promise<Message | undefined>
  putMessage(message: Message): void
  /** The files of these go from the device once this is done. */
  dropFiles(messages: readonly Message[]): void
  /** The messages held from one number to another, or undefined where some are missing. */
  held(conversationId: string, fromSeq: number, toSeq: number): Promise<Message[] | undefined>
  setLogSeq(logSeq: number): void
}

/**
 * Dexie follows a transaction through a hundred awaits that wait for nothing, then loses it. Rows that are remembered
 * are such awaits, so that a long burst must touch the store in between.
 */
const REMEMBERED_IN_A_ROW = 8

const isEmpty = ({ kind }: MessageBody): boolean => kind === 'recalled' || kind === 'expired' || kind === 'hidden'

/** Runs `work` in one transaction. Throws `StoreChanged` where the store is not of this epoch any more. */
export async function inUnit<Result>(
  store: Store,
  epoch: string,
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> {
  const gone = new Set<string>()
  const result = await store.transaction('rw', store.tables, async () => {
    const session = await store.readSession()
    if (!session || session.epoch !== epoch) throw new StoreChanged()
    const { unit, flush } = openUnit(store, session, gone)
    const result = await work(unit)
    await flush()
    return result
  })
  if (gone.size > 0) store.media.forget([...gone]).catch((error: unknown) => console.error(error))
  return result
}

/** `gone` takes the files of what goes. */
function openUnit(store: Store, session: SessionRow, gone: Set<string>): { unit: Unit; flush(): Promise<void> } {
  const conversations = new Map<string, ConversationRow | undefined>()
  const messages = new Map<string, Message>()
  const changedConversations = new Set<string>()
  let logSeq = session.logSeq
  let remembered = 0
  const keyOf = (conversationId: string, seq: number) => `${conversationId} ${seq}`

  const noteGone = (rows: readonly (Message | undefined)[]) => {
    for (const row of rows) if (row) for (const fileId of filesIn(row.body)) gone.add(fileId)
  }
  const writeMessages = async () => {
    const emptied = [...messages.values()].filter(({ body }) => isEmpty(body))
    if (emptied.length > 0)
      noteGone(await store.messages.bulkGet(emptied.map(({ conversationId, seq }) => [conversationId, seq])))
    if (messages.size > 0) await store.messages.bulkPut([...messages.values()])
    messages.clear()
  }

  const unit: Unit = {
    store,
    get session() {
      return { ...session, logSeq }
    },
    async conversation(id) {
      if (!conversations.has(id)) conversations.set(id, await store.conversations.get(id))
      else if (++remembered % REMEMBERED_IN_A_ROW === 0) await store.readSession()
      return conversations.get(id)
    },
    async conversationIds() {
      const stored = await store.conversations.toCollection().primaryKeys()
      const ids = new Set([...stored, ...conversations.keys()])
      return [...ids].filter((id) => !conversations.has(id) || conversations.get(id) !== undefined)
    },
    putConversation(row) {
      conversations.set(row.id, row)
      changedConversations.add(row.id)
    },
    async dropConversation(id) {
      await writeMessages()
      conversations.set(id, undefined)
      changedConversations.delete(id)
      const everything = messageRange(id, 0, Number.MAX_SAFE_INTEGER)
      noteGone(
        await store.messages
          .where('[conversationId+seq]')
          .between(...everything, true, true)
          .toArray(),
      )
      await store.messages
        .where('[conversationId+seq]')
        .between(...everything, true, true)
        .delete()
      await store.quotes
        .where('[conversationId+seq]')
        .between(...everything, true, true)
        .delete()
      await store.conversations.delete(id)
      await store.rosters.delete(id)
      await store.acts.where('conversationId').equals(id).delete()
      const done = store.outbox.where('[conversationId+state]').anyOf([
        [id, 'sent'],
        [id, 'failed'],
      ])
      await store.blobs.bulkDelete((await done.toArray()).map(({ messageId }) => messageId))
      await done.delete()
    },
    async dropMessagesBefore(conversationId, seq) {
      await writeMessages()
      const range = messageRange(conversationId, 0, seq - 1)
      for (const table of [store.messages, store.quotes]) {
        const cleared = table.where('[conversationId+seq]').between(...range, true, true)
        noteGone(await cleared.toArray())
        await cleared.delete()
      }
    },
    async message(conversationId, seq) {
      return messages.get(keyOf(conversationId, seq)) ?? (await store.messages.get([conversationId, seq]))
    },
    dropFiles: noteGone,
    putMessage(message) {
      messages.set(keyOf(message.conversationId, message.seq), message)
    },
    async held(conversationId, fromSeq, toSeq) {
      if (fromSeq > toSeq) return []
      await writeMessages()
      const range = messageRange(conversationId, fromSeq, toSeq)
      const found = await store.messages
        .where('[conversationId+seq]')
        .between(...range, true, true)
        .toArray()
      return found.length === toSeq - fromSeq + 1 ? found : undefined
    },
    setLogSeq(next) {
      logSeq = next
    },
  }

  const flush = async () => {
    await writeMessages()
    const rows = [...changedConversations].flatMap((id) => conversations.get(id) ?? [])
    if (rows.length > 0) await store.conversations.bulkPut(rows)
    if (logSeq !== session.logSeq) await store.meta.put({ ...session, logSeq })
  }
  return { unit, flush }
}
