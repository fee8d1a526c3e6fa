import type { MessageSearch, SearchResult } from '@sampan/contract'
import { useState } from 'react'
import { useStatus, useSync } from '../../app/sync/index.ts'
import { useWhenever } from '../../app/useWhenever.ts'
import { merge } from './merge.ts'

export interface Finding {
  /** Undefined until the first answer; then the last answer stays until the next one is there. */
  results: readonly SearchResult[] | undefined
  /** What is shown answers an earlier question. */
  isLate: boolean
  /** There is more to be had. */
  hasMore: boolean
  loadMore(): void
}

interface Answer {
  key: string
  held: readonly SearchResult[]
  served: readonly SearchResult[]
  cursor: string | null
}

const HELD_MAX = 100
/** Somebody who types on is not asked for yet. */
const TYPING_MS = 120
/** So long the server’s answer is waited for, so that both are shown at once and nothing moves. */
const PATIENCE_MS = 500

/** Messages that answer, from this device and from the server; offline from this device alone. Null asks for nothing. */
export function useFinding(search: MessageSearch | null): Finding {
  const { queries, actions } = useSync()
  const { link } = useStatus()
  const key = search === null ? '' : JSON.stringify(search)
  const [answer, setAnswer] = useState<Answer>()
  const [isLoading, setLoading] = useState(false)

  const find = async (isWanted: () => boolean) => {
    if (search === null) return
    const served = actions.findMessages(search).catch(() => null)
    const held = await queries.findHeld(search, HELD_MAX)
    const show = (page: Awaited<typeof served>) => {
      if (isWanted()) setAnswer({ key, held, served: page?.results ?? [], cursor: page?.nextCursor ?? null })
    }
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PATIENCE_MS))
    const first = await Promise.race([served, late])
    if (first !== 'late') show(first)
    else {
      show(null)
      const page = await served
      if (page) show(page)
    }
  }

  useWhenever(`${link} ${key}`, () => {
    let isWanted = true
    const timer = setTimeout(() => void find(() => isWanted), TYPING_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  })

  const loadMore = () => {
    if (!answer || answer.key !== key || answer.cursor === null || search === null || isLoading) return
    setLoading(true)
    actions
      .findMessages(search, answer.cursor)
      .then(
        ({ results, nextCursor }) =>
          setAnswer((now) =>
            now?.key === key ? { ...now, served: [...now.served, ...results], cursor: nextCursor } : now,
          ),
        // Offline there is nothing more to be had; what is held shows.
        () => setAnswer((now) => (now?.key === key ? { ...now, cursor: null } : now)),
      )
      .finally(() => setLoading(false))
  }

  return {
    results: search === null || !answer ? undefined : merge(answer.held, answer.served, answer.cursor !== null),
    isLate: answer?.key !== key,
    hasMore: answer?.key === key && answer.cursor !== null,
    loadMore,
  }
}
