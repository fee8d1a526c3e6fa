import type { Message, MessageBody } from '@sampan/contract'
import { type BatchLane, createBatchLane } from '../../kernel/batch.ts'
import type { Bus } from '../../kernel/bus.ts'
import { type Clock, wireInstant } from '../../kernel/clock.ts'
import type { Queryable } from '../../schema/index.ts'
import { expiryOf, type Periods } from './disappearing.ts'
import { type BatchedOutcome, sendBatch } from './store/sendBatch.ts'

export interface OutgoingMessage {
  conversationId: string
  senderId: string
  messageId: string
  body: MessageBody
  replyToSeq: number | null
  forwarded: boolean
  mentionedIds: readonly string[]
  fileIds: readonly string[]
}

export type SendLane = BatchLane<OutgoingMessage, BatchedOutcome>

export interface SendLaneOptions {
  db: Queryable
  bus: Bus
  clock: Clock
  /** What is written in some conversations goes after a time. */
  periods: Periods
  /** Called with the size of each batch, for metrics. */
  observeBatch(size: number): void
}

const MESSAGES_PER_BATCH_MAX = 500
const WAITING_MAX = 20_000

/**
 * All messages go this one way: numbered and stored by the batch, then told to who is online in the order of their
 * numbers. The same message twice in one batch is done once and answered twice.
 */
export function createSendLane({ db, bus, clock, periods, observeBatch }: SendLaneOptions): SendLane {
  return createBatchLane<OutgoingMessage, BatchedOutcome>({
    itemsPerBatchMax: MESSAGES_PER_BATCH_MAX,
    waitingMax: WAITING_MAX,
    async run(items) {
      await periods.ready()
      const at = clock.now()
      const { unique, repeats } = splitRepeats(items)
      observeBatch(items.length)
      const outcomes = new Map<OutgoingMessage, BatchedOutcome>()
      // A repeat must find its first stored, so it goes with a statement of its own.
      for (const batch of repeats.length > 0 ? [unique, repeats] : [unique]) {
        const answers = await sendBatch(
          db,
          batch.map((item) => ({ ...item, body: JSON.stringify(item.body) })),
          at,
        )
        for (const [index, item] of batch.entries()) {
          const outcome = answers[index]
          if (!outcome) throw new Error('The database answered fewer messages than it was given')
          outcomes.set(item, outcome)
        }
      }
      return items.flatMap((item) => outcomes.get(item) ?? [])
    },
    told(items, outcomes) {
      for (const message of newMessages(items, outcomes, periods)) bus.ring({ type: 'message', message })
    },
  })
}

function splitRepeats(items: readonly OutgoingMessage[]): { unique: OutgoingMessage[]; repeats: OutgoingMessage[] } {
  const seen = new Set<string>()
  const unique: OutgoingMessage[] = []
  const repeats: OutgoingMessage[] = []
  for (const item of items) {
    const key = `${item.conversationId} ${item.messageId}`
    if (seen.has(key)) repeats.push(item)
    else unique.push(item)
    seen.add(key)
  }
  return { unique, repeats }
}

/** The messages that were stored; those of one conversation in the order of their numbers. */
function newMessages(
  items: readonly OutgoingMessage[],
  outcomes: readonly BatchedOutcome[],
  periods: Periods,
): Message[] {
  const messages: Message[] = []
  for (const [index, item] of items.entries()) {
    const { outcome, seq, sent_at } = outcomes[index] ?? {}
    if (outcome !== 'sent' || seq == null || !sent_at) continue
    const { kind } = item.body
    const expiresAt = expiryOf({ seq, sentAt: sent_at, kind }, periods.of(item.conversationId))
    messages.push({
      conversationId: item.conversationId,
      seq,
      id: item.messageId,
      senderId: item.senderId,
      sentAt: wireInstant(sent_at),
      body: item.body,
      replyToSeq: item.replyToSeq,
      forwarded: item.forwarded,
      expiresAt: expiresAt && wireInstant(expiresAt),
      editedAt: null,
      reactions: [],
    })
  }
  return messages.sort((a, b) => a.seq - b.seq)
}
