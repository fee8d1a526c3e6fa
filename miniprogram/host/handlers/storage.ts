import type { storageCalls } from '../../bridge/calls/storage.ts'
import type { HostProgram } from '../doors.ts'
import type { HandlersOf } from './handlers.ts'

export function storageHandlers({ storage }: HostProgram): HandlersOf<typeof storageCalls> {
  return {
    'storage.set': ({ key, value }) => storage.set(key, value),
    'storage.remove': ({ key }) => storage.remove(key),
    'storage.clear': () => storage.clear(),
  }
}
