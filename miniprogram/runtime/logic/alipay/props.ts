// What Alipay's components are given. There nothing is declared: whatever a template hands over is in `this.props` and in
// the component's template. Names of handlers become functions of the component that the template belongs to.

import * as glassEasel from 'glass-easel'

type Values = Record<string, unknown>
export type Caller = Values & { setData(data: Values, callback?: () => void): void }

export interface GivenProps {
  /** What was given so far, as the template wrote it. */
  readonly values: Values
  /** Told in the next turn of the queue that something was given after the component was mounted. */
  changed: ((values: Values) => void) | null
}

interface Store extends GivenProps {
  pending: Values | null
  element: glassEasel.GeneralComponent
}

const stores = new WeakMap<object, Store>()

/** From now on what templates hand to this component is kept here, and not as properties of glass-easel's. */
export function keepProps(component: glassEasel.GeneralComponent): GivenProps {
  const store: Store = { values: {}, changed: null, pending: null, element: component }
  stores.set(component, store)
  return store
}

/** @returns false where the element is no component of Alipay's */
export function takeProp(element: glassEasel.Element, name: string, value: unknown): boolean {
  const component = element.asGeneralComponent()
  const store = component === null ? undefined : stores.get(component)
  if (store === undefined) return false
  const key = name.startsWith('data-') ? name : name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  store.values[key] = value
  if (store.changed === null) return true
  if (store.pending === null) {
    store.pending = {}
    queueMicrotask(() => {
      const pending = store.pending ?? {}
      store.pending = null
      store.changed?.(pending)
    })
  }
  store.pending[key] = value
  return true
}

/** `ref` and whatever is named like a handler. */
const handlerName = /^(on|catch)[A-Z]|^ref$/

/** As the component sees it: a handler's name is a function, and nothing where the owner has no such method. */
export function asProps(component: glassEasel.GeneralComponent, values: Values): Values {
  const props: Values = {}
  for (const [name, value] of Object.entries(values)) {
    // Which slots are filled is for the template alone.
    if (name === 'slotsGiven') continue
    if (!handlerName.test(name) || typeof value !== 'string') props[name] = value
    else {
      const handler = methodOfOwner(component, value)
      if (handler !== null) props[name] = handler
    }
  }
  return props
}

function methodOfOwner(
  component: glassEasel.GeneralComponent,
  method: string,
): ((...args: unknown[]) => unknown) | null {
  const owner = component.ownerShadowRoot?.getHostNode()
  if (method === '' || owner === undefined) return null
  const caller: unknown = owner.getMethodCaller()
  const find = (): unknown =>
    (typeof caller === 'object' && caller !== null ? Reflect.get(caller, method) : undefined) ??
    glassEasel.Component.getMethod(owner, method)
  if (typeof find() !== 'function') return null
  return (...args) => {
    const found = find()
    return typeof found === 'function' ? Reflect.apply(found, caller, args) : undefined
  }
}
