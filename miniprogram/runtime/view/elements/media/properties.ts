// Properties as programs write them: 'lazy-load' and `lazyLoad` are one, and any value may come.

/** 'show-center-play-btn' → 'showCenterPlayBtn'. */
export const camelName = (name: string): string =>
  name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())

/** As WeChat takes them: any text but the empty one is true, 'false' too. */
export const asBoolean = (value: unknown, otherwise = false): boolean => (value === undefined ? otherwise : !!value)

export function asNumber(value: unknown, otherwise: number): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise
}

export const asText = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : otherwise

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Properties by camel name, with what to do once one has become another. */
export interface Properties {
  set(name: string, value: unknown): void
  text(name: string, otherwise?: string): string
  number(name: string, otherwise: number): number
  isOn(name: string, otherwise?: boolean): boolean
  get(name: string): unknown
}

export function keepProperties(changed: (name: string) => void): Properties {
  const held = new Map<string, unknown>()
  return {
    set(name, value) {
      const key = camelName(name)
      if (value === undefined || value === null) held.delete(key)
      else held.set(key, value)
      changed(key)
    },
    text: (name, otherwise) => asText(held.get(name), otherwise),
    number: (name, otherwise) => asNumber(held.get(name), otherwise),
    isOn: (name, otherwise) => asBoolean(held.get(name), otherwise),
    get: (name) => held.get(name),
  }
}
