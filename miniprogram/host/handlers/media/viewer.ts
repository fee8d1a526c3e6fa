// Pictures and videos large, over the whole program, until they are tapped: swiped, zoomed, by keyboard too.
import { nameFor } from './load.ts'
import { download } from './pictures.ts'
import { viewerWords } from './viewerWords.ts'

export interface ViewerItem {
  kind: 'image' | 'video'
  load(): Promise<Blob>
}

const zoomMax = 4

/** Resolves when it was closed. */
export function showLarge(
  layer: HTMLElement,
  items: ViewerItem[],
  current: number,
  signal: AbortSignal,
): Promise<void> {
  const { document } = { document: layer.ownerDocument }
  const words = viewerWords(document.documentElement.lang)
  const addresses: string[] = []
  const blobs = new Map<number, Blob>()
  const before = document.activeElement

  const make = (tag: string, css: string) => {
    const element = document.createElement(tag)
    element.style.cssText = css
    return element
  }
  const room = make(
    'div',
    'position:absolute;inset:0;background:#000;color:#fff;z-index:10;overflow:hidden;touch-action:none;outline:none;pointer-events:auto;font-family:system-ui,sans-serif',
  )
  room.tabIndex = -1
  room.setAttribute('role', 'dialog')
  room.setAttribute('aria-modal', 'true')
  room.setAttribute('aria-label', words.preview)
  // Pictures lie in one order on every screen.
  const row = make('div', 'position:absolute;inset:0;direction:ltr;will-change:transform')
  const count = make(
    'div',
    'position:absolute;inset-block-start:max(16px,env(safe-area-inset-top));inset-inline:0;text-align:center;font-size:15px;pointer-events:none;text-shadow:0 0 4px #000',
  )
  const buttonCss =
    'position:absolute;inset-block-end:max(20px,env(safe-area-inset-bottom));min-block-size:40px;padding-inline:16px;border:0;border-radius:20px;background:rgb(60 60 60 / .85);color:#fff;font:inherit;font-size:15px;cursor:pointer'
  const save = make('button', `${buttonCss};inset-inline-end:16px`)
  save.textContent = words.save
  const close = make('button', `${buttonCss};inset-inline-start:16px`)
  close.textContent = words.close
  room.append(row, count, close, save)

  let index = Math.min(items.length - 1, Math.max(0, current))
  let zoom = 1
  let shift = { x: 0, y: 0 }
  const cells = items.map((_item, at) => {
    const cell = make('div', `position:absolute;inset-block:0;inline-size:100%;left:${at * 100}%;overflow:hidden`)
    row.append(cell)
    return cell
  })

  async function fill(at: number): Promise<void> {
    const cell = cells[at]
    const item = items[at]
    if (!cell || !item || cell.dataset.filled) return
    cell.dataset.filled = 'yes'
    try {
      const blob = await item.load()
      if (signal.aborted || !room.isConnected) return
      blobs.set(at, blob)
      const address = URL.createObjectURL(blob)
      addresses.push(address)
      const shown = document.createElement(item.kind === 'video' ? 'video' : 'img')
      shown.style.cssText = 'inline-size:100%;block-size:100%;object-fit:contain;user-select:none'
      shown.draggable = false
      if (shown instanceof HTMLVideoElement) {
        shown.controls = true
        shown.playsInline = true
      } else shown.alt = `${at + 1}`
      shown.src = address
      cell.append(shown)
    } catch {
      const failed = make('p', 'position:absolute;inset:0;display:grid;place-items:center;margin:0;opacity:.7')
      failed.textContent = words.failed
      cell.append(failed)
    }
  }

  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  function place(offsetPx = 0, isMoving = false): void {
    row.style.transition = isMoving || calm ? 'none' : 'transform .25s ease-out'
    row.style.transform = `translateX(calc(${-index * 100}% + ${offsetPx}px))`
  }
  function applyZoom(): void {
    const shown = cells[index]?.firstElementChild
    if (shown instanceof HTMLImageElement) {
      shown.style.transform = zoom === 1 ? '' : `translate(${shift.x}px, ${shift.y}px) scale(${zoom})`
    }
  }
  function go(to: number): void {
    zoom = 1
    shift = { x: 0, y: 0 }
    applyZoom()
    for (const video of cells[index]?.querySelectorAll('video') ?? []) video.pause()
    index = Math.min(items.length - 1, Math.max(0, to))
    count.textContent = items.length > 1 ? `${index + 1} / ${items.length}` : ''
    place()
    for (const at of [index, index + 1, index - 1]) void fill(at)
  }

  return new Promise((resolve) => {
    const pointers = new Map<number, { x: number; y: number }>()
    let from = { x: 0, y: 0, shift, distance: 0, zoom: 1 }
    let hasMoved = false

    const end = () => {
      room.remove()
      signal.removeEventListener('abort', end)
      for (const address of addresses) URL.revokeObjectURL(address)
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
      resolve()
    }
    const middle = () => {
      const all = [...pointers.values()]
      const x = all.reduce((sum, each) => sum + each.x, 0) / all.length
      const y = all.reduce((sum, each) => sum + each.y, 0) / all.length
      const [first, second] = all
      return { x, y, distance: first && second ? Math.hypot(first.x - second.x, first.y - second.y) : 0 }
    }
    const begin = () => {
      from = { ...middle(), shift, zoom }
    }
    room.addEventListener('pointerdown', (event) => {
      if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLVideoElement) return
      room.setPointerCapture(event.pointerId)
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (pointers.size === 1) hasMoved = false
      begin()
    })
    room.addEventListener('pointermove', (event) => {
      if (!pointers.has(event.pointerId)) return
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
      const now = middle()
      if (Math.hypot(now.x - from.x, now.y - from.y) > 8 || pointers.size > 1) hasMoved = true
      if (pointers.size > 1 && from.distance > 0) {
        zoom = Math.min(zoomMax, Math.max(1, (from.zoom * now.distance) / from.distance))
      }
      if (zoom > 1) {
        shift = { x: from.shift.x + now.x - from.x, y: from.shift.y + now.y - from.y }
        applyZoom()
      } else if (pointers.size === 1) place(now.x - from.x, true)
    })
    const lift = (event: PointerEvent) => {
      const held = pointers.get(event.pointerId)
      if (!held) return
      const moved = held.x - from.x
      pointers.delete(event.pointerId)
      if (pointers.size > 0) return begin()
      if (zoom > 1) return
      if (hasMoved) go(moved < -60 ? index + 1 : moved > 60 ? index - 1 : index)
      else if (event.type === 'pointerup') end()
    }
    room.addEventListener('pointerup', lift)
    room.addEventListener('pointercancel', lift)
    room.addEventListener('wheel', (event) => {
      event.preventDefault()
      zoom = Math.min(zoomMax, Math.max(1, zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15)))
      if (zoom === 1) shift = { x: 0, y: 0 }
      applyZoom()
    })
    room.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') end()
      else if (event.key === 'ArrowRight') go(index + 1)
      else if (event.key === 'ArrowLeft') go(index - 1)
      else return
      event.preventDefault()
      event.stopPropagation()
    })
    close.addEventListener('click', end)
    save.addEventListener('click', () => {
      const blob = blobs.get(index)
      if (blob) download(blob, nameFor(blob, 'png').replace('file', 'picture'))
    })
    signal.addEventListener('abort', end)
    layer.append(room)
    go(index)
    room.focus({ preventScroll: true })
  })
}
