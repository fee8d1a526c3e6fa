import type { Mention } from '@sampan/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLive, useSync } from '../../app/sync/index.ts'

const SAVE_AFTER_MS = 400

export interface Writing {
  text: string
  mentions: Mention[]
  replyToSeq: number | null
}

const nothing: Writing = { text: '', mentions: [], replyToSeq: null }

/** What is being written: kept while one types, so that it is there after a reload or on coming back. */
export function useDraft(conversationId: string) {
  const { actions } = useSync()
  const [writing, setWriting] = useState<Writing>(nothing)
  const pending = useRef<Writing>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // As it was left, and as another device changes it; what is just being typed here is later than either.
  const held = useLive(async (queries) => (await queries.draft(conversationId)) ?? null, conversationId)
  useEffect(() => {
    if (held !== undefined && !pending.current) setWriting(held ?? nothing)
  }, [held])

  const save = useCallback(() => {
    clearTimeout(timer.current)
    const draft = pending.current
    if (!draft) return
    const { text, mentions, replyToSeq } = draft
    // Until it is kept, what the store tells is older than what was written.
    const kept = () => {
      if (pending.current === draft) pending.current = undefined
    }
    actions.setDraft({ conversationId, text, mentions, replyToSeq }).then(kept, kept)
  }, [actions, conversationId])
  // What was typed last is saved when the conversation is left.
  useEffect(() => save, [save])

  const write = useCallback(
    (change: Partial<Writing> | ((before: Writing) => Partial<Writing>)) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(save, SAVE_AFTER_MS)
      setWriting((before) => {
        const after = { ...before, ...(typeof change === 'function' ? change(before) : change) }
        pending.current = after
        return after
      })
    },
    [save],
  )
  const clear = useCallback(() => write(nothing), [write])
  return { writing, write, clear }
}
