// Where files stand: 'wxfile://usr/…' is the program's own folder, 'wxfile://store_…' what was saved, 'wxfile://tmp_…'
// what lasts until the program ends, and anything else a path of the bundle.
import { FileFault } from './fault.ts'

export const USER_ROOT = 'wxfile://usr'

export type FilePlace = 'user' | 'saved' | 'temporary' | 'bundle'

export interface FilePath {
  place: FilePlace
  /** Without '.' and '..', without a slash at the end; a path of the bundle without one at the start. */
  path: string
}

/** WeChat's own tools spell the roots 'http://usr' and 'http://tmp'; both are understood. */
export function readPath(value: unknown, act: string): FilePath {
  if (typeof value !== 'string' || value === '') {
    throw new FileFault(
      1300022,
      `parameter error: parameter.filePath should be String instead of ${nameOfType(value)};`,
    )
  }
  if (value.length > 1_000) throw new FileFault(1300036, 'File name too long')
  const spelled = value.replace(/^http:\/\/(usr|tmp|store)(?=[/_]|$)/, 'wxfile://$1')
  if (spelled.startsWith('wxfile://')) {
    const rest = spelled.slice('wxfile://'.length)
    const parts = straight(rest.split('/'))
    const [first = ''] = parts ?? []
    if (parts === null) throw new FileFault(1300014, `permission denied, ${act} ${value}`)
    const path = `wxfile://${parts.join('/')}`
    if (first === 'usr') return { place: 'user', path }
    if (first.startsWith('store')) return { place: 'saved', path }
    if (first.startsWith('tmp')) return { place: 'temporary', path }
    throw new FileFault(1300014, `permission denied, ${act} ${value}`)
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(spelled)) throw new FileFault(1300014, `permission denied, ${act} ${value}`)
  const parts = straight(spelled.split('/'))
  if (parts === null) throw new FileFault(1300014, `permission denied, ${act} ${value}`)
  return { place: 'bundle', path: parts.join('/') }
}

/** Null where '..' would lead out. The first part of a root ('usr') is never left. */
function straight(parts: string[]): string[] | null {
  const out: string[] = []
  for (const part of parts) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (out.length === 0) return null
      out.pop()
    } else out.push(part)
  }
  return out
}

const nameOfType = (value: unknown) => (value === '' ? 'empty String' : value === null ? 'Null' : capital(typeof value))
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Ends with its type: some programs look at nothing else. */
export const extensionOf = (path: string): string => /\.([a-z0-9]{1,10})$/i.exec(path)?.[1]?.toLowerCase() ?? ''
