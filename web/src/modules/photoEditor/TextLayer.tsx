import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { changeText, TEXT_SCALE_STEP, type TextMark, withoutText } from './edit.ts'
import { type Point, poseMatrix, type Size, transform } from './geometry.ts'
import styles from './PhotoEditor.module.css'
import { textSize } from './paint.ts'
import type { View } from './Stage.tsx'
import type { Editing } from './useEdit.ts'

interface TextLayerProps {
  view: View
  editing: Editing
  /** Of the source. */
  size: Size
  chosen: string | undefined
  onChoose: (id: string | undefined) => void
}

const steps: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -8, y: 0 },
  ArrowRight: { x: 8, y: 0 },
  ArrowUp: { x: 0, y: -8 },
  ArrowDown: { x: 0, y: 8 },
}

/** A box over each text: pressed it is chosen, dragged it moves, two fingers, the wheel or + and − make it larger. */
export function TextLayer({ view, editing, size, chosen, onChoose }: TextLayerProps) {
  const texts = editing.edit.marks.filter((mark) => mark.kind === 'text')
  return (
    <>
      <button type="button" tabIndex={-1} aria-hidden className={styles.beside} onClick={() => onChoose(undefined)} />
      {texts.map((mark) => (
        <TextBox
          key={mark.id}
          mark={mark}
          view={view}
          editing={editing}
          size={size}
          chosen={mark.id === chosen}
          onChoose={onChoose}
        />
      ))}
    </>
  )
}

function TextBox({
  mark,
  view,
  editing,
  size,
  chosen,
  onChoose,
}: Omit<TextLayerProps, 'chosen'> & { mark: TextMark; chosen: boolean }) {
  const { t } = useTranslation('photoEditor')
  const fingers = useRef(new Map<number, Point>())
  const { drag, settle, step, edit } = editing
  const { part, scale, toSource } = view
  const at = transform(poseMatrix(size, edit.pose), mark.at)
  const place = { x: (at.x - part.x) * scale, y: (at.y - part.y) * scale }
  const upright = textSize(mark)
  const lies = (edit.pose.turn + mark.pose.turn) % 2 === 1
  const box = lies ? { width: upright.height, height: upright.width } : upright

  const move = (by: Point) => {
    const to = toSource({ x: place.x + by.x, y: place.y + by.y })
    drag((edit) => changeText(edit, mark.id, (now) => ({ ...now, at: to })))
  }
  const grow = (factor: number) =>
    drag((edit) =>
      changeText(edit, mark.id, (now) => ({ ...now, height: Math.max(4, Math.min(size.height, now.height * factor)) })),
    )
  const end = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId)
    if (fingers.current.size === 0) settle()
  }
  const handlers = {
    onPointerDown(event: PointerEvent) {
      event.currentTarget.setPointerCapture(event.pointerId)
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      onChoose(mark.id)
    },
    onPointerMove(event: PointerEvent) {
      const before = fingers.current.get(event.pointerId)
      if (!before) return
      const now = { x: event.clientX, y: event.clientY }
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
      fingers.current.set(event.pointerId, now)
      if (!other) return move({ x: now.x - before.x, y: now.y - before.y })
      const spread = Math.hypot(now.x - other.x, now.y - other.y) / Math.hypot(before.x - other.x, before.y - other.y)
      if (Number.isFinite(spread)) grow(spread)
    },
    onPointerUp: end,
    onPointerCancel: end,
    onWheel: (event: { deltaY: number }) => grow(0.999 ** event.deltaY),
    onKeyDown(event: KeyboardEvent) {
      const by = steps[event.key]
      if (by) move(by)
      else if (event.key === '+') grow(TEXT_SCALE_STEP)
      else if (event.key === '-') grow(1 / TEXT_SCALE_STEP)
      else if (event.key === 'Delete' || event.key === 'Backspace') step((edit) => withoutText(edit, mark.id))
      else return
      event.preventDefault()
    },
    onKeyUp: settle,
    onFocus: () => onChoose(mark.id),
  }
  return (
    <button
      type="button"
      aria-label={t('text.box', { text: mark.text })}
      aria-pressed={chosen}
      data-text=""
      className={classes(styles.textBox, chosen && styles.chosen)}
      style={{
        insetInlineStart: place.x,
        insetBlockStart: place.y,
        inlineSize: box.width * scale + 16,
        blockSize: box.height * scale + 8,
      }}
      {...handlers}
    />
  )
}
