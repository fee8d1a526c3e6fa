export { type CallArgs, type CallSet, type HostCall, hostCall, type Permission, permissions } from './call.ts'
export { type HostCallArgs, type HostCallName, hostCalls } from './table.ts'
