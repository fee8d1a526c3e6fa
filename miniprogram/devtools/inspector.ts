// What the maker's panel knows of one preview that is open: what it wrote, what it asked of the network, and its answers
// to questions. Lives in the app's window; knows no React.

import type { AppDoors } from '../host/doors.ts'
import type { SourcePlace } from '../host/sourcePlaces.ts'
import { type Exchange, watchDoors } from './exchanges.ts'
import type {
  ConsoleLevel,
  LogicQuestion,
  NodeBox,
  NodeFacts,
  ShownPage,
  ShownStorage,
  TreePage,
  ViewQuestion,
} from './protocol.ts'
import { type Shown, show } from './shown.ts'

export interface ConsoleLine {
  id: number
  level: ConsoleLevel
  items: Shown[]
  /** Milliseconds since 1970. */
  at: number
  /** Where in the sources, the innermost first; empty until that was found out, or where nobody can tell. */
  places: SourcePlace[]
  /** How many before it came too fast and are not here. */
  lost: number
}

export interface Inspected {
  lines: readonly ConsoleLine[]
  exchanges: readonly Exchange[]
  /** Counts up with each error. */
  errors: number
}

/** The program's side, once it is open. */
export interface InspectedLink {
  askLogic(question: LogicQuestion): Promise<unknown>
  askView(question: ViewQuestion): Promise<unknown>
  locate(stack: string): Promise<SourcePlace[]>
}

export interface Inspector {
  get(): Inspected
  subscribe(listener: () => void): () => void
  clearConsole(): void
  clearNetwork(): void
  pages(): Promise<ShownPage[]>
  storage(): Promise<ShownStorage>
  /** @throws SyntaxError where it is no JSON */
  keep(key: string, value: string): Promise<void>
  forget(key: string): Promise<void>
  forgetAll(): Promise<void>
  tree(): Promise<TreePage[]>
  node(node: number): Promise<{ box: NodeBox | null; facts: NodeFacts | null }>
  mark(node: number | null): void
  /** For the host. */
  readonly host: {
    watch(doors: AppDoors): AppDoors
    connect(link: InspectedLink): void
    /** What the Worker told; looked at field by field, as all that comes from there. */
    heard(detail: Record<string, unknown>): void
    wrote(level: string, items: readonly unknown[]): void
    failed(error: { message: string; stack: string }): void
  }
}

const linesMax = 1_000
const exchangesMax = 300
const toldMs = 50

export function createInspector({ now }: { now(): number }): Inspector {
  let state: Inspected = { lines: [], exchanges: [], errors: 0 }
  let next = state
  let isWaiting = false
  let link: InspectedLink | null = null
  let lastId = 0
  const listeners = new Set<() => void>()

  /** A program that writes a lot does not have the panel drawn for each line. */
  function change(to: Partial<Inspected>): void {
    next = { ...next, ...to }
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      state = next
      for (const listener of listeners) listener()
    }, toldMs)
  }

  function add(level: ConsoleLevel, items: Shown[], stack: string, lost: number): void {
    lastId += 1
    const line: ConsoleLine = { id: lastId, level, items, at: now(), places: [], lost }
    change({
      lines: [...next.lines, line].slice(-linesMax),
      ...(level === 'error' && { errors: next.errors + 1 }),
    })
    if (stack === '') return
    void link?.locate(stack).then(
      (places) => change({ lines: next.lines.map((one) => (one.id === line.id ? { ...one, places } : one)) }),
      // Without its map a line stands for itself.
      () => undefined,
    )
  }

  const askLogic = async (question: LogicQuestion): Promise<unknown> => {
    if (link === null) throw new Error('not open yet')
    return link.askLogic(question)
  }

  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clearConsole: () => change({ lines: [] }),
    clearNetwork: () => change({ exchanges: next.exchanges.filter(({ state }) => state === 'running') }),
    // The script that answers is ours, and runs in a preview alone, whose maker is who looks.
    pages: async () => (await askLogic({ what: 'pages' })) as ShownPage[],
    storage: async () => (await askLogic({ what: 'storage' })) as ShownStorage,
    async keep(key, value) {
      JSON.parse(value)
      await askLogic({ what: 'keep', key, value })
    },
    async forget(key) {
      await askLogic({ what: 'forget', key })
    },
    async forgetAll() {
      await askLogic({ what: 'forgetAll' })
    },
    tree: async () => ((await link?.askView({ what: 'tree' })) ?? []) as TreePage[],
    async node(node) {
      const [box, facts] = await Promise.all([
        link?.askView({ what: 'box', node }) ?? null,
        askLogic({ what: 'node', node }),
      ])
      return { box: box as NodeBox | null, facts: facts as NodeFacts | null }
    },
    mark(node) {
      link?.askView({ what: 'mark', node }).catch(() => undefined)
    },
    host: {
      watch: (doors) =>
        watchDoors(doors, {
          now,
          begin(exchange) {
            lastId += 1
            const id = lastId
            change({ exchanges: [...next.exchanges, { ...exchange, id }].slice(-exchangesMax) })
            return id
          },
          change: (id, to) =>
            change({ exchanges: next.exchanges.map((one) => (one.id === id ? { ...one, ...to(one) } : one)) }),
        }),
      connect(made) {
        link = made
      },
      heard({ level, items, stack, lost }) {
        if (!Array.isArray(items)) return
        add(levelOf(level), items.filter(isShown), typeof stack === 'string' ? stack : '', Number(lost) || 0)
      },
      wrote: (level, items) => add(levelOf(level), items.map(show), '', 0),
      failed: ({ message, stack }) => add('error', [{ type: 'error', text: message }], stack, 0),
    },
  }
}

const levels: readonly ConsoleLevel[] = ['debug', 'log', 'info', 'warn', 'error']

const levelOf = (value: unknown): ConsoleLevel => levels.find((level) => level === value) ?? 'log'

const isShown = (value: unknown): value is Shown =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  'text' in value &&
  typeof value.text === 'string' &&
  (!('entries' in value) || Array.isArray(value.entries))
