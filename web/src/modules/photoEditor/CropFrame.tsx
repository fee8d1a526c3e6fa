import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { type Handle, handles, moveCrop, type Point, pullCrop, type Rect, type Size } from './geometry.ts'
import styles from './PhotoEditor.module.css'
import type { View } from './Stage.tsx'

interface CropFrameProps {
  crop: Rect
  /** Of the turned picture. */
  size: Size
  view: View
  /** Width to height, where it is set. */
  ratio: number | undefined
  onCrop: (next: (crop: Rect) => Rect) => void
  onEnd: () => void
}

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Eight handles and the area between them; each is dragged, or moved with the arrow keys. */
export function CropFrame({ crop, size, view, ratio, onCrop, onEnd }: CropFrameProps) {
  const { t } = useTranslation('photoEditor')
  const { scale } = view
  const change = (handle: Handle | 'move', by: Point) =>
    onCrop((now) => (handle === 'move' ? moveCrop(now, size, by) : pullCrop(now, size, handle, by, ratio)))
  return (
    <div
      className={styles.crop}
      style={{
        insetInlineStart: crop.x * scale,
        insetBlockStart: crop.y * scale,
        inlineSize: crop.width * scale,
        blockSize: crop.height * scale,
      }}
    >
      <Grip
        className={styles.area}
        label={t('crop.area')}
        scale={scale}
        size={size}
        onEnd={onEnd}
        onMove={(by) => change('move', by)}
      />
      {handles.map((handle) => (
        <Grip
          key={handle}
          className={classes(styles.handle, styles[handle])}
          label={t(`crop.handle.${handle}`)}
          scale={scale}
          size={size}
          onEnd={onEnd}
          onMove={(by) => change(handle, by)}
        />
      ))}
    </div>
  )
}

interface GripProps {
  className: string | undefined
  label: string
  scale: number
  size: Size
  onMove: (by: Point) => void
  onEnd: () => void
}

function Grip({ className, label, scale, size, onMove, onEnd }: GripProps) {
  const last = useRef<Point>(undefined)
  const end = () => {
    last.current = undefined
    onEnd()
  }
  const handlers = {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId)
      last.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove(event: PointerEvent) {
      const before = last.current
      if (!before) return
      last.current = { x: event.clientX, y: event.clientY }
      onMove({ x: (event.clientX - before.x) / scale, y: (event.clientY - before.y) / scale })
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent) {
      const step = steps[event.key]
      if (!step) return
      event.preventDefault()
      const far = Math.max(size.width, size.height) * (event.shiftKey ? 0.05 : 0.01)
      onMove({ x: step.x * far, y: step.y * far })
    },
    onKeyUp: onEnd,
  }
  return <button type="button" aria-label={label} className={className} {...handlers} />
}
