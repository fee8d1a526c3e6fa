import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { classes } from '../../ui/classes.ts'
import styles from './FloatingDay.module.css'

interface FloatingDayProps {
  /** When a message was sent; undefined for what is not among those that are drawn. */
  sentAt: (seq: number) => Date | undefined
}

/** It goes so long after the last scrolling. */
const SHOWN_MS = 1_400
/** Looked at so often while one scrolls. */
const LOOK_EVERY_MS = 120
/** Below the bar: what lies higher is covered by the day itself. */
const TOP_PX = 40

/** The day of what stands at the top while one scrolls back. Days are said between messages too: this one is for the eyes. */
export function FloatingDay({ sentAt }: FloatingDayProps) {
  const formats = useFormats()
  const now = useNow()
  const place = useRef<HTMLParagraphElement>(null)
  const [day, setDay] = useState('')
  const [isShown, setShown] = useState(false)

  const look = useEffectEvent((scroller: Element) => {
    const top = scroller.getBoundingClientRect().top + TOP_PX
    const first = [...scroller.querySelectorAll<HTMLElement>('[data-seq]')].find(
      (each) => each.getBoundingClientRect().bottom > top,
    )
    const at = first && sentAt(Number(first.dataset.seq))
    if (at) setDay(formats.day(at, now))
    setShown(at !== undefined)
  })

  useEffect(() => {
    const scroller = place.current?.parentElement?.querySelector('[data-talk]')
    if (!scroller) return
    let isMoved = false
    let looking: ReturnType<typeof setTimeout> | undefined
    let going: ReturnType<typeof setTimeout> | undefined
    // The list scrolls by itself, too, while it opens and grows: only a reader's hand shows the day.
    const move = () => {
      isMoved = true
    }
    const onScroll = () => {
      if (!isMoved) return
      looking ??= setTimeout(() => {
        looking = undefined
        look(scroller)
      }, LOOK_EVERY_MS)
      clearTimeout(going)
      going = setTimeout(() => {
        isMoved = false
        setShown(false)
      }, SHOWN_MS)
    }
    const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
    for (const hand of hands) scroller.addEventListener(hand, move, { passive: true })
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(looking)
      clearTimeout(going)
      for (const hand of hands) scroller.removeEventListener(hand, move)
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [])

  return (
    <p ref={place} className={classes(styles.day, isShown && styles.shown)} aria-hidden data-floating-day={isShown}>
      {day}
    </p>
  )
}
