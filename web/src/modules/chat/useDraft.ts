import type { Mention } from '@sampan/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSync } from '../../app/sync/index.ts'

const SAVE_AFTER_MS = 400

export interface Writing {
  text: string
  mentions: Mention[]
  replyToSeq: number | null
}

const nothing: Writing = { text: '', mentions: [], replyToSeq: null }

/** What is being written: kept while one types, so that it is there after a reload or on coming back. */
export function useDraft(conversationId: string) {
  const { actions, queries } = useSync()
  const [writing, setWriting] = useState<Writing>(nothing)
  const pending = useRef<Writing>(undefined)
  const touched = useRef(false)

  useEffect(() => {
    let here = true
    void queries.draft(conversationId).then((draft) => {
      if (here && draft && !touched.current) setWriting(draft)
    })
    return () => {
      here = false
    }
  }, [queries, conversationId])

  const save = useCallback(() => {
    const draft = pending.current
    pending.current = undefined
    if (draft) void actions.setDraft({ conversationId, ...draft })
  }, [actions, conversationId])

  useEffect(() => {
    const timer = setTimeout(save, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
    // Each change begins the pause anew.
  }, [save, writing])
  useEffect(() => save, [save])

  const write = useCallback((change: Partial<Writing>) => {
    touched.current = true
    setWriting((before) => {
      const after = { ...before, ...change }
      pending.current = after
      return after
    })
  }, [])
  const clear = useCallback(() => write(nothing), [write])
  return { writing, write, clear }
}
