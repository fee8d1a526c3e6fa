// `canvas`: its surface is handed to the Worker, where programs draw on it synchronously; what is drawn shows up here.
import type { ElementContext, ElementController } from '../element.ts'
import { asNumber, isRecord, keepProperties } from './properties.ts'

export interface CanvasSize {
  width: number
  height: number
  pixelRatio: number
}

/** What `takeCanvas` answers: the surface the first time, afterwards null, since the Worker holds it. */
export interface TakenCanvas extends CanvasSize {
  canvas: OffscreenCanvas | null
  /** The property `type`; null is the old interface. */
  type: string | null
}

/** As large as browsers can draw on a telephone; what is shown larger has fewer pixels than the screen there. */
const sidePxMax = 8_192
const areaPxMax = 16_777_216
/** At once: each takes memory of its own, up to four bytes for each pixel. */
const surfacesMax = 256
const handedOut = new Set<HTMLElement>()

export function makeCanvas(context: ElementContext): ElementController {
  const { host, document } = context
  const canvas = document.createElement('canvas')
  canvas.className = 'mp-canvas'
  host.append(canvas)
  const content = document.createElement('div')
  content.className = 'mp-canvas-content'
  host.append(content)
  let isTaken = false

  const properties = keepProperties((name) => {
    if (name === 'disableScroll') host.style.touchAction = properties.isOn('disableScroll') ? 'none' : ''
  })

  function size(): CanvasSize {
    // Alipay's say how many pixels they have, whatever size they are shown in.
    const width = asNumber(properties.text('surfaceWidth'), 0)
    const height = asNumber(properties.text('surfaceHeight'), 0)
    if (width > 0 && height > 0)
      return { width: Math.min(width, sidePxMax), height: Math.min(height, sidePxMax), pixelRatio: 1 }
    const [shownWidth, shownHeight] = [canvas.clientWidth, canvas.clientHeight]
    const pixelRatio = Math.min(
      document.defaultView?.devicePixelRatio ?? 1,
      sidePxMax / shownWidth,
      sidePxMax / shownHeight,
      Math.sqrt(areaPxMax / (shownWidth * shownHeight)),
    )
    return { width: shownWidth, height: shownHeight, pixelRatio }
  }

  function take(): TakenCanvas {
    const type = properties.text('type')
    const isFree = !isTaken && handedOut.size < surfacesMax
    const first = isFree ? canvas.transferControlToOffscreen() : null
    if (isFree) handedOut.add(host)
    isTaken ||= isFree
    return { ...size(), canvas: first, type: type === '' ? null : type }
  }

  // A program that scrolls nothing while it draws says so; the page must not move under the finger then.
  host.addEventListener(
    'touchmove',
    (event) => {
      if (properties.isOn('disableScroll') && event.cancelable) event.preventDefault()
    },
    { passive: false },
  )

  return {
    tag: context.tag,
    content,
    set: properties.set,
    attached() {
      if (isTaken) handedOut.add(host)
    },
    detached() {
      handedOut.delete(host)
    },
    invoke(method, args) {
      if (method === 'takeCanvas') return take()
      if (method === 'size') return size()
      if (method === 'fields') return { canvasId: properties.text('canvasId'), type: properties.text('type') }
      if (method === 'point' && isRecord(args)) {
        const box = canvas.getBoundingClientRect()
        return { x: asNumber(args.clientX, 0) - box.left, y: asNumber(args.clientY, 0) - box.top }
      }
      throw new Error(`canvas has no ${method}`)
    },
  }
}
