// `image`: thirteen modes, loaded when near if the program wants that, told of with its sizes.
import type { ElementContext, ElementController } from '../element.ts'
import { whenNear } from './near.ts'
import { keepProperties } from './properties.ts'

const LONG_PRESS_MS = 500
const MOVED_PX_MAX = 10

const modes = new Set([
  'scaleToFill',
  'aspectFit',
  'aspectFill',
  'widthFix',
  'heightFix',
  'top',
  'bottom',
  'center',
  'left',
  'right',
  'top left',
  'top right',
  'bottom left',
  'bottom right',
])

export function makeImage(context: ElementContext): ElementController {
  const { host, document } = context
  const picture = document.createElement('img')
  picture.className = 'mp-picture'
  picture.draggable = false
  picture.alt = ''
  picture.decoding = 'async'
  host.append(picture)

  let isAttached = false
  let isNear = false
  let asked = ''
  let shown = ''
  let stopWaiting: (() => void) | null = null

  const properties = keepProperties((name) => {
    if (name === 'src') load()
    else if (name === 'mode') applyMode()
    else if (name === 'alt') picture.alt = properties.text('alt')
    else if (name === 'lazyLoad' && isAttached) load()
  })

  function applyMode(): void {
    const mode = properties.text('mode', 'scaleToFill')
    picture.dataset.mode = modes.has(mode) ? mode : 'scaleToFill'
    // Height (or width) follows the picture once its sizes are known; until then the box keeps its own.
    const isFitted = (mode === 'widthFix' || mode === 'heightFix') && picture.naturalWidth > 0
    if (isFitted) host.setAttribute('mp-fit', mode)
    else host.removeAttribute('mp-fit')
  }

  function load(): void {
    if (!isAttached) return
    if (properties.isOn('lazyLoad') && !isNear) {
      waitUntilNear()
      return
    }
    const source = properties.text('src')
    if (source === asked) return
    asked = source
    if (source === '') {
      show('')
      return
    }
    context.resolveMedia(source, 'image').then(
      (address) => {
        if (asked === source && isAttached) show(address)
      },
      (reason: unknown) => {
        if (asked === source) failed(reason instanceof Error ? reason.message : 'load fail')
      },
    )
  }

  function show(address: string): void {
    if (address === '') {
      shown = ''
      picture.removeAttribute('src')
      host.removeAttribute('mp-fit')
    } else if (address !== shown) {
      shown = address
      picture.src = address
    } else if (picture.complete && picture.naturalWidth > 0) loaded()
  }

  function loaded(): void {
    picture.classList.add('mp-loaded')
    applyMode()
    context.emit('load', { height: picture.naturalHeight, width: picture.naturalWidth }, { bubbles: false })
  }

  function failed(reason: string): void {
    picture.classList.remove('mp-loaded')
    context.emit('error', { errMsg: reason }, { bubbles: false })
  }

  function waitUntilNear(): void {
    stopWaiting ??= whenNear(context.page.scroller, host, () => {
      isNear = true
      stopWaiting = null
      load()
    })
  }

  picture.addEventListener('load', loaded)
  picture.addEventListener('error', () => failed(`GET ${asked} 404 (Not Found)`))
  listenForLongPress(host, () => {
    if (!properties.isOn('showMenuByLongpress') || asked === '') return
    context.callHost('media.pictureMenu', { source: asked }).catch(() => {})
  })
  applyMode()

  return {
    tag: context.tag,
    content: host,
    set: properties.set,
    attached() {
      isAttached = true
      load()
    },
    detached() {
      isAttached = false
      stopWaiting?.()
      stopWaiting = null
      asked = ''
      show('')
    },
    invoke(method) {
      if (method === 'fields') return { src: properties.text('src'), mode: properties.text('mode', 'scaleToFill') }
      throw new Error(`image has no ${method}`)
    },
  }
}

/** A finger or the mouse that rests on one spot; the menu of the browser is kept away where ours comes. */
function listenForLongPress(host: HTMLElement, pressed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from = { x: 0, y: 0 }
  const stop = () => clearTimeout(timer)
  host.addEventListener('pointerdown', (event) => {
    stop()
    if (!event.isPrimary) return
    from = { x: event.clientX, y: event.clientY }
    timer = setTimeout(pressed, LONG_PRESS_MS)
  })
  host.addEventListener('pointermove', (event) => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > MOVED_PX_MAX) stop()
  })
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) host.addEventListener(type, stop)
  host.addEventListener('contextmenu', (event) => event.preventDefault())
}
