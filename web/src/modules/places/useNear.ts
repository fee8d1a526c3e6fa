import type { NearPlace } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { useAsk, useSync } from '../../app/sync/index.ts'

/** While a map is moved, or a name typed, nobody is asked. */
const SETTLED_AFTER_MS = 400

export type Near = 'unasked' | 'asking' | 'failed' | readonly NearPlace[]

/** The places around a spot; `unasked` without one. Those of before stand until the new ones are here. */
export function useNear(spot: { latitude: string; longitude: string } | undefined, text: string): Near {
  const { api } = useSync()
  const wanted = spot ? JSON.stringify({ ...spot, text: text.trim() }) : ''
  const [settled, setSettled] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [wanted])
  const asked = useAsk(async () => {
    if (settled === '') return 'unasked' as const
    return (await api.call('places.listNear', JSON.parse(settled))).places
  }, settled)
  const [before, setBefore] = useState<Near>('unasked')
  const now = asked.state === 'answered' ? asked.answer : asked.state === 'failed' ? 'failed' : undefined
  if (now !== undefined && now !== before) setBefore(now)
  return now ?? (before === 'unasked' || before === 'failed' ? (settled === '' ? 'unasked' : 'asking') : before)
}
