// Pulling a scroll-view down to refresh it.
import type { ElementContext } from '../element.ts'
import { clamp } from './base.ts'
import { type Moving, moveNumber } from './motion.ts'

export interface RefresherOptions {
  thresholdPx: number
  /** 'black', 'white' or 'none'. */
  look: string
  background: string | null
  triggered: boolean
}

/** States: at rest → pulled → open (refreshing) → at rest. */
export class Refresher {
  private readonly context: ElementContext
  private readonly scroller: HTMLElement
  private readonly body: HTMLElement
  private readonly box: HTMLElement
  private options: RefresherOptions = { thresholdPx: 45, look: 'black', background: null, triggered: false }
  private pulled = 0
  private open = false
  private moving: Moving | null = null
  private readonly stop = new AbortController()

  constructor(context: ElementContext, scroller: HTMLElement, body: HTMLElement) {
    this.context = context
    this.scroller = scroller
    this.body = body
    this.box = context.document.createElement('div')
    this.box.className = 'mp-refresher'
    this.box.innerHTML = '<i></i><i></i><i></i>'
    this.place()
    scroller.style.setProperty('overscroll-behavior', 'contain')
    this.watch()
  }

  place(): void {
    if (this.box.parentNode !== this.scroller) this.scroller.prepend(this.box)
  }

  configure(options: RefresherOptions): void {
    const was = this.options.triggered
    this.options = options
    this.box.dataset.look = options.look
    this.box.style.backgroundColor = options.background ?? ''
    if (options.triggered && !was) this.trigger()
    if (!options.triggered && was) this.close()
  }

  trigger(): void {
    if (this.open) return
    this.open = true
    this.box.classList.add('mp-open')
    this.moveTo(this.options.thresholdPx, () => {})
    this.context.emit('refresherrefresh', {})
  }

  close(): void {
    if (!this.open) return
    this.open = false
    this.box.classList.remove('mp-open')
    this.moveTo(0, () => this.context.emit('refresherrestore', {}))
  }

  remove(): void {
    this.stop.abort()
    this.moving?.stop()
    this.show(0)
    this.box.remove()
  }

  private watch(): void {
    const { scroller } = this
    const { signal } = this.stop
    let start: { x: number; y: number } | null = null
    let pulling = false
    scroller.addEventListener(
      'touchstart',
      (event) => {
        const touch = event.touches[0]
        start =
          touch && event.touches.length === 1 && scroller.scrollTop <= 0 && !this.open
            ? { x: touch.clientX, y: touch.clientY }
            : null
        pulling = false
      },
      { passive: true, signal },
    )
    scroller.addEventListener(
      'touchmove',
      (event) => {
        const touch = event.touches[0]
        if (!start || !touch) return
        const dy = touch.clientY - start.y
        if (!pulling) {
          if (dy <= 0 || Math.abs(touch.clientX - start.x) > dy || scroller.scrollTop > 0) {
            start = null
            return
          }
          pulling = true
        }
        if (event.cancelable) event.preventDefault()
        // Beyond its height it follows ever more slowly.
        this.show(Math.max(0, dy < 60 ? dy : 60 + (dy - 60) * 0.4))
        this.context.emit('refresherpulling', { dy: this.pulled })
      },
      { passive: false, signal },
    )
    const end = () => {
      if (!pulling) return
      pulling = false
      start = null
      if (this.pulled >= this.options.thresholdPx) this.trigger()
      else this.moveTo(0, () => this.context.emit('refresherabort', {}))
    }
    scroller.addEventListener('touchend', end, { passive: true, signal })
    scroller.addEventListener('touchcancel', end, { passive: true, signal })
  }

  private moveTo(to: number, done: () => void): void {
    this.moving?.stop()
    this.moving = moveNumber({ from: this.pulled, to, durationMs: 200 }, (value) => this.show(value), done)
  }

  private show(px: number): void {
    this.pulled = px
    this.box.style.height = `${px}px`
    this.box.style.opacity = String(clamp(px / this.options.thresholdPx, 0, 1))
    this.body.style.transform = px > 0 ? `translateY(${px}px)` : ''
  }
}
