// What input and textarea share: what is typed goes to the program, and what it answers comes back without stealing the
// cursor or letters typed meanwhile.
import type { ElementContext } from '../element.ts'
import { BaseElement } from '../lib/base.ts'

/** Inherited declarations of the placeholder stand on an element of its own, as programs style it by class. */
export abstract class EntryElement extends BaseElement {
  protected readonly input: HTMLInputElement | HTMLTextAreaElement
  protected readonly placeholder: HTMLDivElement
  private placeholderClasses: string[] = []
  /** Values told to the program that it has not answered: its echo of an older one must not undo newer letters. */
  private told: string[] = []
  private composing = false
  private keyCode = 0
  private focusDue = false
  private keyboardHeightPx = 0
  private readonly stop = new AbortController()

  readonly field = {
    name: () => this.text('name'),
    value: () => this.input.value,
    reset: () => this.write(''),
  }

  constructor(context: ElementContext, input: HTMLInputElement | HTMLTextAreaElement) {
    super(context)
    this.input = input
    this.placeholder = this.make('div', 'mp-placeholder')
    this.placeholder.setAttribute('aria-hidden', 'true')
    const wrapper = this.make('div', 'mp-entry')
    wrapper.append(this.placeholder, input)
    this.host.append(wrapper)
    this.limit()
    this.stylePlaceholder()
    this.watch()
  }

  attached(): void {
    this.focusLater()
    this.grown()
  }

  detached(): void {
    this.stop.abort()
  }

  activate(): void {
    if (!this.input.disabled) this.input.focus()
  }

  /** The value changed, or its place: a textarea measures itself. */
  protected grown(): void {}

  protected abstract confirmed(event: KeyboardEvent): boolean

  protected override changed(name: string): void {
    switch (name) {
      case 'value':
        this.receive(this.text('value'))
        break
      case 'placeholder':
        this.placeholder.textContent = this.text('placeholder')
        if (!this.host.hasAttribute('aria-label')) this.input.setAttribute('aria-label', this.text('placeholder'))
        break
      case 'placeholderClass':
      case 'placeholderStyle':
        this.stylePlaceholder()
        break
      case 'disabled':
        this.input.disabled = this.flag('disabled')
        this.input.tabIndex = this.flag('disabled') ? -1 : 0
        break
      case 'maxlength':
        this.limit()
        break
      case 'focus':
      case 'autoFocus':
        this.focusLater()
        break
      case 'cursor':
      case 'selectionStart':
      case 'selectionEnd':
        if (this.context.document.activeElement !== null && this.isFocused()) this.select()
        break
      case 'cursorColor':
        this.input.style.caretColor = this.color('cursorColor') ?? ''
        break
      case 'confirmType':
        this.input.enterKeyHint = confirmHint(this.text('confirmType', this.defaultConfirm()))
        break
    }
  }

  protected defaultConfirm(): string {
    return 'done'
  }

  private isFocused(): boolean {
    return this.input.matches(':focus')
  }

  private limit(): void {
    const max = this.number('maxlength', 140)
    if (max >= 0) this.input.maxLength = max
    else this.input.removeAttribute('maxlength')
  }

  private stylePlaceholder(): void {
    const { classList } = this.placeholder
    if (this.placeholderClasses.length > 0) classList.remove(...this.placeholderClasses)
    const plain = this.tag === 'wx-textarea' ? 'textarea-placeholder' : 'input-placeholder'
    this.placeholderClasses = this.context.classes(this.text('placeholderClass', plain))
    if (this.placeholderClasses.length > 0) classList.add(...this.placeholderClasses)
    this.placeholder.style.cssText = this.context.style(this.text('placeholderStyle'))
    this.showPlaceholder()
  }

  private showPlaceholder(): void {
    this.placeholder.hidden = this.input.value !== ''
  }

  private receive(value: string): void {
    const at = this.told.indexOf(value)
    if (at >= 0) {
      // An echo. What was told before it needs no answer any more.
      this.told = this.told.slice(at + 1)
      return
    }
    this.told = []
    this.write(value)
  }

  private write(value: string, cursor?: number): void {
    const max = this.input.maxLength
    const cut = max >= 0 ? value.slice(0, max) : value
    if (this.input.value === cut || this.composing) return
    const place = this.isFocused() ? (this.input.selectionStart ?? cut.length) : null
    const atEnd = place === this.input.value.length
    this.input.value = cut
    if (place !== null || cursor !== undefined) {
      const to = cursor ?? (atEnd ? cut.length : Math.min(place ?? 0, cut.length))
      this.selectRange(to, to)
    }
    this.showPlaceholder()
    this.grown()
  }

  private selectRange(start: number, end: number): void {
    try {
      this.input.setSelectionRange(start, end)
    } catch {
      // Some types of input (number) have no selection.
    }
  }

  private select(): void {
    const start = this.number('selectionStart', -1)
    const end = this.number('selectionEnd', -1)
    const cursor = this.number('cursor', -1)
    if (start >= 0 && end >= 0) this.selectRange(start, end)
    else if (cursor >= 0) this.selectRange(cursor, cursor)
  }

  private focusLater(): void {
    if (this.focusDue) return
    this.focusDue = true
    // Once all properties of this render are there.
    queueMicrotask(() => {
      this.focusDue = false
      const wanted = this.flag('focus') || this.flag('autoFocus')
      if (wanted && !this.input.disabled) this.input.focus({ preventScroll: !this.flag('adjustPosition', true) })
      else if (this.raw('focus') !== undefined && !wanted && this.isFocused()) this.input.blur()
    })
  }

  private async typed(): Promise<void> {
    const { value } = this.input
    const cursor = this.input.selectionStart ?? value.length
    this.showPlaceholder()
    this.grown()
    this.told.push(value)
    if (this.told.length > 50) this.told.shift()
    this.context.update('value', value)
    const answer = await this.context.ask('input', { value, cursor, keyCode: this.keyCode })
    // Letters typed meanwhile are asked about by themselves.
    if (this.input.value !== value) return
    if (typeof answer === 'string') this.write(answer)
    else if (typeof answer === 'object' && answer !== null && 'value' in answer) {
      const to = 'cursor' in answer && typeof answer.cursor === 'number' ? answer.cursor : undefined
      this.write(String(answer.value), to)
    }
  }

  private watch(): void {
    const { input } = this
    input.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent)) return
      this.keyCode = event.keyCode
      if (event.key !== 'Enter' || event.isComposing || !this.confirmed(event)) return
      event.preventDefault()
      this.context.emit('confirm', { value: input.value })
      if (!this.flag('confirmHold')) input.blur()
    })
    input.addEventListener('compositionstart', () => {
      this.composing = true
    })
    input.addEventListener('compositionend', () => {
      this.composing = false
    })
    input.addEventListener('input', () => void this.typed())
    input.addEventListener('focus', () => {
      this.select()
      this.context.emit('focus', { value: input.value, height: keyboardHeightPx() })
    })
    input.addEventListener('blur', () => {
      this.told = []
      const { value } = input
      this.context.emit('blur', { value, cursor: input.selectionStart ?? value.length })
    })
    const { signal } = this.stop
    window.visualViewport?.addEventListener(
      'resize',
      () => {
        const height = keyboardHeightPx()
        if (height === this.keyboardHeightPx || (!this.isFocused() && this.keyboardHeightPx === 0)) return
        this.keyboardHeightPx = height
        this.context.emit('keyboardheightchange', { height, duration: 0 })
        if (height > 0 && this.isFocused() && this.flag('adjustPosition', true)) {
          this.host.scrollIntoView({ block: 'nearest' })
        }
      },
      { signal },
    )
  }
}

/** What a keyboard on the screen covers; 0 where there is none. */
function keyboardHeightPx(): number {
  const viewport = window.visualViewport
  const covered = viewport ? Math.round(window.innerHeight - viewport.height * viewport.scale) : 0
  return covered > 80 ? covered : 0
}

function confirmHint(type: string): string {
  return ['send', 'search', 'next', 'go', 'done'].includes(type) ? type : type === 'return' ? 'enter' : 'done'
}
