import type { Conversation } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { useLive } from '../../app/sync/index.ts'
import { pauseSeconds, secondsLeft } from './rules.ts'

/** How many seconds one still waits before one may write again; ticks only while one does. */
export function useSlowMode(conversation: Conversation): number {
  const pause = pauseSeconds(conversation)
  const lastAt =
    useLive(
      (queries) => (pause === 0 ? Promise.resolve(null) : queries.lastOwnAt(conversation.id)),
      `${conversation.id} ${pause}`,
    ) ?? null
  const [, tick] = useState(0)
  const left = secondsLeft(pause, lastAt, new Date())
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => tick((count) => count + 1), 1_000 - (Date.now() % 1_000) + 20)
    return () => clearTimeout(timer)
  })
  return left
}
