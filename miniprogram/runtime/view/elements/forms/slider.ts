import type { ElementContext } from '../element.ts'
import { BaseElement, clamp, isRightToLeft } from '../lib/base.ts'
import { watchDrag } from '../lib/drag.ts'

/** The nearest step, without the dust of binary fractions. */
export function toStep(value: number, options: { min: number; max: number; step: number }): number {
  const { min, max } = options
  const step = options.step > 0 ? options.step : 1
  const digits = (String(step).split('.')[1] ?? '').length
  return clamp(Number((min + Math.round((value - min) / step) * step).toFixed(digits)), min, Math.max(min, max))
}

class SliderElement extends BaseElement {
  private readonly area = this.make('div', 'wx-slider-tap-area')
  private readonly wrapper = this.make('div', 'wx-slider-handle-wrapper')
  private readonly track = this.make('div', 'wx-slider-track')
  private readonly handle = this.make('div', 'wx-slider-handle')
  private readonly thumb = this.make('div', 'wx-slider-thumb')
  private readonly shown = this.make('span', 'wx-slider-value')
  private current = 0

  readonly field = {
    name: () => this.text('name'),
    value: () => this.current,
    reset: () => this.show(this.range().min),
  }

  constructor(context: ElementContext) {
    super(context)
    const outer = this.make('div', 'wx-slider-wrapper')
    this.wrapper.append(this.track, this.handle, this.thumb)
    this.area.append(this.wrapper)
    outer.append(this.area, this.shown)
    this.host.append(outer)
    this.host.setAttribute('role', 'slider')
    this.host.tabIndex = 0
    this.watch()
    this.arrange()
  }

  protected override changed(name: string): void {
    if (name === 'value') this.current = this.number('value', 0)
    this.arrange()
  }

  private range() {
    return { min: this.number('min', 0), max: this.number('max', 100), step: this.number('step', 1) }
  }

  private arrange(): void {
    const size = clamp(this.number('blockSize', 28), 12, 28)
    this.wrapper.style.backgroundColor = this.color('backgroundColor') ?? ''
    this.track.style.backgroundColor = this.color('activeColor') ?? this.color('selectedColor') ?? ''
    for (const part of [this.handle, this.thumb]) {
      part.style.width = part.style.height = `${size}px`
      part.style.marginBlockStart = `${-size / 2}px`
      part.style.marginInlineStart = `${-size / 2}px`
    }
    this.thumb.style.backgroundColor = this.color('blockColor') ?? ''
    this.shown.hidden = !this.flag('showValue')
    this.host.setAttribute('aria-disabled', String(this.flag('disabled')))
    this.host.tabIndex = this.flag('disabled') ? -1 : 0
    this.show(this.current)
  }

  private show(value: number): void {
    const range = this.range()
    this.current = clamp(value, range.min, Math.max(range.min, range.max))
    const part = range.max > range.min ? ((this.current - range.min) / (range.max - range.min)) * 100 : 0
    this.track.style.width = `${part}%`
    this.handle.style.insetInlineStart = `${part}%`
    this.thumb.style.insetInlineStart = `${part}%`
    this.shown.textContent = String(this.current)
    this.host.setAttribute('aria-valuemin', String(range.min))
    this.host.setAttribute('aria-valuemax', String(range.max))
    this.host.setAttribute('aria-valuenow', String(this.current))
  }

  private valueAt(clientX: number): number {
    const box = this.wrapper.getBoundingClientRect()
    const part = clamp((clientX - box.left) / (box.width || 1), 0, 1)
    const range = this.range()
    return toStep(range.min + (isRightToLeft(this.host) ? 1 - part : part) * (range.max - range.min), range)
  }

  private finish(value: number): void {
    this.show(value)
    this.context.update('value', this.current)
    this.context.emit('change', { value: this.current })
  }

  private watch(): void {
    watchDrag(this.area, {
      start: () => !this.flag('disabled'),
      begin: (point) => Math.abs(point.dx) >= Math.abs(point.dy),
      move: (point) => {
        const value = this.valueAt(point.x)
        if (value === this.current) return
        this.show(value)
        this.context.emit('changing', { value })
      },
      end: () => this.finish(this.current),
    })
    this.area.addEventListener('click', (event) => {
      if (!this.flag('disabled')) this.finish(this.valueAt(event.clientX))
    })
    this.host.addEventListener('keydown', (event) => {
      const { min, max, step } = this.range()
      const ahead = isRightToLeft(this.host) ? -1 : 1
      const moves: Record<string, number> = {
        ArrowRight: this.current + step * ahead,
        ArrowLeft: this.current - step * ahead,
        ArrowUp: this.current + step,
        ArrowDown: this.current - step,
        Home: min,
        End: max,
      }
      const to = moves[event.key]
      if (to === undefined || this.flag('disabled')) return
      event.preventDefault()
      this.finish(toStep(to, { min, max, step }))
    })
  }
}

export const slider = (context: ElementContext) => new SliderElement(context)
