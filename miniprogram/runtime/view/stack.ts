// Pages over each other: they slide in and out as native ones do, follow the finger from the edge, and are mirrored where
// the writing runs from right to left.

import type { PageMove } from '../protocol.ts'
import type { ViewPage } from './page.ts'

export interface PageStack {
  readonly top: ViewPage | null
  readonly pages: ReadonlyMap<number, ViewPage>
  add(page: ViewPage): void
  show(page: ViewPage, move: PageMove): void
  back(page: ViewPage, from: ViewPage | undefined): void
  close(page: ViewPage): void
}

export interface StackOptions {
  stage: HTMLElement
  isRightToLeft(): boolean
  reducedMotion(): boolean
  /** Whether the page on top may be left by a swipe. */
  canSwipe(): boolean
  swipedBack(): void
  shown(page: ViewPage): void
  removed(page: ViewPage): void
  done(page: ViewPage): void
}

const moveMs = 320
const easing = 'cubic-bezier(.32,.72,0,1)'
const edgePx = 24

export function createPageStack(options: StackOptions): PageStack {
  const { stage } = options
  const pages = new Map<number, ViewPage>()
  let order: ViewPage[] = []
  let top: ViewPage | null = null
  let isSwiped = false
  const leaving = new Set<ViewPage>()

  const away = () => (options.isRightToLeft() ? -100 : 100)

  function put(page: ViewPage): void {
    if (page.element.parentNode === null) stage.append(page.element)
    page.element.classList.add('mp-shown')
    page.measure()
  }

  function hideOthers(page: ViewPage): void {
    for (const other of pages.values()) {
      if (other !== page && !leaving.has(other)) other.element.classList.remove('mp-shown')
    }
  }

  function remove(page: ViewPage): void {
    leaving.delete(page)
    page.element.remove()
    pages.delete(page.node)
    order = order.filter((one) => one !== page)
    options.removed(page)
  }

  function slide(page: ViewPage, from: number, to: number): Promise<void> {
    if (options.reducedMotion() || document.hidden) return Promise.resolve()
    page.element.classList.add('mp-moving')
    const animation = page.element.animate(
      [{ transform: `translateX(${from}%)` }, { transform: `translateX(${to}%)` }],
      {
        duration: moveMs,
        easing,
      },
    )
    return animation.finished.then(
      () => page.element.classList.remove('mp-moving'),
      () => page.element.classList.remove('mp-moving'),
    )
  }

  function present(page: ViewPage): void {
    top = page
    options.shown(page)
  }

  // -- Swipe back ----------------------------------------------------------------------------------------------------
  let swipe: {
    x: number
    y: number
    page: ViewPage
    below: ViewPage
    isMoving: boolean
    at: number
    last: number
  } | null = null

  function below(page: ViewPage): ViewPage | undefined {
    return order[order.indexOf(page) - 1]
  }

  stage.addEventListener(
    'touchstart',
    (event) => {
      const [touch] = event.touches
      if (touch === undefined || event.touches.length > 1 || top === null || leaving.size > 0) return
      const width = stage.clientWidth
      const fromEdge = options.isRightToLeft() ? width - touch.clientX : touch.clientX
      const under = below(top)
      if (fromEdge > edgePx || under === undefined || !options.canSwipe()) return
      swipe = {
        x: touch.clientX,
        y: touch.clientY,
        page: top,
        below: under,
        isMoving: false,
        at: event.timeStamp,
        last: 0,
      }
    },
    { passive: true, capture: true },
  )
  stage.addEventListener(
    'touchmove',
    (event) => {
      const [touch] = event.touches
      if (swipe === null || touch === undefined) return
      const moved = (touch.clientX - swipe.x) * (options.isRightToLeft() ? -1 : 1)
      if (!swipe.isMoving) {
        if (Math.abs(touch.clientY - swipe.y) > 12 || moved < -4) {
          swipe = null
          return
        }
        if (moved < 8) return
        swipe.isMoving = true
        put(swipe.below)
        swipe.page.element.classList.add('mp-moving')
      }
      if (event.cancelable) event.preventDefault()
      event.stopPropagation()
      swipe.last = Math.max(0, moved)
      const part = (swipe.last / stage.clientWidth) * away()
      swipe.page.element.style.transform = `translateX(${part}%)`
      swipe.below.element.style.transform = `translateX(${(part - away()) * 0.3}%)`
    },
    { passive: false, capture: true },
  )
  const endSwipe = (event: TouchEvent) => {
    if (swipe === null) return
    const { page, below: under, isMoving, last, at } = swipe
    swipe = null
    if (!isMoving) return
    event.stopPropagation()
    const part = last / stage.clientWidth
    const isFast = last > 40 && event.timeStamp - at < 250
    const from = part * away()
    page.element.style.transform = ''
    under.element.style.transform = ''
    if (part > 0.4 || isFast) {
      isSwiped = true
      leaving.add(page)
      page.element.style.transform = `translateX(${away()}%)`
      void slide(page, from, away()).then(() => {
        leaving.delete(page)
        if (page.isClosing) remove(page)
      })
      options.swipedBack()
    } else {
      void slide(page, from, 0).then(() => {
        if (top === page) hideOthers(page)
      })
    }
  }
  stage.addEventListener('touchend', endSwipe, { capture: true })
  stage.addEventListener('touchcancel', endSwipe, { capture: true })

  return {
    get top() {
      return top
    },
    pages,
    add(page) {
      pages.set(page.node, page)
      // Laid out, so that it can be measured, but not seen before it is shown.
      stage.append(page.element)
      page.measure()
    },
    show(page, move) {
      const before = top
      if (move === 'push') order = [...order, page]
      else if (move === 'replace') order = [...order.slice(0, -1), page]
      else order = [page]
      stage.append(page.element)
      put(page)
      present(page)
      const under = move === 'push' ? before : null
      if (under === null || under === page) {
        hideOthers(page)
        options.done(page)
        return
      }
      void slide(under, 0, -away() * 0.3)
      void slide(page, away(), 0).then(() => {
        if (top === page) hideOthers(page)
        options.done(page)
      })
    },
    back(page, from) {
      const gone = top
      order = order.slice(0, order.indexOf(page) + 1)
      put(page)
      present(page)
      if (isSwiped || gone === null || gone === page) {
        isSwiped = false
        hideOthers(page)
        options.done(page)
        return
      }
      leaving.add(gone)
      if (from !== undefined && from !== gone) from.element.classList.remove('mp-shown')
      void slide(page, -away() * 0.3, 0)
      void slide(gone, 0, away()).then(() => {
        leaving.delete(gone)
        gone.element.classList.remove('mp-shown')
        if (gone.isClosing) remove(gone)
        hideOthers(page)
        options.done(page)
      })
    },
    close(page) {
      page.isClosing = true
      if (!leaving.has(page)) remove(page)
    },
  }
}
