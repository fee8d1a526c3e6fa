// Every call that a program may make, from the Worker (`wx.*`) and from the frame (elements). Nothing else reaches the app.
import type { CallArgs } from './call.ts'
import { deviceCalls } from './calls/device.ts'
import { fileCalls } from './calls/files.ts'
import { cameraCalls, mapCalls, mediaCalls, webViewCalls } from './calls/media.ts'
import { memberCalls } from './calls/member.ts'
import { networkCalls } from './calls/network.ts'
import { storageCalls } from './calls/storage.ts'

export const hostCalls = {
  ...storageCalls,
  ...networkCalls,
  ...deviceCalls,
  ...memberCalls,
  ...fileCalls,
  ...mediaCalls,
  ...cameraCalls,
  ...mapCalls,
  ...webViewCalls,
}

export type HostCallName = keyof typeof hostCalls
export type HostCallArgs<Name extends HostCallName> = CallArgs<(typeof hostCalls)[Name]>
