// The chunk 'forms': what is filled in, by tags.
import type { ElementFactory } from '../element.ts'
import { checkbox, checkboxGroup } from './checkbox.ts'
import { form } from './form.ts'
import { input } from './input.ts'
import { label } from './label.ts'
import { progress } from './progress.ts'
import { radio, radioGroup } from './radio.ts'
import { slider } from './slider.ts'
import { switchElement } from './switch.ts'
import { textarea } from './textarea.ts'

export { css } from '../looks/forms.css.ts'
export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-checkbox': checkbox,
  'wx-checkbox-group': checkboxGroup,
  'wx-form': form,
  'wx-input': input,
  'wx-label': label,
  'wx-progress': progress,
  'wx-radio': radio,
  'wx-radio-group': radioGroup,
  'wx-slider': slider,
  'wx-switch': switchElement,
  'wx-textarea': textarea,
}
