/** What maps this server shows: asked once a page, kept for when there is no network. The same for everybody. */
import type { MapFacts } from '@sampan/contract'
import { useEffect, useSyncExternalStore } from 'react'
import { useSync } from '../../app/sync/index.ts'

const storageKey = 'sampan.map'
const nothing: MapFacts = { tiles: null, link: null, placesKnown: false }

let facts: MapFacts | undefined
let isAsked = false
const listeners = new Set<() => void>()

function current(): MapFacts {
  facts ??= stored()
  return facts
}

function stored(): MapFacts {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    return isFacts(held) ? held : nothing
  } catch {
    return nothing
  }
}

const isFacts = (held: unknown): held is MapFacts =>
  typeof held === 'object' && held !== null && 'tiles' in held && 'link' in held && 'placesKnown' in held

function take(answer: MapFacts): void {
  const text = JSON.stringify(answer)
  if (text !== JSON.stringify(current())) {
    facts = answer
    for (const listener of listeners) listener()
  }
  try {
    localStorage.setItem(storageKey, text)
  } catch {
    // Nothing is kept where the browser forbids it; it is asked again next time.
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useMapFacts(): MapFacts {
  const { api } = useSync()
  useEffect(() => {
    if (isAsked) return
    isAsked = true
    api.call('places.describeMap', {}).then(take, () => {
      isAsked = false
    })
  }, [api])
  return useSyncExternalStore(subscribe, current)
}
