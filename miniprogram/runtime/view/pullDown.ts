// Pulling a page down to refresh it: three dots behind the page, as WeChat shows them.

export interface PullDown {
  readonly element: HTMLElement
  /** The program asked for it: as if the member had pulled. */
  start(): void
  stop(): void
  style(style: 'dark' | 'light'): void
}

export interface PullDownOptions {
  document: Document
  scroller: HTMLElement
  isAllowed(): boolean
  begin(): void
}

const thresholdPx = 50
const heldPx = 50

export function createPullDown({ document, scroller, isAllowed, begin }: PullDownOptions): PullDown {
  const element = document.createElement('div')
  element.style.cssText =
    'position:absolute;inset-inline:0;top:0;height:50px;display:flex;gap:8px;align-items:center;justify-content:center;visibility:hidden'
  const dots = [0, 1, 2].map((index) => {
    const dot = document.createElement('i')
    dot.style.cssText = 'width:7px;height:7px;border-radius:50%;background:rgba(0,0,0,.35)'
    element.append(dot)
    return { dot, index }
  })
  let from: number | null = null
  let pulledPx = 0
  let isRefreshing = false
  let animations: Animation[] = []

  function move(px: number, isSmooth: boolean): void {
    pulledPx = px
    element.style.visibility = px > 0 ? 'visible' : 'hidden'
    scroller.style.transition = isSmooth ? 'transform .25s' : ''
    // A transform would make the page the frame of what is fixed in it: it is only there while it is needed.
    scroller.style.transform = px > 0 ? `translateY(${px}px)` : ''
  }

  function refresh(): void {
    isRefreshing = true
    move(heldPx, true)
    animations = dots.map(({ dot, index }) =>
      dot.animate([{ opacity: 1 }, { opacity: 0.2 }, { opacity: 1 }], {
        duration: 900,
        delay: index * 200,
        iterations: Number.POSITIVE_INFINITY,
      }),
    )
    begin()
  }

  scroller.addEventListener(
    'touchstart',
    (event) => {
      const [touch] = event.touches
      from = isAllowed() && !isRefreshing && scroller.scrollTop <= 0 && touch !== undefined ? touch.clientY : null
    },
    { passive: true },
  )
  scroller.addEventListener(
    'touchmove',
    (event) => {
      const [touch] = event.touches
      if (from === null || touch === undefined || event.defaultPrevented) return
      const distance = touch.clientY - from
      if (pulledPx === 0 && (distance <= 6 || scroller.scrollTop > 0)) {
        if (distance < 0) from = null
        return
      }
      if (event.cancelable) event.preventDefault()
      move(Math.max(0, distance * 0.5), false)
    },
    { passive: false },
  )
  const end = () => {
    if (from === null) return
    from = null
    if (pulledPx >= thresholdPx) refresh()
    else if (pulledPx > 0) move(0, true)
  }
  scroller.addEventListener('touchend', end)
  scroller.addEventListener('touchcancel', end)

  return {
    element,
    start() {
      if (!isRefreshing) refresh()
    },
    stop() {
      isRefreshing = false
      for (const animation of animations) animation.cancel()
      animations = []
      move(0, true)
    },
    style(style) {
      for (const { dot } of dots) dot.style.background = style === 'light' ? 'rgba(255,255,255,.7)' : 'rgba(0,0,0,.35)'
    },
  }
}
