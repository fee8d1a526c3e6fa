import type { LucideIcon } from 'lucide-react'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import styles from './SwipeRow.module.css'

export interface SwipeAct {
  text: string
  icon: LucideIcon
  onDone: () => void
}

const BEGINS_PX = 12
const DONE_PX = 88
const MOST_PX = 132

interface SwipeRowProps {
  /** Towards the end of the line, as one reads. */
  onwards: SwipeAct
  back: SwipeAct
  children: ReactNode
}

/** A row that a finger pushes aside to do something with it. The same stands in its menu: nothing is only swiped. */
export function SwipeRow({ onwards, back, children }: SwipeRowProps) {
  const [offset, setOffset] = useState(0)
  const start = useRef<{ x: number; y: number; id: number; moves: boolean }>(undefined)
  const signOf = (element: Element) => (getComputedStyle(element).direction === 'rtl' ? -1 : 1)

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.pointerType !== 'touch' || !event.isPrimary) return
    start.current = { x: event.clientX, y: event.clientY, id: event.pointerId, moves: false }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = start.current
    if (!from || from.id !== event.pointerId) return
    const [x, y] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.moves) {
      if (Math.abs(y) > BEGINS_PX) start.current = undefined
      if (Math.abs(x) < BEGINS_PX || Math.abs(x) < Math.abs(y) * 1.5) return
      from.moves = true
      event.currentTarget.setPointerCapture(event.pointerId)
    }
    setOffset(Math.max(-MOST_PX, Math.min(MOST_PX, x)) * signOf(event.currentTarget))
  }
  const end = (done: boolean) => {
    const moved = start.current?.moves ?? false
    start.current = undefined
    setOffset(0)
    if (!moved || !done || Math.abs(offset) < DONE_PX) return
    if (offset > 0) onwards.onDone()
    else back.onDone()
  }
  const shown = offset > 0 ? onwards : back
  return (
    <div
      className={styles.row}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      // What was pushed aside was not pressed.
      onClickCapture={(event) => offset !== 0 && event.preventDefault()}
    >
      {offset !== 0 && (
        <div
          className={styles.under}
          data-side={offset > 0 ? 'start' : 'end'}
          data-done={Math.abs(offset) >= DONE_PX}
          aria-hidden
        >
          <Icon of={shown.icon} size={20} />
          {shown.text}
        </div>
      )}
      <div
        className={styles.over}
        data-still={offset === 0}
        style={{ '--offset': `${offset}px` } as Record<string, string>}
      >
        {children}
      </div>
    </div>
  )
}
