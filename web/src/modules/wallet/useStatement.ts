import type { Member, WalletEntry } from '@sampan/contract'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { type Filter, isNarrowed, toInput } from './filters.ts'
import { newestOf } from './useParties.ts'

export interface Statement {
  /** Undefined until the first answer. While another filter is asked for, the lines before stay. */
  entries: readonly WalletEntry[] | undefined
  members: readonly Member[]
  /** Nothing is older than the last line. */
  complete: boolean
  asking: boolean
  error: unknown
  /** Fetches the next page; calling it too often does no harm. */
  more: () => void
  again: () => void
}

interface Held {
  entries: readonly WalletEntry[]
  members: readonly Member[]
  cursor: string | null
}

const PAGE = 50

/** The statement as the server searches it, page by page, and anew when money moves. Offline the lines held here. */
export function useStatement(filter: Filter): Statement {
  const { api } = useSync()
  const { link } = useStatus()
  const latest = useLive((queries) => queries.latestEntries(100))
  const [held, setHeld] = useState<Held>()
  const [asking, setAsking] = useState(true)
  const [error, setError] = useState<unknown>()
  const [tries, setTries] = useState(0)
  const running = useRef<AbortController | null>(null)
  const newest = latest === undefined ? undefined : newestOf(latest)
  const question = JSON.stringify([filter, newest, tries, link === 'offline'])

  const ask = async (cursor: string | null) => {
    running.current?.abort()
    const control = new AbortController()
    running.current = control
    setAsking(true)
    setError(undefined)
    try {
      const input = { ...toInput(filter, new Date()), limit: PAGE, ...(cursor !== null && { cursor }) }
      const page = await api.call('wallet.listEntries', input, { signal: control.signal })
      if (control.signal.aborted) return
      setHeld((before) => {
        const kept = cursor === null ? { entries: [], members: [] } : (before ?? { entries: [], members: [] })
        return {
          entries: [...kept.entries, ...page.entries],
          members: [...kept.members, ...page.members],
          cursor: page.nextCursor,
        }
      })
    } catch (reason) {
      if (!control.signal.aborted) setError(reason)
    } finally {
      if (!control.signal.aborted) setAsking(false)
    }
  }
  const askFirst = useEffectEvent(() => {
    if (newest !== undefined) void ask(null)
  })
  useEffect(() => {
    if (question !== '') askFirst()
    return () => running.current?.abort()
  }, [question])

  const plain = !isNarrowed(filter) && filter.search.trim() === ''
  const shown =
    held ?? (plain && latest && latest.length > 0 ? { entries: latest, members: [], cursor: '' } : undefined)
  return {
    entries: shown?.entries,
    members: shown?.members ?? [],
    complete: shown?.cursor === null,
    asking,
    error,
    more: () => {
      const cursor = held?.cursor
      if (!asking && error === undefined && cursor !== undefined && cursor !== null) void ask(cursor)
    },
    again: () => setTries(tries + 1),
  }
}
