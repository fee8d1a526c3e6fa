import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { JumpToNewest } from './JumpToNewest.tsx'
import styles from './Talk.module.css'
import type { TalkItem } from './talkItems.ts'
import { nextStep } from './talkSteps.ts'

export interface TalkListHandle {
  /** False where it is not among the items. */
  goTo(seq: number): boolean
  goToNewest(): void
}

interface TalkListProps {
  items: readonly TalkItem[]
  hasOlder: boolean
  /** What is held ends before the newest: the end of the list is not that of the conversation. */
  hasNewer: boolean
  unreadCount: number
  /** Goes to the next message that names one, while there is one that was not read. */
  onMention?: () => void
  draw: (item: TalkItem) => ReactNode
  /** Below the last message: who is typing. */
  foot: ReactNode
  onEarlier: () => void
  onLater: () => void
  /** The newest are wanted, and are not among the items. */
  onNewest: () => void
  /** One of the messages on the screen. */
  onLook: (seq: number) => void
  /** The highest number that has been on the screen. */
  onSeen: (seq: number) => void
  handle: React.Ref<TalkListHandle>
  /** Lies over the messages while one scrolls. */
  over?: ReactNode
}

/** So near to the end counts as being there: what comes next is followed. */
const NEAR_PX = 80
/** So near to the beginning, or to an end that is not the newest, the next page is fetched. */
const EARLIER_PX = 600
/** Until then the mark of unread messages is being scrolled to, while those above it are measured. */
const AIM_MS = 400
/** For so long a scroll may come from what the reader did: the end of a swing with the finger. */
const HAND_MS = 800

const seqOf = (item: TalkItem | undefined): number | undefined =>
  item?.kind === 'message' ? item.message.seq : item?.kind === 'note' ? item.seq : undefined

/** The messages, newest at the bottom: keeps its place while older ones come in above and newer ones below. */
export function TalkList(props: TalkListProps) {
  const { items: all, hasOlder, hasNewer, unreadCount, onMention, draw, foot, handle, over } = props
  const { onEarlier, onLater, onNewest, onLook, onSeen } = props
  const { t } = useTranslation('chat')
  const scroll = useRef<HTMLDivElement>(null)
  const list = useRef<VirtualizerHandle>(null)
  const [atEnd, setAtEnd] = useState(true)
  const sticks = useRef(true)
  const before = useRef({ fromEnd: 0, height: 0, room: 0 })
  const aiming = useRef(false)
  const shown = useRef(false)
  const touchedAt = useTouches(scroll)
  const { items, movedAbove, place } = useGrowth(all)

  const toEnd = useCallback(() => {
    const element = scroll.current
    if (element) element.scrollTop = element.scrollHeight
  }, [])
  const goToNewest = useCallback(() => {
    if (!hasNewer) return toEnd()
    // They are drawn at the end as soon as they are here.
    sticks.current = true
    onNewest()
  }, [hasNewer, onNewest, toEnd])

  useImperativeHandle(
    handle,
    () => ({
      goTo(seq) {
        const index = items.findIndex((item) => seqOf(item) === seq)
        if (index === -1) return false
        sticks.current = false
        list.current?.scrollToIndex(index, { align: 'center' })
        return true
      },
      goToNewest,
    }),
    [items, goToNewest],
  )

  const look = useCallback(() => {
    const element = scroll.current
    const virtual = list.current
    if (!element || !virtual) return
    const { scrollHeight: height, clientHeight: room } = element
    const fromEnd = height - element.scrollTop - room
    // Only the reader leaves the end. Messages that grow as they are measured and a keyboard that takes room move it
    // away too, and then it is followed. While heights change, being moved counts only from a reader's hand: the list
    // itself scrolls to hold its place when messages above turn out to be lower than was thought.
    const moved = Math.max(0, height - before.current.height) + Math.max(0, before.current.room - room)
    const held = height === before.current.height || isFresh(touchedAt.current)
    const wentUp = held && fromEnd - before.current.fromEnd > moved + 1
    before.current = { fromEnd, height, room }
    if (fromEnd < NEAR_PX && !aiming.current && !hasNewer) sticks.current = true
    else if (wentUp) sticks.current = false
    setAtEnd(sticks.current)
    const last = sticks.current ? items.length - 1 : virtual.findItemIndex(virtual.scrollOffset + virtual.viewportSize)
    const lastSeq = lastSeqOf(items, last)
    if (lastSeq !== undefined) onLook(lastSeq)
    if (element.scrollTop < EARLIER_PX && hasOlder && !aiming.current) onEarlier()
    if (fromEnd < EARLIER_PX && hasNewer && !aiming.current) onLater()
    if (document.visibilityState === 'visible' && lastSeq !== undefined) onSeen(lastSeq)
  }, [items, hasOlder, hasNewer, onEarlier, onLater, onLook, onSeen, touchedAt])

  // The first time at the unread mark, else at the end; after that the end is followed while one is there.
  useLayoutEffect(() => {
    if (items.length === 0) return
    const unread = shown.current ? -1 : items.findIndex(({ kind }) => kind === 'unread')
    shown.current = true
    if (unread > 0) {
      sticks.current = false
      aiming.current = true
      list.current?.scrollToIndex(unread, { align: 'start', offset: -80 })
    } else if (sticks.current) toEnd()
    const frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [items, toEnd, look])
  const lookNow = useEffectEvent(look)
  useEffect(() => {
    const timer = setTimeout(() => {
      aiming.current = false
      lookNow()
    }, AIM_MS)
    return () => clearTimeout(timer)
  }, [])

  // The grey shapes at the beginning go with the last page: what stood under them does not move up.
  const waiting = useRef<HTMLDivElement>(null)
  const waitingHeight = useRef<number>(undefined)
  useLayoutEffect(() => {
    const element = scroll.current
    const height = hasOlder ? (waiting.current?.offsetHeight ?? 0) : 0
    if (element && waitingHeight.current !== undefined && !sticks.current) {
      element.scrollTop += height - waitingHeight.current
    }
    waitingHeight.current = height
  }, [hasOlder])

  // Heights change after drawing, by pictures and by the keyboard: the end stays the end.
  useEffect(() => {
    const element = scroll.current
    if (!element) return
    const observer = new ResizeObserver(() => sticks.current && toEnd())
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    document.addEventListener('visibilitychange', look)
    return () => {
      observer.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [toEnd, look])

  return (
    <div className={styles.room}>
      <div ref={scroll} className={styles.scroll} onScroll={look} data-talk="">
        <div className={styles.fill} />
        <div className={styles.talk} role="log" aria-label={t('messages')}>
          {hasOlder && (
            <div ref={waiting}>
              <Skeleton shape="talk" count={2} />
            </div>
          )}
          <Virtualizer key={place} ref={list} scrollRef={scroll} shift={movedAbove} itemSize={64} data={items}>
            {(item) => <div key={item.key}>{draw(item)}</div>}
          </Virtualizer>
          {!hasNewer && foot}
        </div>
      </div>
      {over}
      {!atEnd && <JumpToNewest unreadCount={unreadCount} onPress={goToNewest} onMention={onMention} />}
    </div>
  )
}

function lastSeqOf(items: readonly TalkItem[], from: number): number | undefined {
  for (let index = Math.min(from, items.length - 1); index >= 0; index -= 1) {
    const seq = seqOf(items[index])
    if (seq !== undefined) return seq
  }
  return undefined
}

const isFresh = (at: number): boolean => performance.now() - at < HAND_MS

/** When the reader last did something that scrolls: wheel, finger, scroll bar or key. */
function useTouches(scroll: RefObject<HTMLElement | null>): RefObject<number> {
  const at = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const element = scroll.current
    if (!element) return
    const note = () => {
      at.current = performance.now()
    }
    const kinds = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
    for (const kind of kinds) element.addEventListener(kind, note, { passive: true })
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, note)
    }
  }, [scroll])
  return at
}

/**
 * What comes in above pushes the rest down, what goes there lets it up, and the list must be told, to hold on to what is
 * seen. It takes all that is new at once for one or the other: where both ends change, the lower one follows a moment
 * later. Items that have nothing in common with those before are another place, where nothing is to be held on to.
 */
function useGrowth(all: readonly TalkItem[]): { items: readonly TalkItem[]; movedAbove: boolean; place: number } {
  const before = useRef({ items: all, place: 0 })
  const [, drawAgain] = useState(0)
  const step = nextStep(before.current.items, all)
  const place = before.current.place + (step.isElsewhere ? 1 : 0)
  const { items } = step
  useLayoutEffect(() => {
    before.current = { items, place }
    if (items !== all) drawAgain((count) => count + 1)
  }, [items, all, place])
  return { items, movedAbove: step.movedAbove, place }
}
