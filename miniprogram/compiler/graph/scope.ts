// Names of the style scopes of components.

import { createHash } from 'node:crypto'

const names = new Map<string, string>()

/** Short, the same in each compilation, beginning with a letter. */
export function scopeOf(path: string): string {
  const known = names.get(path)
  if (known !== undefined) return known
  const number = createHash('sha256').update(path).digest().readUIntBE(0, 5)
  const name = `p${number.toString(36)}`
  names.set(path, name)
  return name
}
