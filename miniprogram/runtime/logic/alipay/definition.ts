// Alipay's definitions of components as WeChat's: mixins, props with functions, `didMount` and its neighbours.

import { componentOf } from '../components.ts'
import { isRecord, recordOf } from '../plain.ts'
import { asProps, type Caller, type GivenProps, keepProps } from './props.ts'

type Values = Record<string, unknown>

interface Instance {
  given: GivenProps
  isMounted: boolean
  /** What `ref` and the like give to others: what the component says, or the component itself. */
  shownToOthers(): unknown
}

/** What a definition says to the framework; all else are members of the instance. */
const reserved = new Set(
  (
    'data props onInit deriveDataFromProps didMount didUpdate didUnmount mixins methods ref pageEvents options observers ' +
    'lifetimes relations externalClasses behaviors definitionFilter'
  ).split(' '),
)

const instances = new WeakMap<object, Instance>()
let lastId = 0

/** @param slots as the compiler said: 'dynamic' where slots hand on values or stand in loops */
export function adaptComponent(definition: Values, slots: string | undefined): Values {
  const parts = flatten(definition)
  const defaults: Values = Object.assign({}, ...parts.map(({ props }) => recordOf(props)))
  const data: Values = Object.assign({}, ...parts.map(dataOf))
  const methods: Values = Object.assign({}, ...parts.map((part) => recordOf(part.methods)))
  const call = (name: string, instance: Caller, ...args: unknown[]) => {
    for (const part of parts) if (typeof part[name] === 'function') Reflect.apply(part[name], instance, args)
  }
  const has = (name: string) => parts.some((part) => typeof part[name] === 'function')
  const merged = (name: string): Values => Object.assign({}, ...parts.map((part) => recordOf(part[name])))
  const members = Object.fromEntries(
    parts.flatMap((part) => Object.entries(part)).filter(([name]) => !reserved.has(name)),
  )
  const tellMoment = (name: string, instance: Caller) => {
    for (const { lifetimes } of parts) {
      const moment = recordOf(lifetimes)[name]
      if (typeof moment === 'function') Reflect.apply(moment, instance, [])
    }
  }

  function created(this: Caller): void {
    const component = componentOf(this)
    if (component === undefined) return
    const instance: Instance = { given: keepProps(component), isMounted: false, shownToOthers: () => refOf(this) }
    instances.set(this, instance)
    lastId += 1
    Object.assign(this, members)
    this.$id = lastId
    this.props = { ...defaults }
    if (has('didUpdate')) tellUpdates(this, instance)
    tellMoment('created', this)
  }

  function tellUpdates(self: Caller, instance: Instance): void {
    const setData = self.setData.bind(self)
    self.setData = (change, callback) => {
      const before = copyData(self.data)
      setData(change, callback)
      if (instance.isMounted) call('didUpdate', self, self.props, before)
    }
  }

  function attached(this: Caller): void {
    const component = componentOf(this)
    const instance = instances.get(this)
    if (component === undefined || instance === undefined) return
    let page = component
    while (page.ownerShadowRoot) page = page.ownerShadowRoot.getHostNode()
    this.$page = page.getMethodCaller()
    const { given } = instance
    this.props = { ...defaults, ...asProps(component, given.values) }
    // Templates name their nodes by it.
    this.setData({ ...shown(given.values), $id: this.$id })
    call('onInit', this)
    call('deriveDataFromProps', this, this.props)
    given.changed = (change) => {
      const before = { props: this.props, data: copyData(this.data) }
      const next = { ...recordOf(this.props), ...withoutMissing(asProps(component, change), change) }
      call('deriveDataFromProps', this, next)
      this.props = next
      // The template follows props and data together; `didUpdate` is told once for both.
      const wasMounted = instance.isMounted
      instance.isMounted = false
      this.setData(shown(change))
      instance.isMounted = wasMounted
      if (wasMounted) call('didUpdate', this, before.props, before.data)
    }
    const { ref } = recordOf(this.props)
    if (typeof ref === 'function') ref(refOf(this))
    tellMoment('attached', this)
  }

  const refOf = (instance: Caller): unknown => {
    const own = parts.findLast(({ ref }) => typeof ref === 'function')?.ref
    return typeof own === 'function' ? Reflect.apply(own, instance, []) : instance
  }

  function ready(this: Caller): void {
    const instance = instances.get(this)
    if (instance === undefined || instance.isMounted) return
    instance.isMounted = true
    call('didMount', this)
    tellMoment('ready', this)
  }

  function moved(this: Caller): void {
    tellMoment('moved', this)
  }

  function detached(this: Caller): void {
    const instance = instances.get(this)
    if (instance !== undefined) {
      instance.given.changed = null
      instance.isMounted = false
    }
    call('didUnmount', this)
    tellMoment('detached', this)
  }

  const { options, externalClasses, behaviors } = definition
  return {
    observers: merged('observers'),
    relations: merged('relations'),
    pageLifetimes: asPageLifetimes(merged('pageEvents')),
    ...(externalClasses === undefined ? {} : { externalClasses }),
    ...(behaviors === undefined ? {} : { behaviors }),
    options: {
      ...recordOf(options),
      virtualHost: true,
      multipleSlots: slots === 'multiple',
      dynamicSlots: slots === 'dynamic',
    },
    data: { slotsGiven: {}, ...shown(defaults), ...data },
    methods: { ...methods, ...others, hasMixin: hasMixinOf(definition) },
    lifetimes: { created, attached, ready, moved, detached },
  }
}

/** A page is nearly the same; what it lacks are Alipay's own ways of setting data. */
export function adaptPage(definition: Values): Values {
  const parts = flatten(definition)
  const data: Values = Object.assign({}, ...parts.map(dataOf))
  const members: Values = Object.assign({}, ...parts)
  // What is copied for each page would lose what it can do.
  const kept = Object.fromEntries(Object.entries(members).filter(([, member]) => isMade(member)))
  const plain = Object.fromEntries(Object.entries(members).filter(([name]) => !(name in kept)))
  return {
    ...plain,
    ...Object.assign({}, ...parts.map(({ methods }) => recordOf(methods))),
    ...recordOf(definition.events),
    lifetimes: {
      created(this: Caller) {
        Object.assign(this, kept)
      },
    },
    data,
    ...others,
    hasMixin: hasMixinOf(definition),
  }
}

/** Something of a class, such as a form that keeps its fields. */
function isMade(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype !== null && prototype !== Object.prototype
}

/** `onShow` of a page as WeChat's components hear of it. */
function asPageLifetimes(events: Values): Values {
  return Object.fromEntries(
    Object.entries(events).map(([name, heard]) => [
      name.replace(/^on([A-Z])/, (_, first: string) => first.toLowerCase()),
      heard,
    ]),
  )
}

function hasMixinOf(definition: Values): (mixin: unknown) => boolean {
  const all = new Set<unknown>()
  const visit = ({ mixins }: Values) => {
    for (const mixin of Array.isArray(mixins) ? mixins : []) {
      all.add(mixin)
      visit(recordOf(mixin))
    }
  }
  visit(definition)
  return (mixin) => all.has(mixin)
}

/** Mixins come before who uses them, so that the user's own wins. */
function flatten(definition: Values): Values[] {
  const mixins = Array.isArray(definition.mixins) ? definition.mixins.filter(isRecord) : []
  const { mixins: _, ...own } = definition
  return [...mixins.flatMap(flatten), own]
}

function dataOf({ data }: Values): Values {
  return recordOf(typeof data === 'function' ? data() : data)
}

/** What a template can show: no functions. A handler's name is left, since templates ask whether there is one. */
function shown(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value !== 'function'))
}

/** A handler that is gone must not stay as it was. */
function withoutMissing(props: Values, change: Values): Values {
  const all: Values = { ...props }
  for (const name of Object.keys(change)) if (!(name in props)) all[name] = undefined
  return all
}

/** Deep enough to tell a field of a field that was set by its path. */
function copyData(data: unknown): Values {
  return Object.fromEntries(
    Object.entries(recordOf(data)).map(([name, value]) => [
      name,
      Array.isArray(value) ? [...value] : isRecord(value) ? { ...value } : value,
    ]),
  )
}

/** `{ 'list.items': [start, count, ...added] }` */
function $spliceData(this: Caller, change: unknown, callback?: () => void): void {
  const next: Values = {}
  for (const [path, splice] of Object.entries(recordOf(change))) {
    const parts = path.split(/[.[\]]+/).filter((part) => part !== '')
    let list: unknown = this.data
    for (const part of parts) list = typeof list === 'object' && list !== null ? Reflect.get(list, part) : undefined
    if (!Array.isArray(list) || !Array.isArray(splice)) continue
    const [start = 0, count = 0, ...added] = splice
    next[path] = [...list].toSpliced(Number(start), Number(count), ...added)
  }
  this.setData(next, callback)
}

function $batchedUpdates(this: Caller, act: unknown): void {
  if (typeof act === 'function') act()
}

/** What a component shows to others: what its `ref` says, or itself. */
function toOthers(caller: unknown): unknown {
  const instance = typeof caller === 'object' && caller !== null ? instances.get(caller) : undefined
  return instance === undefined ? caller : instance.shownToOthers()
}

const others = {
  $spliceData,
  $batchedUpdates,
  /** The component, or page, in whose template this one stands. */
  selectOwnerComponent(this: Caller): unknown {
    return toOthers(componentOf(this)?.ownerShadowRoot?.getHostNode().getMethodCaller())
  },
  /** The component around this one on the way that events take. */
  selectComposedParentComponent(this: Caller): unknown {
    let node = componentOf(this)?.getComposedParent() ?? null
    while (node !== null) {
      const component = node.asGeneralComponent()
      if (component !== null) return toOthers(component.getMethodCaller())
      node = node.getComposedParent()
    }
    return null
  },
  $selectComponent(this: Caller, selector: unknown): unknown {
    return typeof this.selectComponent === 'function' ? toOthers(this.selectComponent(selector)) : undefined
  },
  $selectAllComponents(this: Caller, selector: unknown): unknown {
    const found: unknown = typeof this.selectAllComponents === 'function' ? this.selectAllComponents(selector) : []
    return Array.isArray(found) ? found.map(toOthers) : []
  },
}
