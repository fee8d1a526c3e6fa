import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'
import { Wheel } from './wheel.ts'

const columnsByHost = new WeakMap<Element, PickerViewColumnElement>()
const viewsByHost = new WeakMap<Element, PickerViewElement>()

class PickerViewElement extends BaseElement {
  private readonly wheels = this.make('div', 'mp-wheels')
  private value: number[] = []
  private sizes: ResizeObserver | null = null
  itemPx = 34

  readonly field = {
    name: () => this.text('name'),
    value: () => this.selected(),
    reset: () => this.show(this.columns().map(() => 0)),
  }

  constructor(context: ElementContext) {
    super(context)
    this.host.append(this.wheels)
    viewsByHost.set(this.host, this)
  }

  override get content(): HTMLElement {
    return this.wheels
  }

  attached(): void {
    this.sizes = new ResizeObserver(() => this.arrange())
    this.sizes.observe(this.host)
    this.arrange()
  }

  detached(): void {
    this.sizes?.disconnect()
  }

  childrenChanged(): void {
    this.arrange()
  }

  protected override changed(name: string): void {
    if (name === 'value') {
      const value = this.raw('value')
      this.show(Array.isArray(value) ? value.map((entry) => Number(entry) || 0) : [])
    } else this.arrange()
  }

  /** A column has come to rest, or its items have changed. */
  tell(): void {
    const value = this.selected()
    this.value = value
    this.context.update('value', value)
    this.context.emit('change', { value })
  }

  start(): void {
    this.context.emit('pickstart', {})
  }

  end(): void {
    this.context.emit('pickend', {})
  }

  /** Which item a column is to show; it asks when its items have changed. */
  wanted(column: PickerViewColumnElement): number {
    return this.value[this.columns().indexOf(column)] ?? 0
  }

  arrange(): void {
    const style = this.context.style(this.text('indicatorStyle'))
    const probe = this.make('div')
    probe.style.cssText = style
    const height = probe.style.height
    this.itemPx = height.endsWith('px') ? Number.parseFloat(height) : this.pixels('itemHeight', 34)
    const pad = Math.max(0, (this.host.clientHeight - this.itemPx) / 2)
    for (const column of this.columns()) {
      column.dress({
        itemPx: this.itemPx,
        padPx: pad,
        indicatorStyle: style,
        indicatorClass: this.text('indicatorClass'),
        maskStyle: this.context.style(this.text('maskStyle')),
        maskClass: this.text('maskClass'),
      })
    }
  }

  private show(value: number[]): void {
    this.value = value
    this.columns().forEach((column, at) => {
      column.show(value[at] ?? 0)
    })
  }

  private selected(): number[] {
    return this.columns().map((column) => column.selected)
  }

  private columns(): PickerViewColumnElement[] {
    return [...this.wheels.querySelectorAll('wx-picker-view-column')].flatMap((host) => columnsByHost.get(host) ?? [])
  }
}

interface Dress {
  itemPx: number
  padPx: number
  indicatorStyle: string
  indicatorClass: string
  maskStyle: string
  maskClass: string
}

class PickerViewColumnElement extends BaseElement {
  private readonly items = this.make('div')
  private readonly mask = this.make('div', 'mp-wheel-mask')
  private readonly indicator = this.make('div', 'mp-wheel-indicator')
  private readonly wheel: Wheel

  constructor(context: ElementContext) {
    super(context)
    this.wheel = new Wheel(context.document, this.items, {
      start: () => this.view()?.start(),
      settle: () => this.view()?.tell(),
      end: () => this.view()?.end(),
    })
    this.host.append(this.wheel.element, this.mask, this.indicator)
    columnsByHost.set(this.host, this)
  }

  override get content(): HTMLElement {
    return this.items
  }

  get selected(): number {
    return this.wheel.selected
  }

  attached(): void {
    this.view()?.arrange()
    this.show(this.view()?.wanted(this) ?? 0)
  }

  detached(): void {
    this.wheel.stop()
  }

  childrenChanged(): void {
    const wanted = this.view()?.wanted(this) ?? 0
    this.wheel.show(wanted, false)
  }

  show(index: number): void {
    if (index !== this.wheel.selected || this.wheel.selected >= this.wheel.count) this.wheel.show(index, false)
  }

  dress(dress: Dress): void {
    this.mask.className = ['mp-wheel-mask', ...this.context.classes(dress.maskClass)].join(' ')
    this.mask.style.cssText = dress.maskStyle
    this.mask.style.setProperty('--mp-pad', `${dress.padPx}px`)
    this.indicator.className = ['mp-wheel-indicator', ...this.context.classes(dress.indicatorClass)].join(' ')
    this.indicator.style.cssText = dress.indicatorStyle
    this.indicator.style.height = `${dress.itemPx}px`
    this.wheel.measure(dress.itemPx, dress.padPx)
  }

  private view(): PickerViewElement | null {
    const host = this.host.closest('wx-picker-view')
    return host ? (viewsByHost.get(host) ?? null) : null
  }
}

export const pickerView = (context: ElementContext) => new PickerViewElement(context)
export const pickerViewColumn = (context: ElementContext) => new PickerViewColumnElement(context)
