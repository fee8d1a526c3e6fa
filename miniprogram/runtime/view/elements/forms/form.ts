import type { ElementContext } from '../element.ts'
import { BaseElement, unknownMethod } from '../lib/base.ts'

/** Whatever carries a value; components of the program with `wx://form-field` are added in the Worker. */
export const fieldTags = [
  'wx-input',
  'wx-textarea',
  'wx-checkbox-group',
  'wx-radio-group',
  'wx-switch',
  'wx-slider',
  'wx-picker',
  'wx-picker-view',
  'wx-editor',
]

class FormElement extends BaseElement {
  invoke(method: string): unknown {
    switch (method) {
      case 'submit': {
        const value: Record<string, unknown> = {}
        for (const field of this.fields()) {
          const name = field.name()
          if (name !== '') value[name] = field.value()
        }
        const detail: Record<string, unknown> = { value }
        if (this.flag('reportSubmit')) detail.formId = 'the formId is a mock one'
        return this.context.emit('submit', detail)
      }
      case 'reset':
        for (const field of this.fields()) field.reset()
        return this.context.emit('reset', {})
      default:
        return unknownMethod(this.tag, method)
    }
  }

  private fields() {
    return fieldTags.flatMap((tag) => this.context.descendants(tag).flatMap((found) => found.field ?? []))
  }
}

export const form = (context: ElementContext) => new FormElement(context)
