/**
 * What the operator does not want kept any longer: each device empties its own, by the rules as it last heard them, so it
 * works offline too. The server does the same and tells nobody.
 */
import type { Message, Retention } from '@sampan/contract'
import { mediaKinds } from '@sampan/contract/bodies/keptKinds.ts'
import { emptied, isOverKept, keepsAll } from '@sampan/sdk'
import { type Context, isOffline, patiently } from './context.ts'
import { emptyHeld } from './expiry.ts'
import { type Findings, noFindings } from './findings.ts'
import { messageRange } from './store.ts'
import type { Unit } from './unit.ts'

const BEGIN_AFTER_MS = 2_000
const LOOK_EVERY_MS = 60_000
const ASK_EVERY_MS = 3_600_000
const CLEAR_EVERY_MS = 15 * 60_000
const DAY_MS = 86_400_000
const AT_ONCE = 200

/** Up to where a conversation was cleared while the app runs, and from where on it was held then. */
export type Cleared = Map<string, { fromSeq: number; messages: number; media: number }>

/** Begins to ask for the rules and to heed them; it ends with the session. */
export function watchRetention(context: Context): void {
  const { clock } = context.environment
  const cleared: Cleared = new Map()
  let [askedAt, clearedAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  /** Undefined while one is offline: then what was heard last is heeded. */
  const ask = (): Promise<Retention | undefined> =>
    patiently(context, () => context.call('chat.getRetention', {})).catch((reason: unknown) => {
      if (isOffline(reason)) return undefined
      throw reason
    })
  const look = async (): Promise<void> => {
    try {
      if (clock.now() - askedAt >= ASK_EVERY_MS) {
        const rules = await ask()
        if (rules) askedAt = clock.now()
        if (rules && (await keepRules(context, rules))) clearedAt = Number.NEGATIVE_INFINITY
      }
      if (clock.now() - clearedAt < CLEAR_EVERY_MS) return
      clearedAt = clock.now()
      await clearHeld(context, clearedAt, cleared)
    } finally {
      context.later(LOOK_EVERY_MS, () => context.inBackground(look()))
    }
  }
  // What people wait for comes first.
  context.later(BEGIN_AFTER_MS, () => context.inBackground(look()))
}

/** Answers whether they are others than before. */
const keepRules = (context: Context, rules: Retention): Promise<boolean> =>
  context.inUnit(async ({ store }) => {
    const before = await store.retention.get('retention')
    if (JSON.stringify(before?.rules) === JSON.stringify(rules)) return false
    await store.retention.put({ key: 'retention', rules })
    return true
  })

/** Empties what is held and too old at a time, in milliseconds, some hundred messages in a transaction. */
export async function clearHeld(
  context: Pick<Context, 'inUnit' | 'follow'>,
  now: number,
  cleared: Cleared,
): Promise<void> {
  const rules = await context.inUnit(async ({ store }) => (await store.retention.get('retention'))?.rules)
  if (!rules || keepsAll(rules)) return
  const ids = await context.inUnit((unit) => unit.conversationIds())
  for (const id of ids)
    for (const subject of ['messages', 'media'] as const)
      for (;;) {
        const findings = noFindings()
        const more = await context.inUnit((unit) => clearSome(unit, id, subject, rules, now, cleared, findings))
        context.follow(findings)
        if (!more) break
      }
  await context.inUnit((unit) => clearQuotes(unit, rules, now))
}

/** Answers whether there may be more. */
async function clearSome(
  unit: Unit,
  id: string,
  subject: 'messages' | 'media',
  rules: Retention,
  now: number,
  cleared: Cleared,
  findings: Findings,
): Promise<boolean> {
  const row = await unit.conversation(id)
  if (!row) return false
  const rule = rules[row.conversation.kind]
  const days = subject === 'messages' ? rule.messagesDays : rule.mediaDays
  if (days === null) return false
  const before = cleared.get(id)
  // What was fetched since stands before all that was looked at.
  const known = before && before.fromSeq <= row.fromSeq ? before : { fromSeq: row.fromSeq, messages: 0, media: 0 }
  const fromSeq = Math.max(row.fromSeq, known.messages, subject === 'media' ? known.media : 0)
  const next = await unit.store.messages
    .where('[conversationId+seq]')
    .between(...messageRange(id, fromSeq, row.toSeq), true, true)
    .limit(AT_ONCE)
    .toArray()
  const end = next.findIndex(({ sentAt }) => Date.parse(sentAt) > now - days * DAY_MS)
  const old = end === -1 ? next : next.slice(0, end)
  for (const message of old) {
    if (subject === 'media' && !isMedia(message)) continue
    if (isOverKept(message, rule, now)) await emptyHeld(unit, message, emptied(message, 'expired'), findings)
  }
  const last = old.at(-1)
  cleared.set(id, last ? { ...known, [subject]: last.seq + 1 } : known)
  return old.length === AT_ONCE
}

const isMedia = ({ body }: Message): boolean => mediaKinds.some((kind) => kind === body.kind)

/** Few are held: only those outside of what is held of a conversation. */
async function clearQuotes(unit: Unit, rules: Retention, now: number): Promise<void> {
  const gone: Message[] = []
  for (const quote of await unit.store.quotes.toArray()) {
    const row = await unit.conversation(quote.conversationId)
    if (row && isOverKept(quote, rules[row.conversation.kind], now)) gone.push(quote)
  }
  unit.dropFiles(gone)
  await unit.store.quotes.bulkPut(gone.map((quote) => emptied(quote, 'expired')))
}
