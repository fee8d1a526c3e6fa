// What a program gives as data and gets as an answer, in the shapes that WeChat's request knows.
import { type Args, isRecord } from '../wrap.ts'

export interface Outgoing {
  url: string
  body: ArrayBuffer | null
}

/** Data as WeChat sends it: in the address for GET, as JSON or as a form by its content type. */
export function encodeData(
  url: string,
  method: string,
  headers: readonly (readonly [string, string])[],
  data: unknown,
): Outgoing {
  if (data === undefined || data === null || data === '') return { url, body: null }
  if (data instanceof ArrayBuffer) return { url, body: data }
  if (ArrayBuffer.isView(data)) {
    return { url, body: new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice().buffer }
  }
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (method === 'GET' && isRecord(data)) return { url: withQuery(url, toForm(data)), body: null }
  if (typeof data === 'string') return method === 'GET' ? { url, body: null } : { url, body: encode(data) }
  const isForm = type.toLowerCase().includes('x-www-form-urlencoded') && isRecord(data)
  return { url, body: encode(isForm ? toForm(data) : JSON.stringify(data)) }
}

/** Headers as pairs. Who asks is said by the host, so `referer` of a program's own is left out, as in WeChat. */
export function headerPairs(header: unknown, contentType: string | null): [string, string][] {
  const pairs: [string, string][] = []
  for (const [name, value] of Object.entries(isRecord(header) ? header : {})) {
    if (value === undefined || value === null || name.toLowerCase() === 'referer') continue
    pairs.push([name, String(value)])
  }
  if (contentType !== null && !pairs.some(([name]) => name.toLowerCase() === 'content-type')) {
    pairs.push(['content-type', contentType])
  }
  return pairs
}

/** Headers as an object; a name that stands twice has its values joined. */
export function headerObject(pairs: unknown): Record<string, string> {
  const found: Record<string, string> = {}
  for (const pair of Array.isArray(pairs) ? pairs : []) {
    const [name, value] = Array.isArray(pair) ? pair : []
    if (typeof name !== 'string' || name === '__proto__') continue
    found[name] = name in found ? `${found[name]},${value}` : String(value)
  }
  return found
}

/** The answer's bytes as the program asked for them. JSON that is none stays text, as in WeChat. */
export function decodeData(body: unknown, args: Args): unknown {
  const bytes = body instanceof ArrayBuffer ? body : new ArrayBuffer(0)
  if (args.responseType === 'arraybuffer') return bytes
  const text = new TextDecoder().decode(bytes)
  if (args.dataType !== undefined && args.dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const encode = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer

const toForm = (data: Record<string, unknown>): string =>
  Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(formValue(value))}`)
    .join('&')

const formValue = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)

function withQuery(url: string, query: string): string {
  if (query === '') return url
  const [path = '', hash] = url.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}${query}${hash === undefined ? '' : `#${hash}`}`
}
