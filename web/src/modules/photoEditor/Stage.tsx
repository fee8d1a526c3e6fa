import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type WheelEvent,
} from 'react'
import { fitZoom, scaleAbout, whole, type Zoom } from '../chat/zoom.ts'
import type { Edit } from './edit.ts'
import { fitScale, inverse, type Point, poseMatrix, type Rect, type Size, transform } from './geometry.ts'
import styles from './PhotoEditor.module.css'
import { paint } from './paint.ts'
import type { OpenPicture } from './usePicture.ts'

/** How the picture lies on the screen. */
export interface View {
  /** What of the turned picture is seen. */
  part: Rect
  /** Pixels of the screen for one of the picture. */
  scale: number
  /** A place on the screen, from the upper left of the picture, in the source. */
  toSource: (place: Point) => Point
}

interface StageProps {
  picture: OpenPicture
  edit: Edit
  part: Rect
  /** Two fingers begin to zoom: what the first of them began to draw is not meant. */
  onPinch: () => void
  children: (view: View) => ReactNode
}

const marginPx = 24
/** So many pixels a side are enough for any screen. */
const canvasSideMax = 4_096

/**
 * The picture as large as there is room; tools lie over it. Two fingers or the wheel zoom and move it. Left is left in
 * every language.
 */
export function Stage({ picture, edit, part, onPinch, children }: StageProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const room = useRoom(frame)
  const fit = room ? fitScale(part, { width: room.width - marginPx * 2, height: room.height - marginPx * 2 }) : 0
  const { size, preview, lab } = picture
  const { x, y, width, height } = part
  const { zoom, handlers } = useZoom(frame, room, { width: width * fit, height: height * fit }, onPinch)
  const scale = fit * zoom.scale

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || scale <= 0) return
    const sharp = Math.min(scale * Math.min(2, devicePixelRatio), canvasSideMax / Math.max(width, height))
    context.canvas.width = Math.round(width * sharp)
    context.canvas.height = Math.round(height * sharp)
    paint(context, { edit, picture: preview, size, lab, part: { x, y, width, height }, scale: sharp })
  }, [edit, preview, size, lab, x, y, width, height, scale])

  const toSource = (place: Point): Point =>
    transform(inverse(poseMatrix(size, edit.pose)), { x: x + place.x / scale, y: y + place.y / scale })
  return (
    <div ref={frame} className={styles.stage} dir="ltr" {...handlers}>
      <div
        className={styles.picture}
        style={{
          inlineSize: width * scale,
          blockSize: height * scale,
          transform: `translate(${zoom.x}px, ${zoom.y}px)`,
        }}
      >
        <canvas ref={canvas} data-picture />
        {scale > 0 && children({ part, scale, toSource })}
      </div>
    </div>
  )
}

/** Zooms before the tools hear of it. A text that is written on the picture has two fingers and a wheel of its own. */
function useZoom(frame: RefObject<HTMLDivElement | null>, room: Size | undefined, shown: Size, onPinch: () => void) {
  const [asked, setZoom] = useState<Zoom>(whole)
  const fingers = useRef(new Map<number, Point>())
  const pinching = useRef(false)
  const zoom = room ? fitZoom(room, shown, asked) : asked
  const about = (factor: number, { x, y }: Point, by: Point = { x: 0, y: 0 }) => {
    const at = frame.current?.getBoundingClientRect()
    if (!at) return
    const point = { x: x - at.x - at.width / 2, y: y - at.y - at.height / 2 }
    const moved = { ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }
    setZoom(fitZoom(at, shown, scaleAbout(moved, moved.scale * factor, point)))
  }
  const isOfText = ({ target }: { target: EventTarget }) => target instanceof Element && target.closest('[data-text]')
  const lift = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId)
    if (fingers.current.size === 0) pinching.current = false
  }
  const handlers = {
    onPointerDownCapture(event: PointerEvent) {
      if (event.pointerType !== 'touch' || isOfText(event)) return
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      if (fingers.current.size < 2) return
      pinching.current = true
      onPinch()
      event.stopPropagation()
    },
    onPointerMoveCapture(event: PointerEvent) {
      const before = fingers.current.get(event.pointerId)
      if (!before) return
      const now = { x: event.clientX, y: event.clientY }
      fingers.current.set(event.pointerId, now)
      // The finger that stays when the other is lifted does not draw either.
      if (!pinching.current) return
      event.stopPropagation()
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
      if (!other) return
      const spread = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      const by = { x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 }
      if (Number.isFinite(spread)) about(spread, middle, by)
    },
    onPointerUpCapture: lift,
    onPointerCancelCapture: lift,
    onWheel(event: WheelEvent) {
      if (!isOfText(event)) about(0.998 ** event.deltaY, { x: event.clientX, y: event.clientY })
    },
  }
  return { zoom, handlers }
}

function useRoom(frame: RefObject<HTMLDivElement | null>): Size | undefined {
  const [room, setRoom] = useState<Size>()
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [frame])
  return room
}
