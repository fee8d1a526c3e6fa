// Which script a unit goes into: that of the page which alone uses it, else that of its package, else the main one.

import type { Diagnostic } from '../../bundle/format.ts'
import { diagnostic } from '../diagnostics.ts'
import type { PackageSource } from '../project/project.ts'
import type { UnitGraph, UnitKey } from './unit.ts'

export interface Split {
  /** Units of each page's own script, by route. */
  pages: Map<string, Set<UnitKey>>
  /** Units of each package's script, by root. */
  packages: Map<string, Set<UnitKey>>
  diagnostics: Diagnostic[]
}

/** Everything that is reached from these, themselves included. */
export function reach(graph: UnitGraph, from: Iterable<UnitKey>): { now: Set<UnitKey>; later: Set<UnitKey> } {
  const now = new Set<UnitKey>(from)
  const later = new Set<UnitKey>()
  for (const key of now) {
    for (const need of graph.needs.get(key) ?? []) now.add(need)
    for (const need of graph.later.get(key) ?? []) later.add(need)
  }
  return { now, later }
}

export function splitUnits(graph: UnitGraph, packages: readonly PackageSource[], appUnits: readonly UnitKey[]): Split {
  const split: Split = { pages: new Map(), packages: new Map(), diagnostics: [] }
  for (const one of packages) split.packages.set(one.root, new Set())
  const rootOf = (key: UnitKey) => packageOf(packages, key.slice(2))
  const laterUnits = new Set<UnitKey>()
  const app = reach(graph, appUnits)
  for (const key of app.now) split.packages.get('')?.add(key)
  for (const key of app.later) laterUnits.add(key)
  // Pages by unit, apart for each independent package: what it needs it carries itself.
  const shared = new Map<UnitKey, { route: string; root: string }[]>()
  for (const one of packages) {
    const users = one.independent ? new Map<UnitKey, { route: string; root: string }[]>() : shared
    for (const route of one.pages) {
      split.pages.set(route, new Set())
      const reached = reach(graph, [`c:${route}`])
      for (const key of reached.later) laterUnits.add(key)
      for (const key of reached.now) {
        const list = users.get(key)
        if (list === undefined) users.set(key, [{ route, root: one.root }])
        else list.push({ route, root: one.root })
        const home = rootOf(key)
        if (home !== '' && home !== one.root) split.diagnostics.push(crossUse(key, home, route))
        else if (one.independent && home === '' && !key.slice(2).startsWith('miniprogram_npm/')) {
          split.diagnostics.push(crossUse(key, 'the main package', route))
        }
      }
    }
    if (one.independent) place(split, users, () => false)
  }
  place(split, shared, (key) => split.packages.get('')?.has(key) === true)
  // What comes later stands where its package is, whole.
  for (const key of laterUnits) {
    const root = rootOf(key)
    for (const unit of reach(graph, [key]).now) {
      if (split.packages.get('')?.has(unit) !== true) split.packages.get(root)?.add(unit)
    }
  }
  return split
}

function place(
  split: Split,
  users: ReadonlyMap<UnitKey, readonly { route: string; root: string }[]>,
  isThere: (key: UnitKey) => boolean,
): void {
  for (const [key, list] of users) {
    if (isThere(key)) continue
    const roots = new Set(list.map((one) => one.root))
    const [first] = list
    if (first === undefined) continue
    if (list.length === 1) split.pages.get(first.route)?.add(key)
    else split.packages.get(roots.size === 1 ? first.root : '')?.add(key)
  }
}

/** The root of the package that a path stands in; '' for the main one. */
export function packageOf(packages: readonly PackageSource[], path: string): string {
  let root = ''
  for (const one of packages) if (path.startsWith(one.root) && one.root.length > root.length) root = one.root
  return root
}

function crossUse(key: UnitKey, home: string, route: string): Diagnostic {
  const path = key.slice(2)
  const message = `${route} uses ${path} of ${home}. It works here, but other hosts load that package on its own: move it to a package that both have.`
  return diagnostic('warning', 'package.crossUse', message, { file: path })
}
