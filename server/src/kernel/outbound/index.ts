export { checkUrl } from './checkUrl.ts'
export {
  createFetchGuarded,
  type FetchGuarded,
  type GuardedAnswer,
  type GuardedRequest,
  type GuardedSurroundings,
} from './fetchGuarded.ts'
export { fetchTrusted, fetchTrustedJson, type TrustedAnswer, type TrustedRequest } from './fetchTrusted.ts'
export { OutboundError, type OutboundFailure } from './outboundError.ts'
export { isPublicAddress } from './publicAddress.ts'
