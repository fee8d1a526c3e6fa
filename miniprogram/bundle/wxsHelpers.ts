// What WXS has that JavaScript has not.

import type { WxsHelpers } from './script.ts'

export const wxsHelpers: WxsHelpers = {
  /** In WXS `constructor` is the type's name, not a function. */
  constructorOf(value) {
    if (value === null || value === undefined) throw new TypeError(`Cannot read property 'constructor' of ${value}`)
    if (Array.isArray(value)) return 'Array'
    if (value instanceof Date) return 'Date'
    if (value instanceof RegExp) return 'RegExp'
    const type = typeof value
    return type.charAt(0).toUpperCase() + type.slice(1)
  },
  getRegExp: (pattern, flags) => new RegExp(pattern, flags),
  getDate(...parts) {
    if (parts.length === 0) return new Date()
    if (parts.length > 1) {
      const [year = Number.NaN, month = Number.NaN, day = 1, hour = 0, minute = 0, second = 0, ms = 0] =
        parts.map(Number)
      return new Date(year, month, day, hour, minute, second, ms)
    }
    const only = parts[0]
    return only instanceof Date || typeof only === 'number' ? new Date(only) : new Date(String(only))
  },
}
