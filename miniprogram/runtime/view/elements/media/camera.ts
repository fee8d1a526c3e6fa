// `camera`: the app runs it; here its pictures are asked for one by one and shown as they come.
import type { ElementContext, ElementController } from '../element.ts'
import { playerCss } from './media.css.ts'
import { makePart } from './parts.ts'
import { isRecord, keepProperties } from './properties.ts'
import { openRoom } from './room.ts'

const heights: Record<string, number> = { low: 360, medium: 720, high: 1080 }
const sizes: Record<string, number> = { small: 288, medium: 480, large: 720 }
const scanPollMs = 300
/** Seldom enough for what the bridge allows in a minute. */
const reopenMs = 2_500

export function makeCamera(context: ElementContext): ElementController {
  const { document, host } = context
  const room = openRoom(host, playerCss)
  const picture = document.createElement('canvas')
  picture.className = 'mp-camera'
  const content = makePart(document, 'mp-camera-content')
  content.append(document.createElement('slot'))
  room.append(picture, content)
  const shown = picture.getContext('bitmaprenderer')

  let isAttached = false
  let opening = 0

  const tell = (type: string, detail: unknown) => context.emit(type, detail, { bubbles: false })
  const properties = keepProperties((name) => {
    if (name === 'devicePosition' || name === 'mode' || name === 'resolution') void open()
  })

  async function open(): Promise<void> {
    if (!isAttached) return
    opening += 1
    const mine = opening
    // Properties that are set one after the other open it once.
    await Promise.resolve()
    if (mine !== opening) return
    const isFront = properties.text('devicePosition') === 'front'
    const isScanning = properties.text('mode') === 'scanCode'
    try {
      const facts = await context.callHost('camera.open', {
        isFront,
        isScanning,
        heightPx: heights[properties.text('resolution', 'medium')] ?? sizes[properties.text('frameSize')] ?? 720,
      })
      if (mine !== opening) return
      picture.classList.toggle('mp-camera-front', isFront)
      tell('initdone', { maxZoom: isRecord(facts) ? facts.maxZoom : 1 })
      void show(mine)
      if (isScanning) void scan(mine)
    } catch (reason) {
      if (mine !== opening) return
      if (errMsgOf(reason) === 'insertCamera:fail interrupted') {
        setTimeout(() => {
          if (mine === opening) void open()
        }, reopenMs)
      } else tell('error', { errMsg: errMsgOf(reason) })
    }
  }

  async function show(mine: number): Promise<void> {
    while (mine === opening) {
      const frame = await context.callHost('camera.frame', {}).catch(() => null)
      if (mine !== opening) return
      if (frame === null) {
        // It was stopped, as when the program sleeps: it goes on once it may.
        await new Promise((resolve) => setTimeout(resolve, reopenMs))
        if (mine === opening) void open()
        return
      }
      if (frame instanceof ImageBitmap) {
        if (picture.width !== frame.width) picture.width = frame.width
        if (picture.height !== frame.height) picture.height = frame.height
        shown?.transferFromImageBitmap(frame)
      }
      await nextFrame()
    }
  }

  async function scan(mine: number): Promise<void> {
    while (mine === opening) {
      const code = await context.callHost('camera.code', {}).catch(() => null)
      if (mine !== opening) return
      if (isRecord(code) && typeof code.result === 'string') {
        tell('scancode', { type: 'QR_CODE', result: code.result, charSet: 'UTF-8', rawData: btoaSafe(code.result) })
      }
      await new Promise((resolve) => setTimeout(resolve, scanPollMs))
    }
  }

  /** A page that is not seen asks for nothing. */
  function nextFrame(): Promise<void> {
    return new Promise((resolve) => requestAnimationFrame(() => resolve()))
  }

  return {
    tag: context.tag,
    content: host,
    set: properties.set,
    attached() {
      isAttached = true
      void open()
    },
    detached() {
      isAttached = false
      opening += 1
      context.callHost('camera.close', {}).catch(() => {})
      tell('stop', {})
    },
    invoke(method) {
      throw new Error(`camera has no ${method}`)
    },
  }
}

const errMsgOf = (reason: unknown): string =>
  isRecord(reason) && typeof reason.errMsg === 'string' ? `insertCamera:${reason.errMsg}` : 'insertCamera:fail'

const btoaSafe = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
