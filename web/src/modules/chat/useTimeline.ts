import type { Conversation } from '@sampan/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive, useSync } from '../../app/sync/index.ts'
import type { Timeline } from '../../sync/index.ts'

const PAGE = 60
/** Opening at an unread mark further back than this begins at the newest message instead. */
const UNREAD_SHOWN_MAX = 400
/** What was read before stands above the mark. */
const READ_SHOWN = 20
const FETCH_BACK_MS_MAX = 3_000

export interface HeldTimeline {
  timeline: Timeline | undefined
  /** One page further back, from the store or from the server. */
  loadEarlier(): Promise<void>
  /** Makes a message part of the timeline; false where it is too far back. */
  reach(seq: number): Promise<boolean>
}

/**
 * The newest messages of a conversation, more of them the further one scrolls back. What came since it was opened comes
 * on top, so that nothing that one reads falls out at the other end.
 */
export function useTimeline(opened: Conversation, lastSeqNow: number): HeldTimeline {
  const { id: conversationId, unread, readSeq, lastSeq } = opened
  const { actions } = useSync()
  const sinceRead = unread.count > 0 && lastSeq - readSeq <= UNREAD_SHOWN_MAX ? lastSeq - readSeq : 0
  const [wanted, setWanted] = useState(Math.max(PAGE, sinceRead + READ_SHOWN))
  const limit = wanted + Math.max(0, lastSeqNow - lastSeq)
  const readOnSeq = sinceRead > 0 ? readSeq + 1 : null
  const isGivenUp = useGivenUp(conversationId, readOnSeq)
  const live = useLive((queries) => queries.timeline(conversationId, limit), `${conversationId} ${limit}`)
  const last = useRef<Timeline>(undefined)
  // A longer timeline is read while the shorter one stays to be seen.
  useEffect(() => {
    if (live) last.current = live
  }, [live])
  const read = live ?? last.current
  // Where one goes on reading is to be seen from the first moment on.
  const isHere = isGivenUp || (read !== undefined && readOnSeq !== null && read.heldFromSeq <= readOnSeq)
  const timeline = isHere ? read : undefined
  const loading = useRef(false)

  const loadEarlier = useCallback(async () => {
    if (loading.current || !timeline?.hasOlder) return
    loading.current = true
    try {
      const first = timeline.entries.find((entry) => entry.kind === 'message')
      if (first === undefined || first.message.seq - PAGE < timeline.heldFromSeq) {
        // Offline there is nothing more to be had; scrolling on tries again.
        await actions.loadOlder(conversationId).catch(() => undefined)
      }
      setWanted((count) => count + PAGE)
    } finally {
      loading.current = false
    }
  }, [actions, conversationId, timeline])

  const reach = useCallback(
    async (seq: number) => {
      if (!(await actions.loadBackTo(conversationId, seq))) return false
      setWanted((count) => Math.max(count, lastSeq - seq + READ_SHOWN))
      return true
    },
    [actions, conversationId, lastSeq],
  )
  return { timeline, loadEarlier, reach }
}

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
