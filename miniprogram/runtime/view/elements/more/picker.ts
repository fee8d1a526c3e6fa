import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'
import { say } from '../lib/texts.ts'
import { type PickerColumns, pickerColumns, pickerIndices, type Regions } from './pickerModel.ts'
import { openSheet, type Sheet } from './sheet.ts'
import { Wheel } from './wheel.ts'

let regions: Promise<Regions | null> | null = null

class PickerElement extends BaseElement {
  private sheet: Sheet | null = null
  private wheels: Wheel[] = []
  private body: HTMLElement | null = null
  private indices: number[] = []
  private data: Regions | null = null
  private chosen: unknown

  readonly field = {
    name: () => this.text('name'),
    value: () => this.value(),
    reset: () => {
      this.chosen = undefined
      super.set('value', undefined)
    },
  }

  constructor(context: ElementContext) {
    super(context)
    this.host.setAttribute('role', 'button')
    this.host.setAttribute('aria-haspopup', 'dialog')
    this.host.tabIndex = 0
    this.host.addEventListener('click', () => this.activate())
    this.host.addEventListener('keydown', (event) => {
      if ((event.key !== 'Enter' && event.key !== ' ') || event.target !== this.host) return
      event.preventDefault()
      this.host.click()
    })
  }

  detached(): void {
    this.close()
  }

  activate(): void {
    if (!this.flag('disabled') && !this.sheet) void this.open()
  }

  protected override changed(name: string): void {
    if (name === 'disabled') this.host.setAttribute('aria-disabled', String(this.flag('disabled')))
    if (name === 'value') this.chosen = undefined
    // A program answers `columnchange` with other columns: they are put in while the wheels are open.
    if (this.sheet && (name === 'range' || name === 'value')) {
      if (name === 'value') this.indices = pickerIndices(this.options(), this.raw('value'), this.data)
      this.show(false)
    }
  }

  private mode(): string {
    return this.text('mode', 'selector')
  }

  private value(): unknown {
    if (this.chosen !== undefined) return this.chosen
    const value = this.raw('value')
    if (value !== undefined && value !== null) return value
    return this.mode() === 'multiSelector' || this.mode() === 'region' ? [] : ''
  }

  private options() {
    const now = new Date()
    return {
      mode: this.mode(),
      range: this.raw('range'),
      rangeKey: this.text('rangeKey'),
      start: this.text('start'),
      end: this.text('end'),
      fields: this.mode() === 'region' ? this.text('level', 'region') : this.text('fields', 'day'),
      customItem: this.text('customItem'),
      today: `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}`,
      chinese: this.context.document.documentElement.lang.startsWith('zh'),
    }
  }

  private async open(): Promise<void> {
    const { context } = this
    if (this.mode() === 'region') {
      regions ??= context.loadChunk('regions').then(toRegions, () => null)
      this.data = await regions
    }
    if (this.sheet || !this.host.isConnected) return
    this.indices = pickerIndices(this.options(), this.chosen ?? this.raw('value'), this.data)
    const body = this.make('div', 'mp-sheet-body')
    this.body = body
    this.wheels = []
    const title = this.text('headerText')
    this.sheet = openSheet({
      document: context.document,
      page: context.page,
      body,
      title,
      label: title || say(context.document, 'choose'),
      cancelText: say(context.document, 'cancel'),
      doneText: say(context.document, 'ok'),
      done: () => this.finish(),
      cancel: () => {
        this.close()
        context.emit('cancel', {})
      },
      focusBack: this.host,
    })
    this.show(false)
    this.wheels[0]?.element.focus({ preventScroll: true })
  }

  private finish(): void {
    for (const wheel of this.wheels) wheel.settleNow()
    const { value, more } = this.columns()
    this.close()
    this.chosen = value
    this.context.update('value', value)
    this.context.emit('change', { value, ...more })
  }

  private close(): void {
    this.sheet?.close()
    this.sheet = null
    for (const wheel of this.wheels) wheel.stop()
    this.wheels = []
    this.body = null
  }

  private columns(): PickerColumns {
    return pickerColumns(this.options(), this.indices, this.data)
  }

  private show(animated: boolean): void {
    const { body, context } = this
    if (!body) return
    const columns = this.columns()
    this.indices = columns.indices
    if (this.wheels.length !== columns.labels.length) {
      this.wheels = columns.labels.map(
        (_, at) => new Wheel(context.document, this.make('div'), { settle: (index) => this.turned(at, index) }),
      )
      const row = this.make('div', 'mp-wheels')
      row.append(...this.wheels.map((wheel) => wheel.element), this.make('div', 'mp-wheel-mask'))
      row.append(this.make('div', 'mp-wheel-indicator'))
      body.replaceChildren(row)
    }
    this.wheels.forEach((wheel, at) => {
      wheel.setLabels(columns.labels[at] ?? [])
      wheel.measure(48, 88)
      wheel.show(columns.indices[at] ?? 0, animated)
    })
  }

  private turned(column: number, index: number): void {
    this.indices[column] = index
    if (this.mode() === 'region') for (let at = column + 1; at < this.indices.length; at++) this.indices[at] = 0
    if (this.mode() === 'multiSelector') {
      this.context.emit('columnchange', { column, value: index })
      return
    }
    this.show(false)
  }
}

function toRegions(loaded: unknown): Regions | null {
  // The chunk is ours: it holds this one list.
  return typeof loaded === 'object' && loaded !== null && 'regions' in loaded ? (loaded.regions as Regions) : null
}

export const picker = (context: ElementContext) => new PickerElement(context)
