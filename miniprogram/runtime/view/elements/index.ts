// Base components by their tags. Those of chunks are loaded when the first of them stands on a page.
import { absent } from './absent.ts'
import { button } from './button.ts'
import { coverImage, coverView } from './cover.ts'
import type { ElementFactory } from './element.ts'
import { icon } from './icon.ts'
import { fromChunk } from './lib/lazy.ts'
import { navigator } from './navigator.ts'
import { navigationBar, pageMeta } from './pageMeta.ts'
import { rootPortal } from './rootPortal.ts'
import { scrollView } from './scrollView.ts'
import { swiper, swiperItem } from './swiper.ts'
import { text } from './text.ts'
import { view } from './view.ts'

const forms = fromChunk('forms')
const more = fromChunk('more')

/** Layout, text and forms; those for media stand beside, in media/. */
export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-ad': absent,
  'wx-ad-custom': absent,
  'wx-button': button,
  'wx-channel-live': absent,
  'wx-channel-video': absent,
  'wx-checkbox': forms,
  'wx-checkbox-group': forms,
  'wx-cover-image': coverImage,
  'wx-cover-view': coverView,
  'wx-editor': more,
  'wx-form': forms,
  'wx-functional-page-navigator': absent,
  'wx-grid-view': more,
  'wx-icon': icon,
  'wx-input': forms,
  'wx-keyboard-accessory': view,
  'wx-label': forms,
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
  'wx-progress': forms,
  'wx-radio': forms,
  'wx-radio-group': forms,
  'wx-rich-text': more,
  'wx-root-portal': rootPortal,
  'wx-scroll-view': scrollView,
  'wx-share-element': view,
  'wx-slider': forms,
  'wx-sticky-header': view,
  'wx-sticky-section': view,
  'wx-store-home': absent,
  'wx-store-product': absent,
  'wx-swiper': swiper,
  'wx-swiper-item': swiperItem,
  'wx-switch': forms,
  'wx-text': text,
  'wx-textarea': forms,
  'wx-view': view,
  'wx-voip-room': absent,
}
