import type { ElementContext } from '../element.ts'
import { EntryElement } from './entry.ts'

const modes: Record<string, string> = { number: 'numeric', idcard: 'text', digit: 'decimal' }

class InputElement extends EntryElement {
  constructor(context: ElementContext) {
    const input = context.document.createElement('input')
    input.className = 'mp-input'
    input.type = 'text'
    input.autocomplete = 'off'
    super(context, input)
  }

  protected override changed(name: string): void {
    super.changed(name)
    if (name !== 'type' && name !== 'password' && name !== 'safePasswordLength') return
    const type = this.text('type', 'text')
    if (!(this.input instanceof HTMLInputElement)) return
    this.input.type = this.flag('password') || type === 'safe-password' ? 'password' : 'text'
    this.input.inputMode = modes[type] ?? 'text'
    // Keeps the browser from offering what was typed elsewhere.
    this.input.autocomplete = this.input.type === 'password' ? 'new-password' : 'off'
  }

  protected confirmed(): boolean {
    return true
  }
}

export const input = (context: ElementContext) => new InputElement(context)
