// One column to spin. It is scrolled by the browser, snapping to its items, so it keeps up with any finger.
import { clamp } from '../lib/base.ts'
import { watchDrag } from '../lib/drag.ts'
import { type Moving, moveNumber } from '../lib/motion.ts'

export interface WheelEvents {
  start?(): void
  /** It rests on another item than before. */
  settle(index: number): void
  end?(): void
}

const restMs = 120

export class Wheel {
  readonly element: HTMLElement
  readonly items: HTMLElement
  private readonly events: WheelEvents
  private index = 0
  private aim = 0
  private held = false
  private spinning = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private moving: Moving | null = null
  private itemPx = 34

  constructor(document: Document, items: HTMLElement, events: WheelEvents) {
    this.element = document.createElement('div')
    this.element.className = 'mp-wheel'
    this.items = items
    items.classList.add('mp-wheel-items')
    this.element.append(items)
    this.events = events
    this.element.setAttribute('role', 'spinbutton')
    this.element.tabIndex = 0
    this.watch()
  }

  get selected(): number {
    return this.index
  }

  get count(): number {
    return this.items.childElementCount
  }

  /** Height of an item, and the room above the first of them. */
  measure(itemPx: number, padPx: number): void {
    this.itemPx = itemPx
    this.element.style.setProperty('--mp-item', `${itemPx}px`)
    this.element.style.setProperty('--mp-pad', `${padPx}px`)
    this.show(this.index, false)
  }

  setLabels(labels: readonly string[]): void {
    const document = this.element.ownerDocument
    const same =
      labels.length === this.count && labels.every((text, at) => this.items.children[at]?.textContent === text)
    if (same) return
    this.items.replaceChildren(
      ...labels.map((text) => {
        const item = document.createElement('div')
        item.textContent = text
        return item
      }),
    )
  }

  /** Turns to an item without telling of it. */
  show(index: number, animated: boolean): void {
    this.index = clamp(Math.round(index), 0, Math.max(0, this.count - 1))
    this.turn(this.index, animated)
    this.describe()
  }

  stop(): void {
    clearTimeout(this.timer)
    this.moving?.stop()
  }

  /** Ends a turn that is under way where it would end. */
  settleNow(): void {
    const at = this.moving ? this.aim : Math.round(this.element.scrollTop / this.itemPx)
    this.stop()
    this.moving = null
    this.settle(clamp(at, 0, Math.max(0, this.count - 1)))
  }

  private describe(): void {
    this.element.setAttribute('aria-valuemin', '0')
    this.element.setAttribute('aria-valuemax', String(Math.max(0, this.count - 1)))
    this.element.setAttribute('aria-valuenow', String(this.index))
    this.element.setAttribute('aria-valuetext', this.items.children[this.index]?.textContent ?? '')
  }

  private turn(index: number, animated: boolean): void {
    this.aim = index
    this.moving?.stop()
    const from = this.element.scrollTop
    const to = index * this.itemPx
    if (Math.abs(from - to) < 1) return
    this.element.style.scrollSnapType = 'none'
    this.moving = moveNumber(
      { from, to, durationMs: animated ? 200 : 0 },
      (value) => {
        this.element.scrollTop = value
      },
      () => {
        this.moving = null
        this.element.style.scrollSnapType = ''
      },
    )
  }

  private choose(index: number): void {
    const to = clamp(index, 0, Math.max(0, this.count - 1))
    if (to === this.aim) return
    this.begin()
    this.turn(to, true)
  }

  private begin(): void {
    if (this.spinning) return
    this.spinning = true
    this.events.start?.()
  }

  private rest(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      if (this.held || this.moving) return this.rest()
      this.settle(clamp(Math.round(this.element.scrollTop / this.itemPx), 0, Math.max(0, this.count - 1)))
    }, restMs)
  }

  private settle(index: number): void {
    this.aim = index
    if (index !== this.index) {
      this.index = index
      this.describe()
      this.events.settle(index)
    }
    if (this.spinning) {
      this.spinning = false
      this.events.end?.()
    }
  }

  private watch(): void {
    const { element } = this
    element.addEventListener('scroll', () => this.rest(), { passive: true })
    element.addEventListener(
      'touchstart',
      () => {
        this.moving?.stop()
        this.moving = null
        element.style.scrollSnapType = ''
        this.held = true
        this.begin()
      },
      { passive: true },
    )
    for (const type of ['touchend', 'touchcancel']) {
      element.addEventListener(
        type,
        () => {
          this.held = false
          this.rest()
        },
        { passive: true },
      )
    }
    let notches = 0
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault()
        notches += event.deltaY
        if (Math.abs(notches) < this.itemPx) return
        this.choose(this.aim + Math.sign(notches))
        notches = 0
      },
      { passive: false },
    )
    let from = 0
    watchDrag(element, {
      start: (event) => event.pointerType === 'mouse',
      begin: () => {
        this.moving?.stop()
        this.moving = null
        this.held = true
        from = element.scrollTop
        element.style.scrollSnapType = 'none'
        this.begin()
        return true
      },
      move: (point) => {
        element.scrollTop = from - point.dy
      },
      end: (_, speed) => {
        this.held = false
        this.aim = -1
        const to = Math.round((element.scrollTop - speed.y * 120) / this.itemPx)
        this.turn(clamp(to, 0, Math.max(0, this.count - 1)), true)
        this.rest()
      },
    })
    element.addEventListener('click', (event) => {
      const item = [...this.items.children].findIndex(
        (child) => event.target instanceof Node && child.contains(event.target),
      )
      if (item >= 0) this.choose(item)
    })
    element.addEventListener('keydown', (event) => {
      const moves: Record<string, number> = {
        ArrowDown: this.aim + 1,
        ArrowUp: this.aim - 1,
        PageDown: this.aim + 5,
        PageUp: this.aim - 5,
        Home: 0,
        End: this.count - 1,
      }
      const to = moves[event.key]
      if (to === undefined) return
      event.preventDefault()
      this.choose(to)
    })
  }
}
