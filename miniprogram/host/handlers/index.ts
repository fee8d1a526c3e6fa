// All handlers of one open program, by the names of the bridge's table.
import type { HostProgram } from '../doors.ts'
import { deviceHandlers } from './device.ts'
import type { HostHandlers } from './handlers.ts'
import { mediaHandlers } from './media/index.ts'
import { memberHandlers } from './member.ts'
import { networkHandlers } from './network/index.ts'
import { storageHandlers } from './storage.ts'

/** A call without a handler is refused as one that is not in the table. */
export function createHandlers(program: HostProgram): Partial<HostHandlers> {
  return {
    ...storageHandlers(program),
    ...networkHandlers(program),
    ...deviceHandlers(program),
    ...memberHandlers(program),
    ...mediaHandlers(program),
  }
}
