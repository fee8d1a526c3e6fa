/**
 * Opening the app, a phone has one slow core for all that it does. What nobody sees yet (the list below an open chat, what
 * keeps watch over notifications, counts) waits until the first screen stands.
 */
import { useEffect, useSyncExternalStore } from 'react'
import { endPicture } from './picture/held.ts'

/** A screen that does not come (offline, and never opened before) holds up the rest for no longer. */
const WAIT_MS_MAX = 2_000

const listeners = new Set<() => void>()
let stands = false

/** What was waited for is on the screen. */
export function firstScreenStands(): void {
  if (stands) return
  stands = true
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** False while the first screen of this page is being made. */
export const useFirstScreenStands = (): boolean => useSyncExternalStore(subscribe, () => stands)

/** Says so by itself: at once where the screen does not say when it stands, else after a while. */
export function useFirstScreen(saysSo: boolean): void {
  useEffect(() => {
    if (!saysSo) return firstScreenStands()
    const timer = setTimeout(firstScreenStands, WAIT_MS_MAX)
    return () => clearTimeout(timer)
  }, [saysSo])
}

/** For the screen that says so: once it is drawn, and the browser has painted it. */
export function useSaysFirstScreen(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn || stands) return
    let later: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      later = setTimeout(firstScreenStands)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
    }
  }, [isDrawn])
}

/** For the screen of which there may be a picture: once it is drawn, and painted in its place, the picture goes. */
export function useEndsPicture(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn) return
    let later: ReturnType<typeof setTimeout> | undefined
    let frame = requestAnimationFrame(() => {
      // Lists measure what they have drawn, and put it right in the next one.
      frame = requestAnimationFrame(() => {
        later = setTimeout(endPicture)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
    }
  }, [isDrawn])
}
