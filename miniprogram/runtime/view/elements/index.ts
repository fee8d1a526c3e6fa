// Base components by their tags. Those of chunks are loaded when the first of them stands on a page.
import { absent } from './absent.ts'
import { button } from './button.ts'
import { checkbox, checkboxGroup } from './checkbox.ts'
import { coverImage, coverView } from './cover.ts'
import type { ElementFactory } from './element.ts'
import { form } from './form.ts'
import { icon } from './icon.ts'
import { input } from './input.ts'
import { label } from './label.ts'
import { fromChunk } from './lib/lazy.ts'
import { navigator } from './navigator.ts'
import { navigationBar, pageMeta } from './pageMeta.ts'
import { progress } from './progress.ts'
import { radio, radioGroup } from './radio.ts'
import { rootPortal } from './rootPortal.ts'
import { scrollView } from './scrollView.ts'
import { slider } from './slider.ts'
import { swiper, swiperItem } from './swiper.ts'
import { switchElement } from './switch.ts'
import { text } from './text.ts'
import { textarea } from './textarea.ts'
import { view } from './view.ts'

const more = fromChunk('more')

/** Layout, text and forms; those for media stand beside, in media/. */
export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-ad': absent,
  'wx-ad-custom': absent,
  'wx-button': button,
  'wx-channel-live': absent,
  'wx-channel-video': absent,
  'wx-checkbox': checkbox,
  'wx-checkbox-group': checkboxGroup,
  'wx-cover-image': coverImage,
  'wx-cover-view': coverView,
  'wx-editor': more,
  'wx-form': form,
  'wx-functional-page-navigator': absent,
  'wx-grid-view': more,
  'wx-icon': icon,
  'wx-input': input,
  'wx-keyboard-accessory': view,
  'wx-label': label,
  'wx-list-view': view,
  'wx-live-player': absent,
  'wx-live-pusher': absent,
  'wx-match-media': more,
  'wx-movable-area': more,
  'wx-movable-view': more,
  'wx-navigation-bar': navigationBar,
  'wx-navigator': navigator,
  'wx-official-account': absent,
  'wx-open-data': more,
  'wx-page-container': more,
  'wx-page-meta': pageMeta,
  'wx-picker': more,
  'wx-picker-view': more,
  'wx-picker-view-column': more,
  'wx-progress': progress,
  'wx-radio': radio,
  'wx-radio-group': radioGroup,
  'wx-rich-text': more,
  'wx-root-portal': rootPortal,
  'wx-scroll-view': scrollView,
  'wx-share-element': view,
  'wx-slider': slider,
  'wx-sticky-header': view,
  'wx-sticky-section': view,
  'wx-store-home': absent,
  'wx-store-product': absent,
  'wx-swiper': swiper,
  'wx-swiper-item': swiperItem,
  'wx-switch': switchElement,
  'wx-text': text,
  'wx-textarea': textarea,
  'wx-view': view,
  'wx-voip-room': absent,
}
