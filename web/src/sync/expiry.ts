/**
 * Messages that go by themselves: each device empties its own when their time is over, so it works offline too. The server
 * does the same and tells nobody.
 */
import type { Message } from '@sampan/contract'
import { expire, expireIn } from '@sampan/sdk'
import type { Context } from './context.ts'
import { type Findings, noFindings } from './findings.ts'
import type { Unit } from './unit.ts'

/** Clocks are set and devices sleep: it is looked at least so often. */
const LOOK_EVERY_MS = 30_000
const AT_ONCE = 200

/** Begins to look; it ends with the session. */
export function watchExpiry(context: Context): void {
  const look = async (): Promise<void> => {
    const now = context.environment.clock.now()
    const findings = noFindings()
    const next = await context.inUnit((unit) => expireHeld(unit, now, findings))
    context.follow(findings)
    context.later(Math.min(LOOK_EVERY_MS, Math.max(0, next - now)), () => context.inBackground(look()))
  }
  context.inBackground(look())
}

/** Empties what is over at a time, in milliseconds. Answers when to look next. */
export async function expireHeld(unit: Unit, now: number, findings: Findings): Promise<number> {
  const at = new Date(now).toISOString()
  const { messages, quotes } = unit.store
  const due = await messages.where('expiresAt').belowOrEqual(at).limit(AT_ONCE).toArray()
  for (const message of due) await emptyHeld(unit, message, expire(message, now), findings)
  const quoted = await quotes.where('expiresAt').belowOrEqual(at).toArray()
  unit.dropFiles(quoted)
  await quotes.bulkPut(quoted.map((quote) => expire(quote, now)))
  if (due.length === AT_ONCE) return now
  const next = await messages.where('expiresAt').above(at).first()
  return next?.expiresAt ? Date.parse(next.expiresAt) : Number.MAX_SAFE_INTEGER
}

/** Puts what is left of a message in its place. */
export async function emptyHeld(unit: Unit, message: Message, left: Message, findings: Findings): Promise<void> {
  const { conversationId, seq } = message
  unit.putMessage(left)
  const row = await unit.conversation(conversationId)
  if (!row) return
  const held = (await unit.held(conversationId, seq + 1, row.conversation.unread.upToSeq)) ?? undefined
  const reduced = expireIn(row.conversation, seq, () => held, unit.session.memberId)
  if (!reduced.conversation || (reduced.conversation === row.conversation && !reduced.stale)) return
  unit.putConversation({ ...row, conversation: reduced.conversation, stale: row.stale || reduced.stale })
  if (reduced.stale) findings.conversationIds.add(conversationId)
}
