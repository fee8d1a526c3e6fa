/** Reads QR codes and Code 128 off a picture, or a picture of the camera. */
export interface CodeReader {
  /** What the first code in the picture holds; undefined where there is none. */
  read(picture: ImageData): Promise<string | undefined>
}

interface Detector {
  detect(picture: ImageData): Promise<{ rawValue: string }[]>
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const formats = ['qr_code', 'code_128']

let reader: Promise<CodeReader> | undefined

/** The browser's own reader where it has one, else the one that comes with the app, fetched when it is first needed. */
export function codeReader(): Promise<CodeReader> {
  reader ??= makeReader()
  reader.catch(() => {
    reader = undefined
  })
  return reader
}

async function makeReader(): Promise<CodeReader> {
  const detector = await nativeDetector()
  if (!detector) return (await import('./zxingReader.ts')).zxingReader
  return {
    async read(picture) {
      return (await detector.detect(picture))[0]?.rawValue
    },
  }
}

async function nativeDetector(): Promise<Detector | undefined> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (!isDetectorClass(found)) return undefined
  try {
    const supported = await found.getSupportedFormats()
    return formats.every((format) => supported.includes(format)) ? new found({ formats }) : undefined
  } catch {
    // Some systems offer the class without the service behind it.
    return undefined
  }
}

const isDetectorClass = (value: unknown): value is DetectorClass =>
  typeof value === 'function' && 'getSupportedFormats' in value

const pictureSidePxMax = 2_000

/** The pixels of a picture that somebody chose, at most 2,000 a side. Rejects where it cannot be decoded. */
export async function pixelsOf(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture)
  try {
    const scale = Math.min(1, pictureSidePxMax / Math.max(bitmap.width, bitmap.height))
    return drawn(bitmap, Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)))
  } finally {
    bitmap.close()
  }
}

let canvas: OffscreenCanvas | undefined

/** Pixels of a picture or of the running video, scaled to a size. */
export function drawn(source: CanvasImageSource, width: number, height: number): ImageData {
  canvas ??= new OffscreenCanvas(width, height)
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser draws no canvas.')
  // Codes with clear ground around them are dark on white.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(source, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
