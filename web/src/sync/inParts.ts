/** Large bytes on their way to the server, in parts that can be resumed (tus 1.0). */
import { ApiError, asWireError, OfflineError } from '@sampan/sdk'

/** Small enough for the time that a server gives one request on a slow network, and for what proxies let through. */
const PART_BYTES = 4 * 1024 * 1024

export interface InParts {
  origin: string
  /** For programs; browsers hold a cookie. */
  token: string | null
  blob: Blob
  name: string
  /** Where an upload was begun before; null begins one. One that the server forgot is begun anew. */
  url: string | null
  /** The address is known: kept, it lets another page go on. */
  onUrl(url: string): void
  /** 0 to 1. */
  onProgress(share: number): void
  /** Breaks it off; what is on the server stays there. */
  signal: AbortSignal
}

/**
 * Resolves when all bytes are there, with the id of the upload.
 * @throws ApiError what the server refused; OfflineError everything that another try may cure
 */
export async function uploadInParts({ origin, token, blob, name, url, signal, ...tell }: InParts): Promise<string> {
  // Only who sends a file needs it.
  const { Upload, DetailedError } = await import('tus-js-client')
  const refusalOf = (error: Error): Error => {
    if (error instanceof DetailedError && error.originalResponse) {
      const wire = asWireError(parse(error.originalResponse.getBody()))
      if (wire) return new ApiError(wire)
    }
    return new OfflineError(error.message)
  }
  return new Promise((resolve, reject) => {
    const upload = new Upload(blob, {
      endpoint: `${origin}/uploads/`,
      uploadUrl: url,
      chunkSize: PART_BYTES,
      metadata: { filename: name },
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      // The outbox knows when to try again, and where what was begun is.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => upload.url && tell.onUrl(upload.url),
      onProgress: (sent, total) => tell.onProgress(total ? sent / total : 0),
      onError: (error) => reject(refusalOf(error)),
      onSuccess: () => {
        const id = upload.url && uploadIdOf(upload.url)
        if (id) resolve(id)
        else reject(new OfflineError('An upload ended without an address'))
      },
    })
    signal.addEventListener('abort', () => {
      void upload.abort().catch(() => {})
      reject(new OfflineError('The upload was broken off'))
    })
    if (signal.aborted) reject(new OfflineError('The upload was broken off'))
    else upload.start()
  })
}

/** Tells the server that the rest never comes. Should it not hear, it forgets it after a day. */
export async function dropUpload(url: string, token: string | null, send: typeof fetch): Promise<void> {
  const headers = { 'tus-resumable': '1.0.0', ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
  await send(url, { method: 'DELETE', headers, credentials: 'same-origin' }).catch(() => undefined)
}

export const uploadIdOf = (url: string): string => url.split('/').at(-1) ?? ''

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
