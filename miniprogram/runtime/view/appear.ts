// `appear`, `firstappear` and `disappear` of Alipay's elements: told where the program listens.

import type { ViewEvent } from '../protocol.ts'
import type { ViewNode } from './applier.ts'

const types = new Set(['appear', 'firstappear', 'disappear'])

export interface AppearWatcher {
  /** The program listens to a type on a node. */
  listened(node: ViewNode, type: string): void
}

export function createAppearWatcher(tell: (event: ViewEvent) => void): AppearWatcher {
  const watched = new WeakMap<Element, { node: ViewNode; hasAppeared: boolean; isSeen: boolean }>()
  let observer: IntersectionObserver | null = null

  function seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, time } of entries) {
      const known = watched.get(target)
      if (known === undefined || known.isSeen === isIntersecting) continue
      known.isSeen = isIntersecting
      const say = (type: string) => {
        if (known.node.listens?.has(type) !== true) return
        tell({ node: known.node.node, type, detail: {}, bubbles: false, composed: false, at: time })
      }
      say(isIntersecting ? 'appear' : 'disappear')
      if (isIntersecting && !known.hasAppeared) {
        known.hasAppeared = true
        say('firstappear')
      }
    }
  }

  return {
    listened(node, type) {
      if (!types.has(type) || !(node.dom instanceof Element) || watched.has(node.dom)) return
      watched.set(node.dom, { node, hasAppeared: false, isSeen: false })
      observer ??= new IntersectionObserver(seen)
      observer.observe(node.dom)
    },
  }
}
