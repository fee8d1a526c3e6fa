import { useEffect } from 'react'

/** Keeps the screen from going dark while it is shown to somebody, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let wanted = true
    const ask = async () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
      // Refused on a low battery: then the screen goes dark as it always does.
      const given = await navigator.wakeLock.request('screen').catch(() => undefined)
      if (wanted) lock = given
      else void given?.release()
    }
    void ask()
    // The browser takes it back whenever the page is hidden.
    document.addEventListener('visibilitychange', ask)
    return () => {
      wanted = false
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
