import type { Conversation } from '@sampan/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive, useSync } from '../../app/sync/index.ts'
import type { Timeline } from '../../sync/index.ts'
import {
  around,
  earlier,
  type Held,
  later,
  newest,
  PAGE,
  type TalkWindow,
  trimmed,
  unreadShown,
  within,
} from './talkWindow.ts'

const FETCH_BACK_MS_MAX = 3_000

export interface HeldTimeline {
  timeline: Timeline | undefined
  /** One step further back, from the store or from the server. */
  loadEarlier(): Promise<void>
  /** One step on towards the newest, where the timeline ends before it. */
  loadLater(): void
  /** To the newest messages. */
  goOnAtNewest(): void
  /** Makes a message part of the timeline; false where it is too far back. */
  reach(seq: number): Promise<boolean>
  /** Tells what is on the screen: what is far from it is dropped. */
  onLook(seq: number): void
}

/** A window on the messages of a conversation: it opens at the newest, and moves with the reader. */
export function useTimeline(opened: Conversation): HeldTimeline {
  const { id: conversationId, unread, readSeq, lastSeq } = opened
  const { actions } = useSync()
  const sinceRead = unreadShown(lastSeq, readSeq, unread.count)
  const [stretch, setStretch] = useState<TalkWindow>(() => newest(lastSeq, sinceRead))
  const readOnSeq = sinceRead > 0 ? readSeq + 1 : null
  const isGivenUp = useGivenUp(conversationId, readOnSeq)
  const live = useLive(
    (queries) => queries.timeline(conversationId, stretch),
    `${conversationId} ${stretch.fromSeq} ${stretch.toSeq}`,
  )
  const last = useRef<Timeline>(undefined)
  // The next one is read while the one before stays to be seen.
  useEffect(() => {
    if (live) last.current = live
  }, [live])
  const read = live ?? last.current
  // Where one goes on reading is to be seen from the first moment on.
  const isHere = isGivenUp || (read !== undefined && readOnSeq !== null && read.heldFromSeq <= readOnSeq)
  const timeline = isHere ? read : undefined
  const loading = useRef(false)

  // One step at a time, and only from what is shown: the list takes what comes and what goes one after the other.
  const lookedAt = useRef<number>(undefined)
  useEffect(() => {
    if (!live) return
    const held = heldIn(live)
    setStretch((before) => within(before, held))
    const seq = lookedAt.current
    if (seq !== undefined && !loading.current) setStretch((before) => trimmed(before, held, seq))
  }, [live])
  const onLook = useCallback((seq: number) => {
    lookedAt.current = seq
  }, [])

  const loadEarlier = useCallback(async () => {
    if (loading.current || !live?.hasOlder) return
    loading.current = true
    try {
      const first = Math.max(stretch.fromSeq, live.heldFromSeq)
      if (first - PAGE < live.heldFromSeq) {
        // Offline there is nothing more to be had; scrolling on tries again.
        await actions.loadOlder(conversationId).catch(() => undefined)
      }
      setStretch((before) => earlier(before, heldIn(live)))
    } finally {
      loading.current = false
    }
  }, [actions, conversationId, live, stretch])

  const loadLater = useCallback(() => {
    if (loading.current || !live?.hasNewer) return
    setStretch((before) => later(before, heldIn(live)))
  }, [live])

  const goOnAtNewest = useCallback(() => {
    if (last.current) setStretch(newest(last.current.heldToSeq))
  }, [])

  const reach = useCallback(
    async (seq: number) => {
      if (!(await actions.loadBackTo(conversationId, seq))) return false
      const held = { fromSeq: 1, toSeq: Math.max(lastSeq, last.current?.heldToSeq ?? 0) }
      setStretch((before) => around(before, held, seq))
      return true
    },
    [actions, conversationId, lastSeq],
  )
  return { timeline, loadEarlier, loadLater, goOnAtNewest, reach, onLook }
}

const heldIn = ({ heldFromSeq, heldToSeq }: Timeline): Held => ({ fromSeq: heldFromSeq, toSeq: heldToSeq })

/** Fetches back to where one goes on reading. Answers true when it is not to be had: offline, or too slowly. */
function useGivenUp(conversationId: string, seq: number | null): boolean {
  const { actions } = useSync()
  const [isGivenUp, setGivenUp] = useState(seq === null)
  useEffect(() => {
    if (seq === null) return
    const giveUp = () => setGivenUp(true)
    const timer = setTimeout(giveUp, FETCH_BACK_MS_MAX)
    actions.loadBackTo(conversationId, seq).then((isHeld) => isHeld || giveUp(), giveUp)
    return () => clearTimeout(timer)
  }, [actions, conversationId, seq])
  return isGivenUp
}

/** The first of others' messages after the read mark with which the conversation was opened, once all since are here. */
export function firstUnread(
  opened: Conversation,
  { entries, hasOlder }: Timeline,
  selfId: string | null,
): number | null {
  if (opened.unread.count === 0) return null
  const messages = entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message] : []))
  if (hasOlder && (messages[0]?.seq ?? 0) > opened.readSeq + 1) return null
  const first = messages.find(({ seq, senderId }) => seq > opened.readSeq && senderId !== null && senderId !== selfId)
  return first?.seq ?? null
}
