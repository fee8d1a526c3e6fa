// What glass-easel's way of filling templates lacks beside WeChat's.

import * as glassEasel from 'glass-easel'
import { Op } from '../protocol.ts'
import { takeProp } from './alipay/props.ts'
import type { ViewDoor } from './outbox.ts'

/** Handlers on nodes without an element of their own (virtual hosts) are told to the frame by their type alone. */
export function patchTemplates(view: ViewDoor): void {
  const everywhere = new Set<string>()
  const { prototype } = glassEasel.Element
  const addListener = prototype.addListener
  prototype.addListener = function addToAny(this: glassEasel.Element, ...args: Parameters<typeof addListener>) {
    addListener.apply(this, args)
    const [type] = args
    if (this.getBackendElement() !== null || everywhere.has(type)) return
    everywhere.add(type)
    view.operate(Op.listenEverywhere, type)
  }
}

const selected = new Set<string>()

/** Data that style sheets select by stand on the nodes of the frame, too; other data are the Worker's alone. */
export function showData(names: readonly string[]): void {
  for (const name of names) selected.add(name)
}

/** What a template is filled with (ProcGenWrapper), as far as it is changed here. */
interface Filler {
  r(element: glassEasel.Element, name: string, value: unknown, model?: unknown, path?: unknown): void
  /** `style`, and a part of the dataset. */
  y(element: glassEasel.Element, value: string): void
  d(element: glassEasel.Element, name: string, value: unknown): void
  v(
    element: glassEasel.Element,
    type: string,
    handler: unknown,
    isFinal: boolean,
    isMutating: boolean,
    isCapture: boolean,
    isDynamic: boolean,
    path?: unknown,
  ): void
  eventListenerWrapper(caller: unknown, event: unknown, listener: unknown, path?: unknown): boolean | undefined
}

type Generator = (filler: Filler, ...rest: unknown[]) => unknown

const handlerName = /^(bind|catch|capture-bind|capture-catch|mut-bind)([a-zA-Z].*)$/
const patched = new WeakSet<Filler>()

/**
 * `bindtap` without a colon comes as a property: it is a handler here, under the name as it was written ('click-icon'
 * keeps its dash). `hidden` works on components, too.
 */
export function withHandlers(content: unknown): unknown {
  if (typeof content !== 'function') return content
  return (name: string) => {
    const generate = content(name) as Generator | undefined
    if (name !== '' || generate === undefined) return generate
    return (filler: Filler, ...rest: unknown[]) => {
      if (!patched.has(filler)) {
        patched.add(filler)
        patch(filler)
      }
      return generate(filler, ...rest)
    }
  }
}

function patch(filler: Filler): void {
  const setProperty = filler.r
  const { y: setStyle, d: setDataset, v: setListener } = filler
  filler.v = (element, type, handler, isFinal, isMutating, isCapture, isDynamic, path) => {
    if (!isDynamic) return setListener(element, type, handler, isFinal, isMutating, isCapture, isDynamic, path)
    setNamedLater(filler, element, type, handler, { final: isFinal, mutated: isMutating, capture: isCapture }, path)
  }
  filler.y = (element, value) => {
    if (!takeProp(element, 'style', value)) setStyle(element, value)
  }
  filler.d = (element, name, value) => {
    takeProp(element, `data-${name}`, value)
    setDataset(element, name, value)
    if (selected.size === 0) return
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    if (selected.has(attribute)) element.setAttribute(attribute, value)
  }
  filler.r = (element, name, value, model, path) => {
    if (takeProp(element, name, value)) return
    const component = element.asGeneralComponent()
    const isProperty = component !== null && glassEasel.Component.hasProperty(component, camelCase(name))
    const handler = isProperty ? null : handlerName.exec(name)
    if (handler !== null) {
      const [, kind = '', type = ''] = handler
      filler.v(
        element,
        type,
        value,
        kind.endsWith('catch'),
        kind === 'mut-bind',
        kind.startsWith('capture'),
        true,
        path,
      )
    } else if (
      component !== null &&
      !isProperty &&
      (name === 'hidden' || name.startsWith('aria-') || name === 'role')
    ) {
      element.setAttribute(name, value)
    } else {
      setProperty(element, name, value, model, path)
    }
  }
}

interface ListenerKind {
  final: boolean
  mutated: boolean
  capture: boolean
}

type Listener = (event: glassEasel.ShadowedEvent<unknown>) => boolean | undefined

const named = new WeakMap<glassEasel.Element, Map<string, Listener>>()

/**
 * A handler whose name is computed. glass-easel keeps one of each type for a node, so that `bind:tap` and `catch:tap`
 * with computed names take each other's place: here each kind is its own, and one without a name stops nothing.
 */
function setNamedLater(
  filler: Filler,
  element: glassEasel.Element,
  type: string,
  handler: unknown,
  kind: ListenerKind,
  path: unknown,
): void {
  const own = named.get(element) ?? new Map<string, Listener>()
  named.set(element, own)
  const key = `${type} ${kind.final} ${kind.mutated} ${kind.capture}`
  const before = own.get(key)
  if (before !== undefined) element.removeListener(type, before, kind)
  own.delete(key)
  if (handler === '' || handler === undefined || handler === null || handler === false) return
  const listener: Listener = (event) => {
    const host = element.ownerShadowRoot?.getHostNode()
    if (host === undefined) return undefined
    const found = typeof handler === 'function' ? handler : glassEasel.Component.getMethod(host, String(handler))
    if (typeof found !== 'function') return undefined
    return filler.eventListenerWrapper(host.getMethodCaller(), event, found, path)
  }
  own.set(key, listener)
  element.addListener(type, listener, kind)
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
