// What WXS sees of a node: handlers of events and of `change:` get it. It acts on the node at once, past the program.

import * as glassEasel from 'glass-easel'
import { isWxsFunction } from '../../bundle/wxsFunctions.ts'
import { nodeOf } from './backend.ts'
import type { ViewDoor } from './outbox.ts'
import { isRecord, textOf } from './plain.ts'

export interface Descriptors {
  of(element: glassEasel.Element | null | undefined): Record<string, unknown> | null
  /** Wraps the function of `change:property`: it runs once the nodes of the same turn are there. */
  changeListener(listener: unknown, path: unknown): unknown
}

/** Paths of functions that stand in WXS begin with 1 (a file) or 2 (a tag in the template); computed ones have none. */
export function isScript(listener: unknown, path: unknown): boolean {
  return (Array.isArray(path) && (path[0] === 1 || path[0] === 2)) || isWxsFunction(listener)
}

/** Segments of a node's style, as glass-easel numbers them: the template's own is 0. */
export const SCRIPT_STYLE = 1

export function createDescriptors(view: ViewDoor): Descriptors {
  const known = new WeakMap<glassEasel.Element, Record<string, unknown>>()

  function of(element: glassEasel.Element | null | undefined): Record<string, unknown> | null {
    if (element === null || element === undefined) return null
    const before = known.get(element)
    if (before !== undefined) return before
    const made = make(element)
    known.set(element, made)
    return made
  }

  function make(element: glassEasel.Element): Record<string, unknown> {
    const component = element.asGeneralComponent()
    const state: Record<string, unknown> = {}
    let rectangle = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
    const inside = () => component?.getShadowRoot() ?? element.ownerShadowRoot
    const descriptor: Record<string, unknown> = {
      selectComponent: (selector: unknown) => of(inside()?.querySelector(textOf(selector))),
      selectAllComponents: (selector: unknown) => (inside()?.querySelectorAll(textOf(selector)) ?? []).map(of),
      setStyle(style: unknown) {
        element.setNodeStyle(styleText(style), SCRIPT_STYLE)
        return descriptor
      },
      addClass(names: unknown) {
        for (const name of textOf(names).split(/\s+/))
          if (name !== '') element.toggleNodeClass(name, true, SCRIPT_STYLE)
        return descriptor
      },
      removeClass(names: unknown) {
        for (const name of textOf(names).split(/\s+/)) {
          if (name === '') continue
          element.toggleNodeClass(name, false, SCRIPT_STYLE)
          element.toggleNodeClass(name, false)
        }
        return descriptor
      },
      hasClass: (name: unknown) =>
        (element.classList?.contains(textOf(name)) ?? false) ||
        (element.classList?.contains(textOf(name), SCRIPT_STYLE) ?? false),
      getDataset: () => element.dataset,
      callMethod(name: unknown, args: unknown) {
        const caller: unknown = component?.getMethodCaller()
        const method = isObject(caller) ? caller[textOf(name)] : undefined
        if (typeof method === 'function')
          glassEasel.safeCallback('WXS', method as never, caller as never, [args] as never)
      },
      requestAnimationFrame: (task: () => void) => setTimeout(task, 16),
      getState: () => state,
      triggerEvent(name: unknown, detail: unknown, options: unknown) {
        element.triggerEvent(textOf(name), detail ?? {}, isRecord(options) ? options : {})
      },
      setTimeout: (task: () => void, delayMs: number) => setTimeout(task, delayMs),
      clearTimeout: (timer: number) => clearTimeout(timer),
      // Where a node stands is known one turn later: what is answered is what was found when it was last asked.
      getBoundingClientRect() {
        element.getBoundingClientRect(({ left, top, width, height }) => {
          rectangle = { left, top, width, height, right: left + width, bottom: top + height }
        })
        return rectangle
      },
      getComputedStyle: (names: unknown) =>
        Object.fromEntries((Array.isArray(names) ? names : []).map((name: unknown) => [String(name), ''])),
    }
    const node = nodeOf(element)
    if (node !== null) {
      view.ask('rectangle', { node }).then(
        (answer) => {
          if (isRecord(answer)) rectangle = answer as typeof rectangle
        },
        () => undefined,
      )
    }
    return descriptor
  }

  return {
    of,
    changeListener: (listener, path) => {
      if (typeof listener !== 'function' || !isScript(listener, path)) return listener
      return (now: unknown, before: unknown, host: glassEasel.GeneralComponent, element: glassEasel.Element) => {
        // Not in the middle of making the tree: what it looks for may not be there yet.
        queueMicrotask(() => {
          glassEasel.safeCallback(
            'WXS',
            listener as never,
            null as never,
            [now, before, of(host), of(element)] as never,
          )
        })
      }
    },
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function styleText(style: unknown): string {
  if (typeof style === 'string') return style
  if (!isRecord(style)) return ''
  return Object.entries(style)
    .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${String(value)}`)
    .join(';')
}
