// The look while a finger rests on an element: `hover-class` after a moment, gone a moment after it was lifted.
import type { ElementContext } from '../element.ts'

export interface HoverOptions {
  /** As the program wrote it; '' and 'none' for no look. */
  className: string
  stopPropagation: boolean
  startMs: number
  stayMs: number
}

// Which touches an inner element has kept for itself.
const kept = new WeakSet<Event>()

/** Starts to watch `context.host`; `read` is asked at each touch. */
export function watchHover(context: ElementContext, read: () => HoverOptions | null): void {
  const { host } = context
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown: string[] = []

  const show = (options: HoverOptions) => {
    if (shown.length > 0) host.classList.remove(...shown)
    shown = context.classes(options.className)
    if (shown.length > 0) host.classList.add(...shown)
  }
  const hide = () => {
    clearTimeout(timer)
    if (shown.length > 0) host.classList.remove(...shown)
    shown = []
  }

  host.addEventListener(
    'pointerdown',
    (event) => {
      if (kept.has(event) || event.button > 0) return
      const options = read()
      if (!options || options.className === '' || options.className === 'none') return
      if (options.stopPropagation) kept.add(event)
      clearTimeout(timer)
      timer = setTimeout(() => show(options), options.startMs)
      const start = { x: event.clientX, y: event.clientY }
      const stop = new AbortController()
      const { signal } = stop
      const target = context.document
      const cancel = () => {
        stop.abort()
        hide()
      }
      target.addEventListener('pointercancel', cancel, { signal })
      target.addEventListener('scroll', cancel, { signal, capture: true })
      target.addEventListener(
        'pointermove',
        (move) => {
          if (Math.hypot(move.clientX - start.x, move.clientY - start.y) > 10) cancel()
        },
        { signal },
      )
      target.addEventListener(
        'pointerup',
        () => {
          stop.abort()
          // A quick tap shows the look, too.
          if (shown.length === 0) {
            clearTimeout(timer)
            show(options)
          }
          timer = setTimeout(hide, options.stayMs)
        },
        { signal },
      )
    },
    { passive: true },
  )
}
