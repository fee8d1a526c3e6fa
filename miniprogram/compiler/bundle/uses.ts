// What of the runtime a program can use at all.

import type { ProgramUses } from '../../bundle/format.ts'
import type { UnitGraph } from '../graph/unit.ts'
import { baseTags } from '../style/baseTags.ts'

/** Over all modules and templates of a program, whatever page they belong to. */
export function usesOf(graph: UnitGraph): ProgramUses {
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
  return { calls: all ? null : [...calls].sort(), elements: [...elements].sort() }
}
