import type { Takings } from '@sampan/contract'
import { useEffect, useState } from 'react'
import { useAsk, useLive, useStatus, useSync } from '../../app/sync/index.ts'

/** IANA zone of this device: whose days are counted. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** 2026-02-17, by the clock of this device. */
export function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export function daysBefore(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return dayOf(new Date(year, month - 1, date - count))
}

export const dateOf = (day: string): Date => new Date(`${day}T12:00:00`)

/** What came in on a day; asked again with each payment that arrives. Undefined until it is known. */
export function useTakings(day: string): Takings | undefined {
  const { api } = useSync()
  const { upToDate } = useStatus()
  const newest = useLive((queries) => queries.received('stall', 1))
  const asked = useAsk(
    () => api.call('merchants.getTakings', { day, timeZone: deviceTimeZone() }),
    [day, newest?.[0]?.id, upToDate].join(' '),
  )
  // What was last known of the day stands until the new sum is there.
  const [known, setKnown] = useState<Takings>()
  const answer = asked.state === 'answered' ? asked.answer.takings : undefined
  if (answer && answer !== known) setKnown(answer)
  return known?.day === day ? known : undefined
}

/** Has the latest payments of the stall in the store, and keeps them up. */
export function useReceivedAtStall(limit: number) {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  useEffect(() => {
    if (upToDate) actions.loadReceived('stall').catch(() => undefined)
  }, [actions, upToDate])
  return useLive((queries) => queries.received('stall', limit), limit)
}
