import { useSyncExternalStore } from 'react'

/** Whether the window fits a media query, as it changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** Lists, content and details stand side by side from 900 px on. */
export const useDesktop = (): boolean => useMediaQuery('(min-width: 900px)')
