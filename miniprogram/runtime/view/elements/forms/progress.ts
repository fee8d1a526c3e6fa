import type { ElementContext } from '../element.ts'
import { BaseElement, clamp } from '../lib/base.ts'
import { type Moving, moveNumber } from '../lib/motion.ts'

class ProgressElement extends BaseElement {
  private readonly bar = this.make('div', 'wx-progress-bar')
  private readonly inner = this.make('div', 'wx-progress-inner-bar')
  private readonly info = this.make('p', 'wx-progress-info')
  private shown = 0
  private moving: Moving | null = null
  private standing = false

  constructor(context: ElementContext) {
    super(context)
    this.bar.append(this.inner)
    this.host.append(this.bar, this.info)
    this.host.setAttribute('role', 'progressbar')
    this.host.setAttribute('aria-valuemin', '0')
    this.host.setAttribute('aria-valuemax', '100')
    this.changed('strokeWidth')
  }

  attached(): void {
    this.standing = true
    this.go()
  }

  detached(): void {
    this.moving?.stop()
  }

  protected override changed(name: string): void {
    if (name === 'percent') {
      if (this.standing) this.go()
      return
    }
    this.bar.style.height = `${this.pixels('strokeWidth', 6)}px`
    this.bar.style.borderRadius = `${this.pixels('borderRadius', 0)}px`
    this.inner.style.borderRadius = this.bar.style.borderRadius
    this.bar.style.backgroundColor = this.color('backgroundColor') ?? ''
    this.inner.style.backgroundColor = this.color('activeColor') ?? this.color('color') ?? ''
    this.info.hidden = !this.flag('showInfo')
    this.info.style.fontSize = `${this.pixels('fontSize', 16)}px`
  }

  private go(): void {
    this.moving?.stop()
    const to = clamp(this.number('percent', 0), 0, 100)
    if (!this.flag('active')) {
      this.show(to)
      return
    }
    const from = this.text('activeMode', 'backwards') === 'forwards' ? this.shown : 0
    const durationMs = Math.abs(to - from) * this.number('duration', 30)
    this.moving = moveNumber(
      { from, to, durationMs, easing: 'linear' },
      (value) => this.show(value),
      () => this.context.emit('activeend', { curPercent: to }),
    )
  }

  private show(percent: number): void {
    this.shown = percent
    this.inner.style.width = `${percent}%`
    this.info.textContent = `${Math.round(percent)}%`
    this.host.setAttribute('aria-valuenow', String(Math.round(percent)))
  }
}

export const progress = (context: ElementContext) => new ProgressElement(context)
