/** A copy of what can be told to another thread: functions and symbols are left out, circles are cut. */
export function plainCopy(value: unknown): unknown {
  return copy(value, new Set())
}

function copy(value: unknown, above: Set<unknown>): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Blob || value instanceof Date)
    return value
  if (above.has(value)) return undefined
  above.add(value)
  const copied = Array.isArray(value)
    ? value.map((item) => copy(item, above))
    : Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item, above)]))
  above.delete(value)
  return copied
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

export function textOf(value: unknown, otherwise = ''): string {
  return typeof value === 'string' ? value : otherwise
}
