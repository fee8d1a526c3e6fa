// The chunk 'more': elements that few pages use, by their tags.
import type { ElementFactory } from '../element.ts'
import { editor } from './editor.ts'
import { gridView } from './gridView.ts'
import { matchMediaElement } from './matchMedia.ts'
import { movableArea, movableView } from './movable.ts'
import { openData } from './openData.ts'
import { pageContainer } from './pageContainer.ts'
import { picker } from './picker.ts'
import { pickerView, pickerViewColumn } from './pickerView.ts'
import { richText } from './richText.ts'

export { css } from '../looks/more.css.ts'
export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-editor': editor,
  'wx-grid-view': gridView,
  'wx-match-media': matchMediaElement,
  'wx-movable-area': movableArea,
  'wx-movable-view': movableView,
  'wx-open-data': openData,
  'wx-page-container': pageContainer,
  'wx-picker': picker,
  'wx-picker-view': pickerView,
  'wx-picker-view-column': pickerViewColumn,
  'wx-rich-text': richText,
}
