import { EDIT_WITHIN_MS, type Message } from '@sampan/contract'
import { wordsOf } from '../../sync/edits.ts'
import { type Called, calledIn } from './richText.ts'

/** A message whose words are being changed. */
export interface Editing {
  seq: number
  kind: 'text' | 'caption'
  /** As it was said. */
  before: string
  text: string
  /** Whom it named. */
  named: readonly Called[]
  /** Of the page that it showed. */
  shownUrl: string | undefined
}

/** Whether a message is its sender's to change still; the server has the last word. */
export function mayEdit({ senderId, sentAt, forwarded, body }: Message, selfId: string | null, now: Date): boolean {
  const isFresh = now.getTime() - new Date(sentAt).getTime() < EDIT_WITHIN_MS
  return selfId !== null && senderId === selfId && !forwarded && isFresh && wordsOf(body) !== undefined
}

export function beginEdit({ seq, body }: Message): Editing | undefined {
  const words = wordsOf(body)
  if (!words) return undefined
  const before = words.kind === 'text' ? words.text : words.caption
  const named = words.kind === 'text' ? calledIn(before, words.mentions ?? []) : []
  const shownUrl = body.kind === 'text' ? body.preview?.url : undefined
  return { seq, kind: words.kind, before, text: before, named, shownUrl }
}
