// What of the runtime a program can use at all.

import type { ProgramUses } from '../../bundle/format.ts'
import type { UnitGraph } from '../graph/unit.ts'
import { baseTags } from '../style/baseTags.ts'
import type { Sheet } from '../style/sheets.ts'

const dataSelector = /\[\s*(data-[\w-]+)/gi

/** Over all modules, templates and sheets of a program, whatever page they belong to. */
export function usesOf(graph: UnitGraph, sheets: Iterable<Pick<Sheet, 'css'>>): ProgramUses {
  const calls = new Set<string>()
  const elements = new Set<string>()
  let all = false
  for (const unit of graph.units.values()) {
    if (unit.kind === 'module') {
      const { facts } = unit.compiled
      for (const { name } of facts.calls) calls.add(name)
      for (const name of facts.asked) calls.add(name)
      all ||= facts.handsOnHost
    } else if (unit.kind === 'template') {
      for (const { name } of unit.compiled.tags) if (baseTags.has(name)) elements.add(name)
    }
  }
  const selected = new Set<string>()
  for (const { css } of sheets) for (const [, name = ''] of css.matchAll(dataSelector)) selected.add(name.toLowerCase())
  const selectedData = selected.size === 0 ? {} : { selectedData: [...selected].sort() }
  return { calls: all ? null : [...calls].sort(), elements: [...elements].sort(), ...selectedData }
}
