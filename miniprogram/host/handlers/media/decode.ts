// Pictures and videos as the browser understands them.
import { CallRefusal } from '../../refusal.ts'

const decodeMsMax = 20_000

/** Any picture, drawings (SVG) too, which bitmaps are not made of. Its address is given back when `use` is done. */
export async function withPicture<Result>(
  blob: Blob,
  use: (picture: HTMLImageElement) => Result | Promise<Result>,
): Promise<Result> {
  const address = URL.createObjectURL(blob)
  try {
    const picture = new Image()
    picture.src = address
    await picture.decode().catch(() => {
      throw new CallRefusal('file is not an image')
    })
    return await use(picture)
  } finally {
    URL.revokeObjectURL(address)
  }
}

export interface VideoFacts {
  width: number
  height: number
  durationSeconds: number
  /** Its first picture, as JPEG. */
  thumb: Blob | null
}

export async function readVideo(blob: Blob): Promise<VideoFacts> {
  const address = URL.createObjectURL(blob)
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.preload = 'auto'
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new CallRefusal('file is not a video')), decodeMsMax)
      video.onloadeddata = () => {
        clearTimeout(timer)
        resolve()
      }
      video.onerror = () => {
        clearTimeout(timer)
        reject(new CallRefusal('file is not a video'))
      }
      video.src = address
    })
    const thumb = await encode(video, video.videoWidth, video.videoHeight, 'image/jpeg', 0.8)
    const durationSeconds = Number.isFinite(video.duration) ? video.duration : 0
    return { width: video.videoWidth, height: video.videoHeight, durationSeconds, thumb }
  } finally {
    video.removeAttribute('src')
    video.load()
    URL.revokeObjectURL(address)
  }
}

/** Null where nothing can be drawn. */
export async function encode(
  source: CanvasImageSource,
  width: number,
  height: number,
  type: string,
  quality: number,
): Promise<Blob | null> {
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  const drawing = canvas.getContext('2d')
  if (!drawing) return null
  if (type === 'image/jpeg') {
    // What is clear would become black.
    drawing.fillStyle = '#fff'
    drawing.fillRect(0, 0, canvas.width, canvas.height)
  }
  drawing.drawImage(source, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type, quality }).catch(() => null)
}
