import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mark, MosaicMark, StrokeMark } from './edit.ts'
import type { Point } from './geometry.ts'
import styles from './PhotoEditor.module.css'
import type { View } from './Stage.tsx'
import type { Editing } from './useEdit.ts'

interface BrushLayerProps {
  label: string
  view: View
  editing: Editing
  /** A mark of one point, with the brush that is chosen. */
  start: (at: Point) => StrokeMark | MosaicMark
}

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** Draws with a finger or the mouse; by keyboard the space bar sets the brush down and lifts it, arrows move it. */
export function BrushLayer({ label, view, editing, start }: BrushLayerProps) {
  const { t } = useTranslation('photoEditor')
  const drawing = useRef<number>(undefined)
  const [pen, setPen] = useState<{ at: Point; down: boolean }>()
  const { part, scale, toSource } = view
  const { drag, settle } = editing

  const beginAt = (place: Point) => drag((edit) => ({ ...edit, marks: [...edit.marks, start(toSource(place))] }))
  const goTo = (places: readonly Point[]) =>
    drag((edit) => ({ ...edit, marks: extended(edit.marks, places.map(toSource)) }))
  const placeOf = (event: { clientX: number; clientY: number }, target: Element): Point => {
    const box = target.getBoundingClientRect()
    return { x: event.clientX - box.x, y: event.clientY - box.y }
  }
  const end = (event: PointerEvent) => {
    if (drawing.current !== event.pointerId) return
    drawing.current = undefined
    settle()
  }
  const handlers = {
    onPointerDown(event: PointerEvent) {
      // A second finger, or the other button of the mouse, does not draw.
      if (drawing.current !== undefined || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      drawing.current = event.pointerId
      setPen(undefined)
      settle()
      beginAt(placeOf(event, event.currentTarget))
    },
    onPointerMove(event: PointerEvent) {
      if (drawing.current !== event.pointerId) return
      const target = event.currentTarget
      const all = event.nativeEvent.getCoalescedEvents()
      goTo((all.length > 0 ? all : [event.nativeEvent]).map((each) => placeOf(each, target)))
    },
    onPointerUp: end,
    onPointerCancel: end,
    onKeyDown(event: KeyboardEvent) {
      const now = pen ?? { at: { x: (part.width * scale) / 2, y: (part.height * scale) / 2 }, down: false }
      const step = steps[event.key]
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault()
        if (now.down) settle()
        else {
          settle()
          beginAt(now.at)
        }
        setPen({ at: now.at, down: !now.down })
      } else if (step) {
        event.preventDefault()
        const at = {
          x: Math.min(part.width * scale, Math.max(0, now.at.x + step.x * 8)),
          y: Math.min(part.height * scale, Math.max(0, now.at.y + step.y * 8)),
        }
        if (now.down) goTo([at])
        setPen({ at, down: now.down })
      }
    },
    onBlur() {
      if (pen?.down) settle()
      setPen(undefined)
    },
  }
  return (
    <button type="button" aria-label={`${label}. ${t('brush.keys')}`} className={styles.brushing} {...handlers}>
      {pen && <i className={styles.pen} style={{ insetInlineStart: pen.at.x, insetBlockStart: pen.at.y }} />}
    </button>
  )
}

function extended(marks: readonly Mark[], points: readonly Point[]): readonly Mark[] {
  const last = marks.at(-1)
  if (!last || last.kind === 'text') return marks
  return [...marks.slice(0, -1), { ...last, points: [...last.points, ...points] }]
}
