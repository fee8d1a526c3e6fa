/** How a picture lies in the viewer: scaled about the middle, then moved, in pixels of the screen. */
export interface Zoom {
  scale: number
  x: number
  y: number
}

interface Size {
  width: number
  height: number
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 }
export const scaleMax = 6

/** A picture of `shown` size in a `frame` is never moved out of it, and not at all where it fits. */
export function fitZoom(frame: Size, shown: Size, zoom: Zoom): Zoom {
  const scale = Math.min(scaleMax, Math.max(1, zoom.scale))
  const roomX = Math.max(0, (shown.width * scale - frame.width) / 2)
  const roomY = Math.max(0, (shown.height * scale - frame.height) / 2)
  const within = (value: number, room: number): number => Math.min(room, Math.max(-room, value)) + 0
  return { scale, x: within(zoom.x, roomX), y: within(zoom.y, roomY) }
}

/** Scales so that the point (from the middle of the frame) stays where it is. */
export function scaleAbout(zoom: Zoom, scale: number, point: { x: number; y: number }): Zoom {
  const next = Math.min(scaleMax, Math.max(1, scale))
  const ratio = next / zoom.scale
  return { scale: next, x: point.x - (point.x - zoom.x) * ratio, y: point.y - (point.y - zoom.y) * ratio }
}

/** How far a finger went from where it began, in pixels of the screen. */
export interface Drag {
  x: number
  y: number
}

export const still: Drag = { x: 0, y: 0 }
/** So far leads to another picture, or out. */
const swipePx = 60
/** Where there is no other picture, the one that is shown gives way only so much. */
const stubbornness = 3

/** A picture that fits goes with the finger, along one of the two ways only. */
export function dragOf(moved: Drag, has: { previous: boolean; next: boolean }): Drag {
  if (Math.abs(moved.y) > Math.abs(moved.x)) return { x: 0, y: moved.y }
  const leads = moved.x > 0 ? has.previous : has.next
  return { x: leads ? moved.x : moved.x / stubbornness, y: 0 }
}

/** What letting go there means. */
export function dragEnd({ x, y }: Drag): 'close' | 'previous' | 'next' | 'stay' {
  if (Math.abs(y) > swipePx && Math.abs(y) > Math.abs(x)) return 'close'
  if (Math.abs(x) <= swipePx) return 'stay'
  return x < 0 ? 'next' : 'previous'
}
