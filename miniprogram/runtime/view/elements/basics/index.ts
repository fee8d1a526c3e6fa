// The chunk 'basics': what most programs show, and a list or an article does without.
import { button } from '../button.ts'
import { coverImage, coverView } from '../cover.ts'
import type { ElementFactory } from '../element.ts'
import { icon } from '../icon.ts'
import { makeCanvas } from '../media/canvas.ts'
import { navigator } from '../navigator.ts'
import { navigationBar, pageMeta } from '../pageMeta.ts'

export { css } from '../looks/basics.css.ts'
export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-button': button,
  'wx-canvas': makeCanvas,
  'wx-cover-image': coverImage,
  'wx-cover-view': coverView,
  'wx-icon': icon,
  'wx-navigation-bar': navigationBar,
  'wx-navigator': navigator,
  'wx-page-meta': pageMeta,
}
