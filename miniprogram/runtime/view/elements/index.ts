// Base components by their tags. Those of chunks are loaded when the first of them stands on a page.
import { absent } from './absent.ts'
import type { ElementFactory } from './element.ts'
import { fromChunk } from './lib/lazy.ts'
import { rootPortal } from './rootPortal.ts'
import { text } from './text.ts'
import { view } from './view.ts'

const basics = fromChunk('basics')
const forms = fromChunk('forms')
const more = fromChunk('more')
const scroll = fromChunk('scroll')

/** Layout, text and forms; those for media stand beside, in media/. */
export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-ad': absent,
  'wx-ad-custom': absent,
  'wx-button': basics,
  'wx-channel-live': absent,
  'wx-channel-video': absent,
  'wx-checkbox': forms,
  'wx-checkbox-group': forms,
  'wx-cover-image': basics,
  'wx-cover-view': basics,
  'wx-editor': more,
  'wx-form': forms,
  'wx-functional-page-navigator': absent,
  'wx-grid-view': more,
  'wx-icon': basics,
  'wx-input': forms,
  'wx-keyboard-accessory': view,
  'wx-label': forms,
  'wx-list-view': view,
  'wx-live-player': absent,
  'wx-live-pusher': absent,
  'wx-match-media': more,
  'wx-movable-area': more,
  'wx-movable-view': more,
  'wx-navigation-bar': basics,
  'wx-navigator': basics,
  'wx-official-account': absent,
  'wx-open-data': more,
  'wx-page-container': more,
  'wx-page-meta': basics,
  'wx-picker': more,
  'wx-picker-view': more,
  'wx-picker-view-column': more,
  'wx-progress': forms,
  'wx-radio': forms,
  'wx-radio-group': forms,
  'wx-rich-text': more,
  'wx-root-portal': rootPortal,
  'wx-scroll-view': scroll,
  'wx-share-element': view,
  'wx-slider': forms,
  'wx-sticky-header': view,
  'wx-sticky-section': view,
  'wx-store-home': absent,
  'wx-store-product': absent,
  'wx-swiper': scroll,
  'wx-swiper-item': scroll,
  'wx-switch': forms,
  'wx-text': text,
  'wx-textarea': forms,
  'wx-view': view,
  'wx-voip-room': absent,
}
