// In the Worker of a preview, before any script of the program: hears what it writes to the console, and answers what the
// panel asks. A script of its own, which the host gives to previews alone.

import type { ConsoleLevel, LogicQuestion, NodeFacts, ShownPage, ShownStorage, WrittenLine } from './protocol.ts'
import { type Shown, show } from './shown.ts'

/** What the runtime lets it see. */
export interface InspectedProgram {
  tell(line: WrittenLine): void
  pages(): { page: number; route: string; query: Record<string, string>; data: unknown }[]
  /** JSON by key: the program's own copy. */
  storage: ReadonlyMap<string, string>
  /** The program's `wx`. */
  calls: Record<string, unknown>
  element(node: number): InspectedElement | undefined
  now(): number
}

export interface InspectedElement {
  component: string
  attributes: [name: string, value: unknown][]
  /** Undefined for a base element. */
  data: unknown
}

const levels: readonly ConsoleLevel[] = ['debug', 'log', 'info', 'warn', 'error']
/** A loop that writes must not drown what it says. */
const linesPerSecond = 400

export function begin(program: InspectedProgram): (question: LogicQuestion) => unknown {
  let window = { startedAt: program.now(), lines: 0 }
  let lost = 0

  function write(level: ConsoleLevel, items: readonly unknown[]): void {
    const now = program.now()
    if (now - window.startedAt > 1_000) window = { startedAt: now, lines: 0 }
    window.lines += 1
    if (window.lines > linesPerSecond) {
      lost += 1
      return
    }
    program.tell({ level, items: fillIn(items).map((item) => show(item)), stack: new Error().stack ?? '', lost })
    lost = 0
  }

  for (const level of levels) replace(level, (items) => write(level, items))
  for (const name of ['dir', 'table', 'group', 'groupCollapsed', 'trace'] as const)
    replace(name, (items) => write('log', items))
  replace('assert', ([holds, ...items]) => {
    if (!holds) write('error', ['Assertion failed', ...items])
  })

  const call = (name: string, ...given: unknown[]): void => {
    const found = program.calls[name]
    if (typeof found === 'function') Reflect.apply(found, program.calls, given)
  }

  return (question): unknown => {
    switch (question.what) {
      case 'pages':
        return program.pages().map(({ data, ...page }): ShownPage => ({ ...page, data: show(data) }))
      case 'storage':
        return [...program.storage] satisfies ShownStorage
      case 'keep':
        return call('setStorageSync', question.key, JSON.parse(question.value))
      case 'forget':
        return call('removeStorageSync', question.key)
      case 'forgetAll':
        return call('clearStorageSync')
      case 'node': {
        const found = program.element(question.node)
        if (found === undefined) return null
        const { component, attributes, data } = found
        return {
          component,
          attributes: attributes.map(([name, value]): [string, Shown] => [name, show(value)]),
          data: data === undefined ? null : show(data),
        } satisfies NodeFacts
      }
    }
  }
}

type ConsoleName = ConsoleLevel | 'dir' | 'table' | 'group' | 'groupCollapsed' | 'trace' | 'assert'

/** The browser's own console hears it as before. */
function replace(name: ConsoleName, hear: (items: readonly unknown[]) => void): void {
  const before: unknown = Reflect.get(console, name)
  Reflect.set(console, name, (...items: unknown[]) => {
    if (typeof before === 'function') Reflect.apply(before, console, items)
    hear(items)
  })
}

/** `%s`, `%d`, `%o` and the like in a first text; `%c`, which is about looks, is left out. */
function fillIn([first, ...rest]: readonly unknown[]): unknown[] {
  if (typeof first !== 'string') return rest.length === 0 && first === undefined ? [undefined] : [first, ...rest]
  let used = 0
  const text = first.replace(/%([sdifoOc%])/g, (whole, kind: string) => {
    if (kind === '%') return '%'
    if (used >= rest.length) return whole
    const value = rest[used]
    used += 1
    if (kind === 'c') return ''
    if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)))
    if (kind === 's' || kind === 'f') return String(value)
    return JSON.stringify(value) ?? String(value)
  })
  return [text, ...rest.slice(used)]
}
