import type { Message } from '@sampan/contract'
import { useEffect, useMemo, useRef } from 'react'
import { useLive, useSync } from '../../app/sync/index.ts'
import type { Timeline } from '../../sync/index.ts'
import { heldMessages, quotedElsewhere } from './quotes.ts'

/** Messages that are quoted, wherever they are: from the timeline, the store, or fetched. */
export function useQuotes(conversationId: string, timeline: Timeline | undefined): ReadonlyMap<number, Message | null> {
  const { actions } = useSync()
  const held = useMemo(() => (timeline ? heldMessages(timeline) : new Map<number, Message>()), [timeline])
  const elsewhere = useMemo(() => (timeline ? quotedElsewhere(timeline) : []), [timeline])
  const key = elsewhere.join(' ')
  const found = useLive(
    async (queries) =>
      Promise.all(elsewhere.map(async (seq) => [seq, (await queries.message(conversationId, seq)) ?? null] as const)),
    `${conversationId} ${key}`,
  )
  // While others are looked for, those that were found stay to be seen.
  const last = useRef(found)
  useEffect(() => {
    if (found) last.current = found
  }, [found])
  const missing = found?.filter(([, message]) => message === null).map(([seq]) => seq) ?? []
  const missingKey = missing.join(' ')
  useEffect(() => {
    if (missingKey === '') return
    // Offline they stay out; coming back fetches them with the next change.
    actions.loadQuotes(conversationId, missingKey.split(' ').map(Number)).catch(() => undefined)
  }, [actions, conversationId, missingKey])
  return useMemo(() => new Map<number, Message | null>([...(found ?? last.current ?? []), ...held]), [found, held])
}
