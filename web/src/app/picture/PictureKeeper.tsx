import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useStatus } from '../sync/index.ts'
import { keepPicture } from './held.ts'
import { takePicture } from './take.ts'
import { onChange } from './watch.ts'

/** Nothing has changed for so long: the screen stands. */
const QUIET_MS = 1_000

/** Takes the picture of the screen whenever it has come to rest, for the next opening. */
export function PictureKeeper() {
  const [path] = useLocation()
  const { memberId, ready } = useStatus()
  useEffect(() => {
    const root = document.getElementById('root')
    // While the first fetch runs a list is not yet a truth.
    if (!root || memberId === null || !ready || !path.startsWith('/chats')) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let idle: number | undefined
    const take = () => {
      const picture = takePicture(root, Date.now())
      if (picture) keepPicture(picture)
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (typeof requestIdleCallback === 'undefined') return take()
        if (idle !== undefined) cancelIdleCallback(idle)
        idle = requestIdleCallback(take, { timeout: 5_000 })
      }, QUIET_MS)
    }
    soon()
    const endHearing = onChange(soon)
    document.addEventListener('scroll', soon, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      if (idle !== undefined) cancelIdleCallback(idle)
      endHearing()
      document.removeEventListener('scroll', soon, { capture: true })
    }
  }, [path, memberId, ready])
  return null
}
