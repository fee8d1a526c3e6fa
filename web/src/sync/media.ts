/**
 * Pictures and voices of messages that this browser keeps, so that they are there offline. The browser itself is told to
 * keep none of them; the service worker does (`web/public/files.js`), and here they go together with what they stood in.
 */
import type { MessageBody } from '@sampan/contract'

/** As `web/public/files.js` calls it. */
const CACHE = 'sampan-files'

/** Whoever keeps the bytes of files on this device. */
export interface MediaKeeper {
  /** These are gone, or will be fetched again where they stand somewhere else too. */
  forget(fileIds: readonly string[]): Promise<void>
  forgetAll(): Promise<void>
}

export const noMedia: MediaKeeper = { forget: async () => {}, forgetAll: async () => {} }

/** Pages that were not fetched over HTTPS have no such store, and keep nothing. */
export function browserMedia(): MediaKeeper {
  if (typeof caches === 'undefined') return noMedia
  return {
    async forget(fileIds) {
      if (!(await caches.has(CACHE))) return
      const cache = await caches.open(CACHE)
      const gone = new Set(fileIds)
      for (const request of await cache.keys()) {
        const fileId = new URL(request.url).searchParams.get('fileId')
        if (fileId !== null && gone.has(fileId)) await cache.delete(request)
      }
    },
    async forgetAll() {
      await caches.delete(CACHE)
    },
  }
}

/** The files that a body shows, whatever its kind. */
export function filesIn(body: MessageBody): string[] {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        if (typeof inner !== 'string') look(inner)
        else if (name === 'fileId' || name.endsWith('FileId')) found.push(inner)
      }
  }
  look(body)
  return found
}
