import { type PointerEvent, useRef } from 'react'

const holdMs = 450
const driftPxMax = 10

/**
 * A finger that rests. Browsers on Android send `contextmenu` by themselves; those on iOS send nothing, hence this.
 * Returns handlers for the element; the callback gets the place of the finger.
 */
export function useLongPress(onHold: (at: { x: number; y: number }) => void) {
  const held = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(undefined)
  const stop = () => {
    if (held.current) clearTimeout(held.current.timer)
    held.current = undefined
  }
  return {
    onPointerDown(event: PointerEvent) {
      stop()
      if (event.pointerType !== 'touch' || !event.isPrimary) return
      const at = { x: event.clientX, y: event.clientY }
      const { target, pointerId } = event
      const hold = () => {
        held.current = undefined
        endPress(target, pointerId)
        onHold(at)
      }
      held.current = { ...at, timer: setTimeout(hold, holdMs) }
    },
    onPointerMove(event: PointerEvent) {
      const start = held.current
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > driftPxMax) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  }
}

/** What lies under the finger must not take the release for a press. */
function endPress(target: EventTarget, pointerId: number): void {
  target.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, pointerId, pointerType: 'touch' }))
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('click', swallow, { capture: true, once: true })
  // No click comes where the browser saw no tap.
  document.addEventListener(
    'pointerup',
    () => setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 50),
    { once: true },
  )
}
