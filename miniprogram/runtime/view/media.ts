// Addresses that this frame may load: files of the program come from the host as blobs, the web by way of its pictures.

export interface MediaStore {
  /** Rejects where there is no such file. */
  resolve(source: string, kind: 'image' | 'audio' | 'video'): Promise<string>
  /** The same for CSS: null where it has to be fetched first, then `later` is called. */
  address(source: string, later: () => void): string | null
  /** The same for a font; undefined where there is none. */
  font(source: string, later: () => void): string | null | undefined
}

export interface MediaOptions {
  /** A file of the bundle or a temporary one; the path as the program writes it. */
  file(path: string): Promise<Blob>
  /** A sound or film of the web, by way of the app. */
  remote(url: string, kind: string): Promise<Blob>
  picturesPath(): string
  /** The same for sound and film; '' where they come by `remote`. */
  mediaPath(): string
  route(): string
}

export function createMediaStore(options: MediaOptions): MediaStore {
  const known = new Map<string, Promise<string>>()
  const ready = new Map<string, string>()
  const missingFonts = new Set<string>()

  function once(key: string, load: () => Promise<Blob>): Promise<string> {
    const before = known.get(key)
    if (before !== undefined) return before
    const loading = load().then((blob) => {
      const address = URL.createObjectURL(blob)
      ready.set(key, address)
      return address
    })
    known.set(key, loading)
    loading.catch(() => known.delete(key))
    return loading
  }

  const isData = (source: string) => /^data:/i.test(source)
  const isOwn = (source: string) => source.startsWith('blob:null/') || source.startsWith(`blob:${location.origin}/`)
  const web = (source: string) =>
    source.startsWith('//') ? `https:${source}` : /^https?:\/\//i.test(source) ? source : null
  const proxied = (path: string, url: string) => `${path}?url=${encodeURIComponent(url)}`

  function pathOf(source: string): string {
    if (source.startsWith('mp-file:')) return decoded(source.slice('mp-file:'.length))
    if (/^[a-z]+:\/\//i.test(source)) return source
    const path = source.replace(/[?#].*$/, '')
    if (path.startsWith('/')) return path.slice(1)
    const parts = options.route().split('/').slice(0, -1)
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue
      if (part === '..') parts.pop()
      else parts.push(part)
    }
    return parts.join('/')
  }

  return {
    async resolve(source, kind) {
      if (isData(source) || isOwn(source)) return source
      const url = web(source)
      if (url !== null) {
        const path = kind === 'image' ? options.picturesPath() : options.mediaPath()
        if (path !== '') return proxied(path, url)
        return once(`${kind} ${url}`, () => options.remote(url, kind))
      }
      const path = pathOf(source)
      return once(path, () => options.file(path))
    },
    address(source, later) {
      if (isData(source) || isOwn(source)) return source
      const url = web(source)
      if (url !== null) return proxied(options.picturesPath(), url)
      const path = pathOf(source)
      const address = ready.get(path)
      if (address !== undefined) return address
      once(path, () => options.file(path)).then(later, () => undefined)
      return null
    },
    font(source, later) {
      if (isData(source) || isOwn(source)) return source
      const url = web(source)
      const key = url === null ? pathOf(source) : `font ${url}`
      const address = ready.get(key)
      if (address !== undefined) return address
      if (missingFonts.has(key)) return undefined
      once(key, () => (url === null ? options.file(key) : options.remote(url, 'font'))).then(later, () => {
        missingFonts.add(key)
        later()
      })
      return null
    },
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
