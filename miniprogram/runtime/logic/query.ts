// `createSelectorQuery`: nodes are found in the Worker's tree, their places are asked from the frame, all in one question.

import type * as glassEasel from 'glass-easel'
import { nodeOf } from './backend.ts'
import { componentOf } from './components.ts'
import { nodeMakers } from './nodeMakers.ts'
import type { ViewDoor } from './outbox.ts'
import { isRecord, recordOf, textOf } from './plain.ts'

type Callback = (result: unknown) => void
interface Wish {
  root: glassEasel.GeneralComponent | undefined
  /** Null is the viewport. */
  selector: string | null
  isSingle: boolean
  fields: Record<string, unknown>
  callback: Callback | undefined
}

export interface QueryOptions {
  view: ViewDoor
  top(): glassEasel.GeneralComponent | undefined
  /** Alipay's `my.createSelectorQuery` finds nodes within components as well. */
  find?: typeof findOwn | undefined
}

export type SelectorQuery = Record<string, unknown>

export function createQuery({ view, top, find = findOwn }: QueryOptions, from?: unknown): SelectorQuery {
  let root = from === undefined ? top() : componentOf(from)
  const wishes: Wish[] = []

  function nodesRef(selector: string | null, isSingle: boolean) {
    const wish = (fields: Record<string, unknown>, callback: unknown) => {
      wishes.push({
        root,
        selector,
        isSingle,
        fields,
        callback: typeof callback === 'function' ? (callback as Callback) : undefined,
      })
      return query
    }
    return {
      fields: (fields: unknown, callback?: unknown) => wish(recordOf(fields), callback),
      boundingClientRect: (callback?: unknown) => wish({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback?: unknown) => wish({ id: true, dataset: true, scrollOffset: true }, callback),
      context: (callback?: unknown) => wish({ context: true }, callback),
      node: (callback?: unknown) => wish({ node: true }, callback),
      ref: (callback?: unknown) => wish({ ref: true }, callback),
    }
  }

  async function run(): Promise<unknown[]> {
    // Asked before the same turn gives a component other props, as Alipay's do, it is about what is shown then.
    if (find !== findOwn) await null
    const asked: Record<string, unknown>[] = []
    const found = wishes.map((wish) => {
      if (wish.selector === null) {
        asked.push({ node: 0, page: nodeOf(wish.root), fields: wish.fields })
        return []
      }
      const elements = wish.root === undefined ? [] : find(wish.root, wish.selector, wish.isSingle)
      for (const element of elements) asked.push({ node: nodeOf(element) ?? -1, fields: wish.fields })
      return elements
    })
    const answers = await view.ask('fields', asked)
    const places = Array.isArray(answers) ? answers.map(recordOf) : []
    const results: unknown[] = []
    for (const [index, wish] of wishes.entries()) {
      if (wish.selector === null) {
        results.push(withIdentity(undefined, wish.fields, places.shift() ?? {}))
        continue
      }
      const all: unknown[] = []
      for (const element of found[index] ?? []) {
        const fields = withIdentity(element, wish.fields, places.shift() ?? {})
        all.push({ ...fields, ...(await ofNode(view, element, wish.fields)) })
      }
      results.push(wish.isSingle ? (all[0] ?? null) : all)
    }
    return results
  }

  const query: SelectorQuery = {
    in(component: unknown) {
      root = componentOf(component) ?? root
      return query
    },
    select: (selector: unknown) => nodesRef(textOf(selector), true),
    selectAll: (selector: unknown) => nodesRef(textOf(selector), false),
    selectViewport: () => nodesRef(null, true),
    exec(callback?: unknown) {
      run().then((results) => {
        for (const [index, wish] of wishes.entries()) wish.callback?.call(query, results[index])
        if (typeof callback === 'function') callback.call(query, results)
      })
      return query
    },
  }
  return query
}

function findOwn(component: glassEasel.GeneralComponent, selector: string, isSingle: boolean): glassEasel.Element[] {
  const tree = component.getShadowRoot()
  if (tree === null) return []
  if (!isSingle) return tree.querySelectorAll(selector)
  const first = tree.querySelector(selector)
  return first === null ? [] : [first]
}

function withIdentity(
  element: glassEasel.Element | undefined,
  fields: Record<string, unknown>,
  place: Record<string, unknown>,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...place }
  if (fields.id === true) result.id = element?.id ?? ''
  if (fields.dataset === true) result.dataset = element?.dataset ?? {}
  if (fields.mark === true) result.mark = element?.collectMarks() ?? {}
  const component = element?.asGeneralComponent()
  for (const name of Array.isArray(fields.properties) ? fields.properties : []) {
    const property = String(name)
    const data: unknown = component?.data
    if (isRecord(data) && property in data) result[property] = data[property]
    else if (!(property in result))
      result[property] = element?.getAttribute(property) ?? element?.getAttribute(dashed(property)) ?? undefined
  }
  return result
}

async function ofNode(
  view: ViewDoor,
  element: glassEasel.Element,
  fields: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const node = nodeOf(element)
  if (node === null) return {}
  const maker = nodeMakers.get(element.asNativeNode()?.is ?? '')
  const result: Record<string, unknown> = {}
  // One that cannot be given leaves the others of its query as they are.
  if (fields.context === true) result.context = (await maker?.context?.(node, element).catch(() => null)) ?? null
  if (fields.node === true) {
    result.node = maker?.node
      ? await maker.node(node, element).catch(() => null)
      : (element.asGeneralComponent()?.getMethodCaller() ?? remoteNode(view, node))
  }
  return result
}

/** A node whose methods are those of its element in the frame, such as a scroll-view's `scrollTo`. */
function remoteNode(view: ViewDoor, node: number): unknown {
  return new Proxy(Object.create(null), {
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (args: unknown) => view.ask('invoke', { node, method, args }).catch(() => undefined)
        : undefined,
  })
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
