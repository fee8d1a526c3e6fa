// The frames that programs run in. One is kept ready, with its Worker started, so that opening a program waits for neither.

import { greeting } from '../runtime/protocol.ts'

export interface ReadyFrame {
  /** Stands in the layer from its beginning: a frame that is moved in the document starts anew. */
  readonly element: HTMLElement
  readonly iframe: HTMLIFrameElement
  readonly hostPort: MessagePort
  readonly logicPort: MessagePort
  remove(): void
}

export interface FrameSupply {
  /** Makes a frame ready for the next program. */
  prepare(): void
  take(): Promise<ReadyFrame>
  clear(): void
}

/** @param layer where frames stand, over each other; they are never moved out of it */
export function createFrameSupply(layer: HTMLElement, frameUrl: string): FrameSupply {
  let spare: Promise<ReadyFrame> | null = null

  function make(): Promise<ReadyFrame> {
    const element = layer.ownerDocument.createElement('div')
    element.style.cssText = 'position:absolute;inset:0;visibility:hidden;overflow:hidden'
    const iframe = layer.ownerDocument.createElement('iframe')
    iframe.setAttribute('sandbox', 'allow-scripts')
    iframe.setAttribute('referrerpolicy', 'no-referrer')
    iframe.setAttribute('allow', '')
    iframe.style.cssText =
      'position:absolute;inset:0;width:100%;height:100%;border:0;color-scheme:light;background:transparent'
    element.append(iframe)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        removeEventListener('message', heard)
        element.remove()
        reject(new Error('the frame did not answer'))
      }, 15_000)
      const heard = (event: MessageEvent) => {
        if (event.source !== iframe.contentWindow || event.data !== greeting.ready) return
        clearTimeout(timer)
        removeEventListener('message', heard)
        const host = new MessageChannel()
        const logic = new MessageChannel()
        // The frame is opaque: its origin cannot be named.
        iframe.contentWindow?.postMessage(greeting.ports, '*', [host.port2, logic.port2])
        resolve({
          element,
          iframe,
          hostPort: host.port1,
          logicPort: logic.port1,
          remove() {
            host.port1.close()
            logic.port1.close()
            element.remove()
          },
        })
      }
      addEventListener('message', heard)
      iframe.src = frameUrl
      layer.append(element)
    })
  }

  return {
    prepare() {
      spare ??= make()
      spare.catch(() => {
        spare = null
      })
    },
    take() {
      const taken = spare ?? make()
      spare = null
      return taken
    },
    clear() {
      spare?.then(
        (frame) => frame.remove(),
        () => undefined,
      )
      spare = null
    },
  }
}
