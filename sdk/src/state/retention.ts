import type { Message, Retention, RetentionRule } from '@sampan/contract'
import { mediaKinds, stayingKinds } from '@sampan/contract/bodies/keptKinds.ts'

const DAY_MS = 86_400_000
const staying: ReadonlySet<string> = new Set(stayingKinds)
const media: ReadonlySet<string> = new Set(mediaKinds)

/** After so many days a message of this kind goes; null where it is kept for good. */
export function daysKept(kind: Message['body']['kind'], { messagesDays, mediaDays }: RetentionRule): number | null {
  if (staying.has(kind)) return null
  const days = [messagesDays, media.has(kind) ? mediaDays : null].filter((each) => each !== null)
  return days.length === 0 ? null : Math.min(...days)
}

/** Is a message older than it is kept, at a time in milliseconds? */
export function isOverKept({ body, sentAt }: Message, rule: RetentionRule, now: number): boolean {
  const days = daysKept(body.kind, rule)
  return days !== null && Date.parse(sentAt) <= now - days * DAY_MS
}

/** Whether anything goes at all. */
export const keepsAll = ({ direct, group }: Retention): boolean =>
  [direct, group].every(({ messagesDays, mediaDays }) => messagesDays === null && mediaDays === null)
