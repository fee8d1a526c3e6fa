// The chunk 'scroll': what scrolls and slides.
import type { ElementFactory } from '../element.ts'
import { scrollView } from '../scrollView.ts'
import { swiper, swiperItem } from '../swiper.ts'

export { css } from '../looks/scroll.css.ts'
export const elements: Readonly<Record<string, ElementFactory>> = {
  'wx-scroll-view': scrollView,
  'wx-swiper': swiper,
  'wx-swiper-item': swiperItem,
}
