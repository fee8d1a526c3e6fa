// A value of a program as it is told to its maker's panel: plain, cut where it is large, whatever it was. Pure.

export type ShownType = 'text' | 'number' | 'word' | 'function' | 'list' | 'object' | 'error' | 'circle'

export interface Shown {
  type: ShownType
  /** What stands for it: the text itself, the number as it is written, the name of a class where it has one of its own. */
  text: string
  /** What is in it, for lists and objects. */
  entries?: [name: string, value: Shown][]
  /** How many of its entries are left out. */
  left?: number
}

const limits = { depth: 8, entries: 200, values: 3_000, text: 20_000 }

/** Never throws: what cannot be read is told as such. */
export function show(value: unknown): Shown {
  let values = 0
  const above = new Set<unknown>()

  function visit(one: unknown, depth: number): Shown {
    values += 1
    switch (typeof one) {
      case 'string':
        return { type: 'text', text: cut(one) }
      case 'number':
        return { type: 'number', text: Object.is(one, -0) ? '-0' : String(one) }
      case 'bigint':
        return { type: 'number', text: `${one}n` }
      case 'function':
        return { type: 'function', text: read(() => one.name) ?? '' }
      case 'object':
        return one === null ? { type: 'word', text: 'null' } : visitObject(one, depth)
      default:
        return { type: 'word', text: String(one) }
    }
  }

  function visitObject(one: object, depth: number): Shown {
    if (above.has(one)) return { type: 'circle', text: '' }
    // A proxy may refuse even to say what it is.
    const plain = tryRead(() => wordFor(one))
    if (!plain.ok) return { type: 'object', text: '', entries: [] }
    if (plain.value !== null) return plain.value
    const isList = Array.isArray(one)
    const shown: Shown = { type: isList ? 'list' : one instanceof Error ? 'error' : 'object', text: nameOf(one) }
    if (one instanceof Error) shown.text = cut(read(() => `${one.name}: ${one.message}`) ?? 'Error')
    const names = read(() => keysOf(one)) ?? []
    const told = depth >= limits.depth || values >= limits.values ? [] : names.slice(0, limits.entries)
    above.add(one)
    shown.entries = told.map(([name, get]) => {
      const found = tryRead(get)
      return [name, found.ok ? visit(found.value, depth + 1) : { type: 'word', text: '?' }]
    })
    above.delete(one)
    if (names.length > told.length) shown.left = names.length - told.length
    return shown
  }

  return visit(value, 0)
}

/** What has no entries that would say anything. */
function wordFor(one: object): Shown | null {
  if (one instanceof Date)
    return { type: 'word', text: Number.isNaN(one.getTime()) ? 'Invalid Date' : one.toISOString() }
  if (one instanceof RegExp) return { type: 'word', text: cut(String(one)) }
  if (one instanceof ArrayBuffer) return { type: 'word', text: `ArrayBuffer(${one.byteLength})` }
  if (ArrayBuffer.isView(one) && !('length' in one)) return { type: 'word', text: `DataView(${one.byteLength})` }
  if (one instanceof Promise) return { type: 'word', text: 'Promise' }
  return null
}

type Entry = [name: string, get: () => unknown]

function keysOf(one: object): Entry[] {
  if (one instanceof Map)
    return [...one].map(([key, value]) => [typeof key === 'object' ? '{…}' : String(key), () => value])
  if (one instanceof Set) return [...one].map((value, index) => [String(index), () => value])
  return Object.keys(one).map((name) => [name, () => Reflect.get(one, name)])
}

/** '' for plain objects and lists. */
function nameOf(one: object): string {
  const name = read(() => (Object.getPrototypeOf(one) as object | null)?.constructor.name)
  const length = one instanceof Map || one instanceof Set ? `(${one.size})` : ''
  return name === undefined || name === 'Object' || name === 'Array' ? '' : cut(name) + length
}

const cut = (text: string): string => (text.length > limits.text ? `${text.slice(0, limits.text)}…` : text)

function tryRead<Value>(get: () => Value): { ok: true; value: Value } | { ok: false } {
  try {
    return { ok: true, value: get() }
  } catch {
    return { ok: false }
  }
}

function read<Value>(get: () => Value): Value | undefined {
  const found = tryRead(get)
  return found.ok ? found.value : undefined
}

/** One line that says what it is, as long as that: `{a: 1, b: […]}`. */
export function summary(shown: Shown, lengthMax = 80): string {
  const text = summarise(shown, 0)
  return text.length > lengthMax ? `${text.slice(0, lengthMax - 1)}…` : text
}

function summarise({ type, text, entries = [], left = 0 }: Shown, depth: number): string {
  if (type === 'text') return depth === 0 ? text : `"${text.slice(0, 60)}"`
  if (type === 'function') return `ƒ ${text}()`
  if (type === 'circle') return '↻'
  if (type !== 'list' && type !== 'object') return text
  const [open, close] = type === 'list' ? ['[', ']'] : ['{', '}']
  const count = type === 'list' ? `(${entries.length + left}) ` : ''
  const name = text === '' ? '' : `${text} `
  if (depth > 0) return `${name}${open}${entries.length + left === 0 ? '' : '…'}${close}`
  const parts = entries
    .slice(0, 8)
    .map(([key, value]) => (type === 'list' ? '' : `${key}: `) + summarise(value, depth + 1))
  if (entries.length + left > parts.length) parts.push('…')
  return `${count}${name}${open}${parts.join(', ')}${close}`
}
