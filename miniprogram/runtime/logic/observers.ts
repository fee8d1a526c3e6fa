// IntersectionObserver and MediaQueryObserver: the frame watches, the Worker hears.

import type * as glassEasel from 'glass-easel'
import { nodeOf } from './backend.ts'
import { componentOf } from './components.ts'
import type { ViewDoor } from './outbox.ts'
import { isRecord, recordOf, textOf } from './plain.ts'

export interface Observers {
  intersection(from: unknown, options: unknown): Record<string, unknown>
  mediaQuery(): Record<string, unknown>
  /** What the frame saw. */
  heard(args: unknown): void
}

interface ObserverOptions {
  view: ViewDoor
  top(): glassEasel.GeneralComponent | undefined
}

export function createObservers({ view, top }: ObserverOptions): Observers {
  const listeners = new Map<number, (detail: Record<string, unknown>) => void>()
  let last = 0

  function watch(
    name: string,
    args: Record<string, unknown>,
    listener: (detail: Record<string, unknown>) => void,
  ): () => void {
    last += 1
    const id = last
    listeners.set(id, listener)
    view.tell(name, { ...args, id })
    return () => {
      if (!listeners.delete(id)) return
      view.tell('unobserve', { id })
    }
  }

  return {
    heard(args) {
      const { id, detail } = recordOf(args)
      if (typeof id === 'number') listeners.get(id)?.(recordOf(detail))
    },

    intersection(from, rawOptions) {
      const options = recordOf(rawOptions)
      const root = from === undefined ? top() : componentOf(from)
      const relatives: { node: number; margins: unknown }[] = []
      let stops: (() => void)[] = []
      const thresholds = Array.isArray(options.thresholds)
        ? options.thresholds.filter((one) => typeof one === 'number')
        : [0]
      const observer: Record<string, unknown> = {
        relativeTo(selector: unknown, margins?: unknown) {
          const node = nodeOf(root?.getShadowRoot()?.querySelector(textOf(selector)))
          if (node !== null) relatives.push({ node, margins: margins ?? {} })
          return observer
        },
        relativeToViewport(margins?: unknown) {
          relatives.push({ node: 0, margins: margins ?? {} })
          return observer
        },
        observe(selector: unknown, callback: unknown) {
          const shadow = root?.getShadowRoot()
          const first = shadow?.querySelector(textOf(selector))
          const targets =
            options.observeAll === true
              ? (shadow?.querySelectorAll(textOf(selector)) ?? [])
              : first === null || first === undefined
                ? []
                : [first]
          for (const target of targets) {
            const node = nodeOf(target)
            if (node === null) continue
            const args = { node, relatives, thresholds, initialRatio: options.initialRatio ?? 0, page: nodeOf(root) }
            stops.push(
              watch('observe', args, (detail) => {
                if (typeof callback === 'function') callback({ ...detail, id: target.id, dataset: target.dataset })
              }),
            )
          }
        },
        disconnect() {
          for (const stop of stops) stop()
          stops = []
        },
      }
      return observer
    },

    mediaQuery() {
      let stop: (() => void) | undefined
      return {
        observe(descriptor: unknown, callback: unknown) {
          stop?.()
          stop = watch('observeMedia', { query: isRecord(descriptor) ? descriptor : {} }, ({ matches }) => {
            if (typeof callback === 'function') callback({ matches: matches === true })
          })
        },
        disconnect() {
          stop?.()
          stop = undefined
        },
      }
    },
  }
}
