// The door by which the maker's panel looks into a preview. Its script comes from the host, or does not come at all.

import type { LogicQuestion, WrittenLine } from '../../devtools/protocol.ts'
import type { ScriptFile } from '../protocol.ts'
import { elementOf } from './backend.ts'
import type { Doors } from './doors.ts'
import { isRecord } from './plain.ts'
import type { Routes } from './routes.ts'

export interface InspectOptions {
  doors: Doors
  script: ScriptFile
  routes: Routes
  storage: ReadonlyMap<string, string>
  calls: Record<string, unknown>
}

/** Runs the panel's script, before any of the program; answers what it asks. */
export function startInspection({ doors, script, routes, storage, calls }: InspectOptions) {
  doors.run([script])
  const made: unknown = Reflect.get(globalThis, '__mpChunks')
  Reflect.deleteProperty(globalThis, '__mpChunks')
  const chunk: unknown = isRecord(made) ? made.inspectLogic : undefined
  const begin: unknown = isRecord(chunk) ? chunk.begin : undefined
  if (typeof begin !== 'function') return () => undefined
  const answer: unknown = begin({
    tell: (line: WrittenLine) => doors.tellHost('inspected', line),
    pages: () =>
      routes.stack.map(({ node, route, query, component }) => ({ page: node, route, query, data: component.data })),
    storage,
    calls,
    element,
    now: () => performance.now(),
  })
  return (question: LogicQuestion): unknown => (typeof answer === 'function' ? answer(question) : undefined)
}

function element(node: number) {
  const found = elementOf(node)
  if (found === undefined) return undefined
  const component = found.asGeneralComponent()
  const dataset = Object.entries(found.dataset).map(([name, value]): [string, unknown] => [`data-${name}`, value])
  return {
    component: component?.is ?? '',
    attributes: [...found.attributes.map(({ name, value }): [string, unknown] => [name, value]), ...dataset],
    data: component?.data,
  }
}
