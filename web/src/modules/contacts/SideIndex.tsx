import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import styles from './SideIndex.module.css'

interface SideIndexProps {
  /** In the order of the list. */
  headings: readonly string[]
  /** The place of the heading that the list shows at its top. */
  at: number
  onJump: (at: number) => void
}

const letterPx = 16

/**
 * The letters beside a long list: a finger or a pointer that slides over them jumps through it. To a keyboard and a
 * screen reader it is a slider; typing a letter goes to it.
 */
export function SideIndex({ headings, at, onJump }: SideIndexProps) {
  const { t } = useTranslation('contacts')
  const strip = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  const [sliding, setSliding] = useState<{ at: number; y: number }>()

  useEffect(() => {
    const frame = strip.current?.parentElement
    if (!frame) return
    const observer = new ResizeObserver(() => setRoom(Math.max(2, Math.floor((frame.clientHeight - 32) / letterPx))))
    observer.observe(frame)
    return () => observer.disconnect()
  }, [])

  const go = (next: number) => {
    const fitting = Math.min(headings.length - 1, Math.max(0, next))
    if (fitting !== at || sliding) onJump(fitting)
    return fitting
  }
  const slideTo = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientY - box.y) / box.height
    const next = go(Math.floor(share * headings.length))
    setSliding({ at: next, y: ((next + 0.5) / headings.length) * box.height })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5, Home: -Infinity, End: Infinity }[event.key]
    const typed = headings.indexOf(event.key.toLocaleUpperCase())
    if (step !== undefined) go(at + step)
    else if (typed >= 0) go(typed)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={strip}
      role="slider"
      tabIndex={0}
      aria-label={t('index')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={headings.length - 1}
      aria-valuenow={at}
      aria-valuetext={headings[at] ?? ''}
      className={styles.strip}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        slideTo(event)
      }}
      onPointerMove={(event) => sliding && slideTo(event)}
      onPointerUp={() => setSliding(undefined)}
      onPointerCancel={() => setSliding(undefined)}
    >
      {shownOf(headings, room).map((index) => (
        <span key={headings[index]} className={classes(styles.letter, index === at && styles.here)} aria-hidden>
          {headings[index]}
        </span>
      ))}
      {sliding && (
        <span className={styles.bubble} style={{ insetBlockStart: sliding.y }} aria-hidden>
          {headings[sliding.at]}
        </span>
      )}
    </div>
  )
}

/** As many of the headings as there is room for, evenly; the first and the last always. */
function shownOf(headings: readonly string[], room: number): number[] {
  const count = Math.min(headings.length, room)
  if (count < 2) return headings.length > 0 && count > 0 ? [0] : []
  return Array.from({ length: count }, (_, index) => Math.round((index * (headings.length - 1)) / (count - 1)))
}
