export { type AskedAnswer, type AskedRequest, type AskGuarded, createAskGuarded } from './askGuarded.ts'
export { checkUrl } from './checkUrl.ts'
export type { GuardedSurroundings } from './connections.ts'
export {
  createFetchGuarded,
  type FetchGuarded,
  type GuardedAnswer,
  type GuardedRequest,
} from './fetchGuarded.ts'
export { fetchTrusted, fetchTrustedJson, type TrustedAnswer, type TrustedRequest } from './fetchTrusted.ts'
export { OutboundError, type OutboundFailure } from './outboundError.ts'
export { isPublicAddress } from './publicAddress.ts'
export { createOpenSocketGuarded, type OpenSocketGuarded } from './socketGuarded.ts'
