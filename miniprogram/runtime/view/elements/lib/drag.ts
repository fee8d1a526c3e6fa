// Following one finger or the mouse, in pixels of the frame. The browser keeps what `touch-action` leaves to it.

import { taken } from './taken.ts'

export interface DragPoint {
  x: number
  y: number
  /** Since the drag began. */
  dx: number
  dy: number
  timeMs: number
}

export interface DragHandlers {
  /** A pointer went down; false leaves it alone. */
  start(event: PointerEvent): boolean
  /** The first real move; false gives the drag up (the other axis, or somebody else's). */
  begin?(point: DragPoint, event: PointerEvent): boolean
  move(point: DragPoint, event: PointerEvent): void
  /** Speed over the last moments in pixels per millisecond. Not called where `begin` was not. */
  end(point: DragPoint, speed: { x: number; y: number }, cancelled: boolean): void
  /** Pixels before it counts as a drag. */
  threshold?: number
}

/** Returns how to stop watching. */
export function watchDrag(element: HTMLElement, handlers: DragHandlers): () => void {
  const down = (event: PointerEvent) => {
    if (event.button > 0 || !event.isPrimary || !handlers.start(event)) return
    const startX = event.clientX
    const startY = event.clientY
    let began = false
    let trail: { x: number; y: number; t: number }[] = [{ x: startX, y: startY, t: event.timeStamp }]
    const stop = new AbortController()
    const options = { signal: stop.signal }
    const target = element.ownerDocument
    const point = (at: PointerEvent): DragPoint => ({
      x: at.clientX,
      y: at.clientY,
      dx: at.clientX - startX,
      dy: at.clientY - startY,
      timeMs: at.timeStamp,
    })
    const move = (at: PointerEvent) => {
      if (at.pointerId !== event.pointerId) return
      const now = point(at)
      trail.push({ x: at.clientX, y: at.clientY, t: at.timeStamp })
      trail = trail.filter((entry) => at.timeStamp - entry.t < 120)
      if (!began) {
        if (Math.hypot(now.dx, now.dy) < (handlers.threshold ?? 4)) return
        const owner = taken.get(event)
        if ((owner && owner !== element) || handlers.begin?.(now, at) === false) return stop.abort()
        taken.set(event, element)
        began = true
      }
      handlers.move(now, at)
    }
    const end = (at: PointerEvent) => {
      if (at.pointerId !== event.pointerId) return
      stop.abort()
      if (!began) return
      const first = trail[0] ?? { x: at.clientX, y: at.clientY, t: at.timeStamp }
      const elapsed = Math.max(1, at.timeStamp - first.t)
      const resting = at.timeStamp - (trail.at(-1)?.t ?? 0) > 100
      const speed = resting
        ? { x: 0, y: 0 }
        : { x: (at.clientX - first.x) / elapsed, y: (at.clientY - first.y) / elapsed }
      if (at.type === 'pointerup') swallowClick(element)
      handlers.end(point(at), speed, at.type === 'pointercancel')
    }
    target.addEventListener('pointermove', move, options)
    target.addEventListener('pointerup', end, options)
    target.addEventListener('pointercancel', end, options)
  }
  element.addEventListener('pointerdown', down)
  return () => element.removeEventListener('pointerdown', down)
}

/** A drag with the mouse ends in a click on what was under it: that was no tap. */
function swallowClick(element: HTMLElement): void {
  const swallow = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  element.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => element.removeEventListener('click', swallow, { capture: true }), 50)
}
