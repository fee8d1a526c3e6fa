/** How long messages are kept: what the operator set, and the work of clearing what is older. */
import { mediaKinds, type Retention, stayingKinds } from '@sampan/contract'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Queryable } from '../../schema/index.ts'
import { empty } from './store/disappearing.ts'
import {
  type Aging,
  type ConversationKind,
  type Holding,
  insertChange,
  listOverdue,
  type Overdue,
  type RetentionChange,
  readHolding,
  readLatestChanges,
  readUncleared,
  type Subject,
  writeCleared,
} from './store/retention.ts'

export const RETENTION_DAYS_MAX = 36_500
export const retentionKinds: readonly ConversationKind[] = ['direct', 'group']
export const retentionSubjects: readonly Subject[] = ['messages', 'media']

const DAY_MS = 86_400_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'
const CONVERSATIONS_AT_ONCE = 200
const MESSAGES_AT_ONCE = 500

export async function readRetention(db: Queryable): Promise<Retention> {
  const latest = await readLatestChanges(db)
  const daysOf = (kind: ConversationKind, subject: Subject) =>
    latest.find((change) => change.kind === kind && change.subject === subject)?.days ?? null
  const ruleOf = (kind: ConversationKind) => ({
    messagesDays: daysOf(kind, 'messages'),
    mediaDays: daysOf(kind, 'media'),
  })
  return { direct: ruleOf('direct'), group: ruleOf('group') }
}

/** Holds from now on; what is too old by it goes with the next run of the job. */
export const setRetention = (db: Queryable, change: RetentionChange): Promise<void> => insertChange(db, change)

/** What each rule takes at an instant. Nothing for what is kept for good. */
export function overdueBy(rules: Retention, now: Date): Overdue[] {
  return retentionKinds.flatMap((kind) =>
    retentionSubjects.flatMap((subject) => {
      const days = subject === 'messages' ? rules[kind].messagesDays : rules[kind].mediaDays
      return days === null ? [] : [{ kind, subject, sentUntil: new Date(now.getTime() - days * DAY_MS) }]
    }),
  )
}

/**
 * The messages from the first one up to the first that is young enough to stay: numbers and times go together, and where
 * a clock was put back the younger one in front is not passed over.
 */
export function oldOnes(next: readonly Aging[], sentUntil: Date): readonly Aging[] {
  const end = next.findIndex(({ sentAt }) => sentAt > sentUntil)
  return end === -1 ? next : next.slice(0, end)
}

const media: ReadonlySet<string> = new Set(mediaKinds)

/**
 * Empties the messages that are older than the rules keep them, some hundred in a transaction, as those that disappear.
 * Devices do the same by themselves, so nobody is told.
 * @returns the files that stood in them
 */
export async function clearOld(transactions: Transactions<Database>, now: Date): Promise<string[]> {
  const rules = await transactions.read(({ db }) => readRetention(db))
  const fileIds = new Set<string>()
  for (const overdue of overdueBy(rules, now)) {
    for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
      const from: string = after
      const ids = await transactions.read(({ db }) => listOverdue(db, overdue, from, CONVERSATIONS_AT_ONCE))
      for (const id of ids) for (const fileId of await clearOne(transactions, id, overdue)) fileIds.add(fileId)
      after = ids.at(-1)
    }
  }
  return [...fileIds]
}

async function clearOne(
  transactions: Transactions<Database>,
  conversationId: string,
  { subject, sentUntil }: Overdue,
): Promise<string[]> {
  const fileIds: string[] = []
  for (;;) {
    const done = await transactions.write(async ({ db }) => {
      const old = oldOnes(await readUncleared(db, conversationId, subject, MESSAGES_AT_ONCE), sentUntil)
      const last = old.at(-1)
      if (!last) return { files: [], count: 0 }
      const going = subject === 'messages' ? old : old.filter(({ kind }) => media.has(kind))
      const files = await empty(
        db,
        going.map(({ seq }) => ({ conversationId, seq })),
        stayingKinds,
      )
      await writeCleared(db, conversationId, subject, last.seq)
      return { files, count: old.length }
    })
    fileIds.push(...done.files)
    if (done.count < MESSAGES_AT_ONCE) return fileIds
  }
}

/** What a rule concerns, and how much of it is too old by now. */
export interface RetentionHolding {
  kind: ConversationKind
  subject: Subject
  days: number | null
  held: Holding
  /** What the next run takes. A file that also stands elsewhere, or that somebody kept, stays. */
  going: Holding
}

const nothing: Holding = { messages: 0, files: 0, bytes: 0 }

export async function readHoldings(db: Queryable, rules: Retention, now: Date): Promise<RetentionHolding[]> {
  const overdue = overdueBy(rules, now)
  const holdings: RetentionHolding[] = []
  for (const kind of retentionKinds)
    for (const subject of retentionSubjects) {
      const kinds = subject === 'media' ? mediaKinds : null
      const due = overdue.find((each) => each.kind === kind && each.subject === subject)
      holdings.push({
        kind,
        subject,
        days: subject === 'messages' ? rules[kind].messagesDays : rules[kind].mediaDays,
        held: await readHolding(db, kind, null, kinds, stayingKinds),
        going: due ? await readHolding(db, kind, due.sentUntil, kinds, stayingKinds) : nothing,
      })
    }
  return holdings
}
