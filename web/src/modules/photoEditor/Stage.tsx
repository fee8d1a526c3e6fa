import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
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
  children: (view: View) => ReactNode
}

const marginPx = 24

/** The picture as large as there is room; tools lie over it. Left is left in every language. */
export function Stage({ picture, edit, part, children }: StageProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const room = useRoom(frame)
  const scale = room ? fitScale(part, { width: room.width - marginPx * 2, height: room.height - marginPx * 2 }) : 0
  const { size, preview, lab } = picture
  const { x, y, width, height } = part

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || scale <= 0) return
    const sharp = scale * Math.min(2, devicePixelRatio)
    context.canvas.width = Math.round(width * sharp)
    context.canvas.height = Math.round(height * sharp)
    paint(context, { edit, picture: preview, size, lab, part: { x, y, width, height }, scale: sharp })
  }, [edit, preview, size, lab, x, y, width, height, scale])

  const toSource = (place: Point): Point =>
    transform(inverse(poseMatrix(size, edit.pose)), { x: x + place.x / scale, y: y + place.y / scale })
  return (
    <div ref={frame} className={styles.stage} dir="ltr">
      <div className={styles.picture} style={{ inlineSize: width * scale, blockSize: height * scale }}>
        <canvas ref={canvas} data-picture />
        {scale > 0 && children({ part, scale, toSource })}
      </div>
    </div>
  )
}

function useRoom(frame: React.RefObject<HTMLDivElement | null>): Size | undefined {
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
