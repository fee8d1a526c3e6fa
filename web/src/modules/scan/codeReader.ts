import type { CodeFormat } from '@sampan/miniprogram/host'

export type { CodeFormat }

export interface FoundCode {
  text: string
  format: CodeFormat
}

/** Reads codes off a picture, or a picture of the camera. */
export interface CodeReader {
  /** The first code in the picture; undefined where there is none. */
  read(picture: ImageData): Promise<FoundCode | undefined>
}

interface Detector {
  detect(picture: ImageData): Promise<{ rawValue: string; format: string }[]>
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

/** What the app itself shows and reads. */
const ownFormats: readonly CodeFormat[] = ['qr_code', 'code_128']

const readers = new Map<string, Promise<CodeReader>>()

/** The browser's own reader where it has one, else the one that comes with the app, fetched when it is first needed. */
export function codeReader(formats: readonly CodeFormat[] = ownFormats): Promise<CodeReader> {
  const key = formats.join()
  const reader = readers.get(key) ?? makeReader(formats)
  readers.set(key, reader)
  reader.catch(() => readers.delete(key))
  return reader
}

async function makeReader(formats: readonly CodeFormat[]): Promise<CodeReader> {
  const detector = await nativeDetector(formats)
  if (!detector) return (await import('./zxingReader.ts')).zxingReader(formats)
  return {
    async read(picture) {
      const [found] = await detector.detect(picture)
      const format = formats.find((each) => each === found?.format)
      return found && format && { text: found.rawValue, format }
    },
  }
}

async function nativeDetector(formats: readonly CodeFormat[]): Promise<Detector | undefined> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (!isDetectorClass(found)) return undefined
  try {
    const supported = await found.getSupportedFormats()
    return formats.every((format) => supported.includes(format)) ? new found({ formats: [...formats] }) : undefined
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
