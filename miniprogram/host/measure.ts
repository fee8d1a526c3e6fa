// How large what a program hands over is, without making text of it.

const depthMax = 40
const pieceBytes = 8

/**
 * @param bytesMax where to stop counting
 * @returns bytes (more than `bytesMax` as soon as that is certain), or null if it holds what is no plain data: objects
 *   of classes, symbols, keys that would change an object's prototype, or nesting without end
 */
export function measure(value: unknown, bytesMax: number): number | null {
  let bytes = 0
  const walk = (each: unknown, depth: number): boolean => {
    if (bytes > bytesMax) return true
    bytes += pieceBytes
    if (typeof each === 'string') bytes += each.length * 2
    if (each === null || typeof each !== 'object') return typeof each !== 'function' && typeof each !== 'symbol'
    if (depth >= depthMax) return false
    if (each instanceof ArrayBuffer) return count(each.byteLength)
    if (ArrayBuffer.isView(each)) return count(each.byteLength)
    if (each instanceof Blob) return count(each.size)
    if (Array.isArray(each)) {
      // One that is all holes weighs nothing and is never walked to its end: its length is what counts.
      if (bytes + each.length * pieceBytes > bytesMax) return count(each.length * pieceBytes)
      return each.every((part) => walk(part, depth + 1))
    }
    const prototype: unknown = Object.getPrototypeOf(each)
    if (prototype !== null && prototype !== Object.prototype) return false
    return Object.entries(each).every(([key, part]) => {
      bytes += key.length * 2
      return key !== '__proto__' && walk(part, depth + 1)
    })
  }
  const count = (more: number): boolean => {
    bytes += more
    return true
  }
  return walk(value, 0) ? bytes : null
}
