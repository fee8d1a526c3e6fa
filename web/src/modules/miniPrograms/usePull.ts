import { type TouchEvent, useRef, useState } from 'react'

const OPEN_PX = 84

/** A list that is pulled down beyond its beginning. Only by touch; others have the same on Discover. */
export function usePull(): { pulled: boolean; close: () => void; hands: object } {
  const [pulled, setPulled] = useState(false)
  const begun = useRef<{ x: number; y: number } | null>(null)
  return {
    pulled,
    close: () => setPulled(false),
    hands: {
      onTouchStart(event: TouchEvent<HTMLElement>) {
        const touch = event.touches.item(0)
        begun.current =
          touch && event.touches.length === 1 && isAtBeginning(event) ? { x: touch.clientX, y: touch.clientY } : null
      },
      onTouchMove(event: TouchEvent<HTMLElement>) {
        const touch = event.touches.item(0)
        const from = begun.current
        if (!touch || !from) return
        const [right, down] = [Math.abs(touch.clientX - from.x), touch.clientY - from.y]
        if (right > Math.abs(down)) begun.current = null
        else if (down > OPEN_PX) setPulled(true)
        else if (down < -OPEN_PX / 2) setPulled(false)
      },
      onTouchEnd() {
        begun.current = null
      },
    },
  }
}

/** Whether nothing under the finger could scroll back itself. */
function isAtBeginning({ target, currentTarget }: TouchEvent<HTMLElement>): boolean {
  for (let each = target instanceof Element ? target : null; each && each !== currentTarget; each = each.parentElement)
    if (each.scrollTop > 0) return false
  return true
}
