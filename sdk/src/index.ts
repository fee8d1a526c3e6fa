/** The typed client for browsers and programs. Built on contract/ alone, and of that only on its types. */
export { type Clock, type Random, systemClock } from './clock.ts'
export { ApiError, OfflineError } from './errors.ts'
export {
  asWireError,
  type Call,
  type CallName,
  type CallOptions,
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  type UploadName,
  type UploadOptions,
} from './http.ts'
export { methodKinds } from './methods.generated.ts'
export {
  backOffMs,
  createSocket,
  type LinkState,
  type NewsFrame,
  type Socket,
  type SocketOptions,
  type WebSocketConstructor,
  type WebSocketLike,
} from './socket.ts'
export * from './state/index.ts'
