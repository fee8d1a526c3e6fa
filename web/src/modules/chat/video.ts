/** What a browser finds out of a video before it is sent: how long and large it is, and a picture of it. */

export interface PreparedVideo {
  poster: Blob
  width: number
  height: number
  durationMs: number
}

const POSTER_SIDE_MAX = 1_280
/** A browser that cannot decode a video may never say so. */
const PATIENCE_MS = 12_000
/** The first pictures of films are often black. */
const POSTER_AT_SECONDS = 1

/** MP4 or WebM by their first bytes: what the server takes as a video. Everything else goes as a file. */
export async function isVideo(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer())
  const text = String.fromCharCode(...head)
  if (text.startsWith('\x1aE\xdf\xa3')) return text.includes('webm')
  return text.slice(4, 8) === 'ftyp' && !/^(qt|M4|F4|3g|avi[fs]|mif1|msf1|hei|hev|cr)/.test(text.slice(8, 12))
}

/** Null where this browser cannot show it; then it goes as a file. */
export async function prepareVideo(file: Blob): Promise<PreparedVideo | null> {
  const url = URL.createObjectURL(file)
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.preload = 'auto'
  try {
    video.src = url
    await happens(video, 'loadeddata')
    const { videoWidth: width, videoHeight: height } = video
    if (width === 0 || height === 0) return null
    const seconds = await durationOf(video)
    await seek(video, Math.min(POSTER_AT_SECONDS, seconds / 3))
    const scale = Math.min(1, POSTER_SIDE_MAX / Math.max(width, height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(width * scale))
    canvas.height = Math.max(1, Math.round(height * scale))
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
    const poster = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    if (!poster) return null
    return { poster, width: canvas.width, height: canvas.height, durationMs: Math.round(seconds * 1_000) }
  } catch {
    return null
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(url)
  }
}

/** What a browser recorded does not say how long it is; at its end it is known. */
async function durationOf(video: HTMLVideoElement): Promise<number> {
  if (!Number.isFinite(video.duration)) await seek(video, 1e9)
  const seconds = Number.isFinite(video.duration) ? video.duration : video.currentTime
  return Math.min(86_400, Math.max(0, seconds))
}

async function seek(video: HTMLVideoElement, seconds: number): Promise<void> {
  const there = happens(video, 'seeked')
  video.currentTime = seconds
  await there
}

function happens(video: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    video.addEventListener(event, () => resolve(), { once: true, signal })
    video.addEventListener('error', () => reject(new Error('It cannot be decoded')), { once: true, signal })
    signal.addEventListener('abort', () => reject(new Error('It took too long')))
  })
}
