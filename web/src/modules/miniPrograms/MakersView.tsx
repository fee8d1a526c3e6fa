import { lazy, Suspense, useEffect } from 'react'
import type { Running } from './running.ts'

const MakersTools = lazy(async () => ({ default: (await import('./devtools/MakersTools.tsx')).MakersTools }))

const OPEN_KEY = 'sampan.devtools'

/** Whether the panel stood open when this tab was loaded. */
export const readToolsOpen = (): boolean => sessionStorage.getItem(OPEN_KEY) === 'open'

export interface MakersViewProps {
  running: Running | undefined
  isAway: boolean
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** What only makers of programs see, of their previews: nobody else loads it. */
export function MakersView(props: MakersViewProps) {
  const { running, isOpen, isAway } = props
  useEffect(() => sessionStorage.setItem(OPEN_KEY, isOpen ? 'open' : ''), [isOpen])
  if (!running || isAway || (running.problems === null && running.inspector === null)) return null
  return (
    <Suspense>
      <MakersTools {...props} running={running} />
    </Suspense>
  )
}
