import { thumbHashToDataURL } from 'thumbhash'

const known = new Map<string, string>()

/** A blurred picture from a few bytes, as an address for `src`. Undefined where there is none or it is broken. */
export function placeholderUrl(hash: string): string | undefined {
  if (hash === '') return undefined
  const held = known.get(hash)
  if (held !== undefined) return held
  try {
    const url = thumbHashToDataURL(Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0)))
    known.set(hash, url)
    return url
  } catch {
    return undefined
  }
}
