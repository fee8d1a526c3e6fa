import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Whether this device has a network at all; whether the server answers is the sync's to say. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
