import { useEffect, useEffectEvent, useState } from 'react'
import { useStatus } from './useObservable.ts'

/**
 * Has something fetched into the store, and again with each connection: a page may be opened before there is one. What is
 * held is shown meanwhile, and stays where nothing is to be had.
 * @returns whether it was tried once
 */
export function useLoad(load: () => Promise<unknown>, isWanted = true): boolean {
  const [wasTried, setTried] = useState(false)
  const { link } = useStatus()
  const isAsked = isWanted && link === 'online'
  const loadNow = useEffectEvent(load)
  useEffect(() => {
    if (!isAsked) return
    let isHere = true
    const note = () => isHere && setTried(true)
    loadNow().then(note, note)
    return () => {
      isHere = false
    }
  }, [isAsked])
  return wasTried
}
