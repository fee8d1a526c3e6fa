import { lazy, Suspense, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readAddress } from './address.ts'

const ProgramStage = lazy(async () => ({ default: (await import('./ProgramStage.tsx')).ProgramStage }))

/** Brings the stage of mini programs when the first one is opened; from then on it stays, and programs stay alive. */
export function ProgramKeeper() {
  const [path] = useLocation()
  const search = useSearch()
  const address = readAddress(path, search)
  const [wasOpen, setWasOpen] = useState(false)
  if (address && !wasOpen) setWasOpen(true)
  if (!wasOpen) return null
  return (
    <Suspense>
      <ProgramStage address={address} />
    </Suspense>
  )
}
