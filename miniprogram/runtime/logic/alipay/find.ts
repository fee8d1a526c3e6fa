// What `my.createSelectorQuery` finds: nodes of a page, and of all components in it.

import type * as glassEasel from 'glass-easel'
import type { ViewDoor } from '../outbox.ts'

export type Find = (component: glassEasel.GeneralComponent, selector: string, isSingle: boolean) => glassEasel.Element[]

export function createFind(view: Pick<ViewDoor, 'changes'>): Find {
  return (component, selector, isSingle) => {
    const tree = component.getShadowRoot()
    if (tree === null) return []
    const name = /^\s*([.#][\w-]+)\s*$/.exec(selector)?.[1]
    const found = name === undefined ? findInTrees(tree, selector) : (namesIn(view, tree).get(name) ?? [])
    return isSingle ? found.slice(0, 1) : [...found]
  }
}

function findInTrees(tree: glassEasel.ShadowRoot, selector: string): glassEasel.Element[] {
  return [...new Set([...treesOf(tree)].flatMap(([inner]) => inner.querySelectorAll(selector)))]
}

interface Names {
  changes: number
  byName: Map<string, glassEasel.Element[]>
}

const known = new WeakMap<glassEasel.ShadowRoot, Names>()

/** Elements by '.class' and '#id'. Components ask for themselves one after the other: hundreds would else take seconds. */
function namesIn(view: Pick<ViewDoor, 'changes'>, tree: glassEasel.ShadowRoot): Names['byName'] {
  const before = known.get(tree)
  if (before?.changes === view.changes) return before.byName
  const byName: Names['byName'] = new Map()
  const add = (name: string, element: glassEasel.Element) => {
    const all = byName.get(name)
    if (all === undefined) byName.set(name, [element])
    else if (all.at(-1) !== element) all.push(element)
  }
  for (const [, elements] of treesOf(tree)) {
    for (const element of elements) {
      if (element.id !== '') add(`#${element.id}`, element)
      for (const name of element.class.split(/\s+/)) if (name !== '') add(`.${name.replace(/^[~^]+/, '')}`, element)
    }
  }
  known.set(tree, { changes: view.changes, byName })
  return byName
}

/** A tree with its elements, and those of the components in it: the outer ones first. */
function* treesOf(tree: glassEasel.ShadowRoot): Generator<[glassEasel.ShadowRoot, glassEasel.Element[]]> {
  const elements: glassEasel.Element[] = []
  const inner: glassEasel.ShadowRoot[] = []
  const walk = (parent: glassEasel.Element) => {
    for (const node of parent.childNodes) {
      const element = node.asElement()
      if (element === null) continue
      elements.push(element)
      const own = element.asGeneralComponent()?.getShadowRoot()
      if (own) inner.push(own)
      walk(element)
    }
  }
  walk(tree)
  yield [tree, elements]
  for (const one of inner) yield* treesOf(one)
}
