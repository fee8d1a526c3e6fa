import { type EffectCallback, useEffect, useEffectEvent, useLayoutEffect } from 'react'

type Key = string | number | boolean | undefined
type Run = (key: Key) => ReturnType<EffectCallback>

/**
 * Runs for each new `key`, with all else as it is then; what it answers ends it. For what is done anew because something
 * was said or the time came, though it does not read what was said: `useWhenever(lastSeq, () => …)`. Where the work reads
 * all that it depends on, `useEffect` says it better.
 */
export function useWhenever(key: Key, run: Run): void {
  const runNow = useEffectEvent(run)
  useEffect(() => runNow(key), [key])
}

/** As `useWhenever`, before anything is shown: for what has the focus, and for sizes. */
export function useWheneverLayout(key: Key, run: Run): void {
  const runNow = useEffectEvent(run)
  useLayoutEffect(() => runNow(key), [key])
}
