// The shape of what answers host calls.
import type { CallArgs, CallSet, HostCallArgs, HostCallName } from '../../bridge/index.ts'

/** The answer must be plain data (or bytes, blobs), since it is cloned into the program. */
export type HandlersOf<Calls extends CallSet> = {
  [Name in keyof Calls]: (args: CallArgs<Calls[Name]>) => unknown
}

export type HostHandlers = { [Name in HostCallName]: (args: HostCallArgs<Name>) => unknown }
