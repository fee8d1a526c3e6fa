/** The wire over HTTP: commands, reads, uploads, and the addresses of files. */
import type { FileVariant, Input, MethodByName, MethodKind, MethodName, Output, WireError } from '@sampan/contract'
import { ApiError, OfflineError } from './errors.ts'
import { methodKinds } from './methods.generated.ts'

type NamesOf<Kind extends MethodKind> = {
  [Name in MethodName]: MethodByName<Name>['kind'] extends Kind ? Name : never
}[MethodName]
/** Methods that take and give JSON. */
export type CallName = NamesOf<'command' | 'read'>
export type UploadName = NamesOf<'upload'>

export interface CallOptions {
  /** UUID: the same key with the same input gives the stored answer again. Commands only. */
  key?: string
  signal?: AbortSignal
}

/** How any transport calls a method. */
export type Call = <Name extends CallName>(
  method: Name,
  input: Input<Name>,
  options?: CallOptions,
) => Promise<Output<Name>>

export interface UploadOptions extends CallOptions {
  /** Share of the bytes that are on their way, 0 to 1. Browsers only. */
  onProgress?: (share: number) => void
}

export interface HttpClient {
  /** As it was given. */
  readonly origin: string
  call: Call
  upload<Name extends UploadName>(
    method: Name,
    bytes: Blob | Uint8Array<ArrayBuffer>,
    options?: UploadOptions,
  ): Promise<Output<Name>>
  /** The address of a file's bytes. A browser's cookie opens it; nothing secret stands in it. */
  fileUrl(fileId: string, variant: FileVariant): string
}

export interface HttpClientOptions {
  /** Such as `https://sampan.example`; '' for the page's own server. */
  origin: string
  /** For programs. Browsers hold a cookie. */
  token?: string | null
  fetch?: typeof fetch
  /** A call without an answer for so long counts as offline. Uploads have no limit. */
  timeoutMs?: number
}

/** Longer inputs of reads travel in a body: some proxies cut long addresses. */
const QUERY_LENGTH_MAX = 1_500

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const send = options.fetch ?? fetch
  const timeoutMs = options.timeoutMs ?? 20_000
  const authorization: Record<string, string> = options.token ? { authorization: `Bearer ${options.token}` } : {}

  const request = async (path: string, init: RequestInit): Promise<unknown> => {
    let status: number
    let text: string
    try {
      const response = await send(`${options.origin}${path}`, { credentials: 'same-origin', ...init })
      status = response.status
      text = await response.text()
    } catch (error) {
      throw new OfflineError(error instanceof Error ? error.message : undefined)
    }
    return readAnswer(status, text)
  }

  const call: Call = async (method, input, { key, signal } = {}) => {
    const json = JSON.stringify(input)
    const query = `?input=${encodeURIComponent(json)}`
    const asGet = methodKinds[method] === 'read' && query.length <= QUERY_LENGTH_MAX
    const timeout = AbortSignal.timeout(timeoutMs)
    const init: RequestInit = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout }
    // The contract says what a method answers, and the server's tests hold it to that.
    const output = asGet
      ? request(`/api/${method}${query}`, { ...init, method: 'GET', headers: authorization })
      : request(`/api/${method}`, {
          ...init,
          method: 'POST',
          headers: {
            ...authorization,
            'content-type': 'application/json',
            ...(key ? { 'idempotency-key': key } : {}),
          },
          body: json,
        })
    return (await output) as never
  }

  return {
    origin: options.origin,
    call,
    async upload(method, bytes, { key, signal, onProgress } = {}) {
      const headers: Record<string, string> = {
        ...authorization,
        'content-type': 'application/octet-stream',
        ...(key ? { 'idempotency-key': key } : {}),
      }
      if (onProgress && typeof XMLHttpRequest !== 'undefined') {
        const { status, text } = await uploadTellingProgress(
          `${options.origin}/api/${method}`,
          bytes,
          headers,
          onProgress,
          signal,
        )
        return readAnswer(status, text) as never
      }
      const init: RequestInit = { method: 'PUT', headers, body: bytes, ...(signal ? { signal } : {}) }
      return (await request(`/api/${method}`, init)) as never
    },
    fileUrl: (fileId, variant) =>
      `${options.origin}/api/files.fetchFile?fileId=${encodeURIComponent(fileId)}&variant=${variant}`,
  }
}

function readAnswer(status: number, text: string): unknown {
  const body = parseJson(text)
  if (status >= 200 && status < 300 && body !== undefined) return body
  const error = asWireError(body)
  if (error) throw new ApiError(error)
  // Not our server: a proxy's error page, or the sign-in page of a hotel's network.
  throw new OfflineError(`The server answered ${status} without saying why.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** An error is a `WireError`, alone or as the field `error`. */
export function asWireError(value: unknown): WireError | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('error' in value && typeof value.error === 'object') return asWireError(value.error)
  const isError = 'code' in value && typeof value.code === 'string' && 'message' in value
  return isError ? (value as WireError) : undefined
}

/** `fetch` tells nothing about the bytes on their way; this old friend does. */
function uploadTellingProgress(
  url: string,
  bytes: Blob | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
  onProgress: (share: number) => void,
  signal: AbortSignal | undefined,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
    }
    request.onload = () => resolve({ status: request.status, text: request.responseText })
    request.onerror = () => reject(new OfflineError())
    request.onabort = () => reject(new OfflineError('The upload was cancelled.'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(bytes)
  })
}
