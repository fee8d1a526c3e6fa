// Behaviors that the host gives, by the names WeChat gave them.

import type { CodeSpace } from 'glass-easel-miniprogram-adapter'

/** Marks a component as a field of the form around it. */
export const formFieldMark = '__mpFormField'

export function builtInBehaviors(space: CodeSpace): Record<string, unknown> {
  const formField = space
    .behavior()
    .definition({
      properties: { name: { type: String, value: '' }, value: { type: null } },
      data: { [formFieldMark]: true },
    } as never)
    .register()
  const empty = () =>
    space
      .behavior()
      .definition({} as never)
      .register()
  return {
    'wx://form-field': formField,
    'wx://form-field-group': empty(),
    'wx://form-field-button': empty(),
    'wx://component-export': empty(),
    'wx://proxy-scroll-view': empty(),
  }
}
