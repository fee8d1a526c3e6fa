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
      held.current = { ...at, timer: setTimeout(() => onHold(at), holdMs) }
    },
    onPointerMove(event: PointerEvent) {
      const start = held.current
      if (start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > driftPxMax) stop()
    },
    onPointerUp: stop,
    onPointerCancel: stop,
  }
}
