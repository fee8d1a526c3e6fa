import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive, useSync } from '../../app/sync/index.ts'
import type { Timeline } from '../../sync/index.ts'

const PAGE = 60
/** Opening at an unread mark further back than this begins at the newest message instead. */
const UNREAD_SHOWN_MAX = 400

export interface HeldTimeline {
  timeline: Timeline | undefined
  /** One page further back, from the store or from the server. */
  loadEarlier(): Promise<void>
  /** Makes a message part of the timeline; false where it is too far back. */
  reach(seq: number, lastSeq: number): Promise<boolean>
}

/** The newest messages of a conversation, more of them the further one scrolls back. */
export function useTimeline(conversationId: string, unreadCount: number): HeldTimeline {
  const { actions } = useSync()
  const [limit, setLimit] = useState(Math.max(PAGE, Math.min(unreadCount + 20, UNREAD_SHOWN_MAX)))
  const live = useLive((queries) => queries.timeline(conversationId, limit), `${conversationId} ${limit}`)
  const last = useRef<Timeline>(undefined)
  // A longer timeline is read while the shorter one stays to be seen.
  useEffect(() => {
    if (live) last.current = live
  }, [live])
  const timeline = live ?? last.current
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
      setLimit((count) => count + PAGE)
    } finally {
      loading.current = false
    }
  }, [actions, conversationId, timeline])

  const reach = useCallback(
    async (seq: number, lastSeq: number) => {
      if (!(await actions.loadBackTo(conversationId, seq))) return false
      setLimit((count) => Math.max(count, lastSeq - seq + 20))
      return true
    },
    [actions, conversationId],
  )
  return { timeline, loadEarlier, reach }
}
