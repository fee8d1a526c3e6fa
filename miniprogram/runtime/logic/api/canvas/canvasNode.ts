// What programs get for a canvas: the browser's own surface, with the calls that WeChat adds to it.
import type { ApiContext } from '../define.ts'
import { decode } from '../files/encodings.ts'
import { safely } from '../wrap.ts'
import { imageClass } from './pictures.ts'
import { encodePng } from './png.ts'

/** Pixels; a mistake in a program's sum would otherwise take gigabytes. */
export const sidePxMax = 8_192

type Frame = (callback: (at: number) => void) => number

const requestFrame = (): { request: Frame; cancel: (id: number) => void } => {
  const request: unknown = Reflect.get(globalThis, 'requestAnimationFrame')
  const cancel: unknown = Reflect.get(globalThis, 'cancelAnimationFrame')
  if (typeof request === 'function' && typeof cancel === 'function') {
    return {
      request: (callback) => Number(Reflect.apply(request, globalThis, [callback])),
      cancel: (id) => void Reflect.apply(cancel, globalThis, [id]),
    }
  }
  return {
    request: (callback) => Number(setTimeout(() => callback(performance.now()), 16)),
    cancel: (id) => clearTimeout(id),
  }
}

/** @param whole what `toDataURL` reads: `canvas` itself, or one drawn over it */
export function equip<Canvas extends OffscreenCanvas>(
  context: ApiContext,
  canvas: Canvas,
  whole: OffscreenCanvas,
): Canvas {
  const { request, cancel } = requestFrame()
  const CanvasImage = imageClass(context)
  const extras = {
    createImage: () => new CanvasImage(),
    createPath2D: (path?: Path2D | string) => new Path2D(path),
    createImageData: (width: number, height: number) => new ImageData(width, height),
    requestAnimationFrame: (callback: unknown) => request((at) => safely(callback, at)),
    cancelAnimationFrame: (id: number) => cancel(id),
    toDataURL: () => {
      // A copy: a surface that holds WebGL has no pixels to read in 2D.
      const copy = new OffscreenCanvas(Math.max(1, whole.width), Math.max(1, whole.height))
      const drawing = copy.getContext('2d')
      if (!drawing) return 'data:,'
      if (whole.width > 0 && whole.height > 0) drawing.drawImage(whole, 0, 0)
      const { data } = drawing.getImageData(0, 0, copy.width, copy.height)
      return `data:image/png;base64,${decode(encodePng(data, copy.width, copy.height), 'base64')}`
    },
  }
  for (const [name, value] of Object.entries(extras)) {
    Object.defineProperty(canvas, name, { value, configurable: true, writable: true })
  }
  for (const side of ['width', 'height'] as const) {
    const native = Object.getOwnPropertyDescriptor(OffscreenCanvas.prototype, side)
    Object.defineProperty(canvas, side, {
      configurable: true,
      get: () => native?.get?.call(canvas),
      set: (value: unknown) => native?.set?.call(canvas, Math.min(Number(value), sidePxMax)),
    })
  }
  return canvas
}
