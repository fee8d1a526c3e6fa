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
