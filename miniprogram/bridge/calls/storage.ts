// What a program keeps: read whole before it starts, written through by these.
import { type CallSet, hostCall } from '../call.ts'
import { exactly, none, text } from '../shapes.ts'

/** Characters of one key's JSON. WeChat: 1 MB a key, 10 MB a program. */
export const storageEntryCharactersMax = 1024 * 1024
export const storageBytesMax = 10 * 1024 * 1024

export const storageCalls = {
  'storage.set': hostCall(exactly({ key: text(1024), value: text(storageEntryCharactersMax) }), {
    perMinuteMax: 6000,
    argumentBytesMax: 2 * storageEntryCharactersMax + 8192,
  }),
  'storage.remove': hostCall(exactly({ key: text(1024) }), { perMinuteMax: 6000 }),
  'storage.clear': hostCall(none, { perMinuteMax: 600 }),
} satisfies CallSet
