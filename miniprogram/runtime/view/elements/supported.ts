// Which base components there are, and what of them is lacking: read by canIUse, by the compiler's warnings and by
// docs/compatibility.md. Tags without `wx-`.

const present =
  'audio button camera canvas checkbox checkbox-group cover-image cover-view editor form grid-view icon image input keyboard-accessory label list-view map match-media movable-area movable-view navigation-bar navigator open-data page-container page-meta picker picker-view picker-view-column progress radio radio-group rich-text root-portal scroll-view share-element slider sticky-header sticky-section swiper swiper-item switch text textarea video view web-view'

/** Drawn as an empty box that nothing waits for, or with its children alone. */
const absent =
  'ad ad-custom channel-live channel-video functional-page-navigator live-player live-pusher official-account store-home store-product voip-room'

/** `component.attribute` or `component.attribute.value` that do nothing here, though the component is there. */
const lacking =
  'button.open-type.agreePrivacyAuthorization button.open-type.getRealtimePhoneNumber button.open-type.launchApp button.phone-number-no-quota-toast camera.flash editor.enable-formats image.fade-in input.always-embed input.safe-password-cert-path input.safe-password-custom-hash input.safe-password-nonce input.safe-password-salt input.safe-password-time-stamp input.type.nickname keyboard-accessory map.enable-3D map.enable-building map.enable-indoor-map map.enable-overlooking map.enable-poi map.enable-rotate map.enable-satellite map.enable-traffic map.layer-style map.rotate map.show-location map.skew map.subkey navigator.target.miniProgram.version picker-view.immediate-change scroll-view.associative-container scroll-view.enable-back-to-top scroll-view.fast-deceleration scroll-view.refresher-two-level-enabled scroll-view.reverse scroll-view.worklet share-element.transform swiper.cache-extent swiper.indicator-type swiper.layout-type swiper.scroll-with-animation swiper.snap-to-edge swiper.worklet text.max-lines text.overflow textarea.show-confirm-bar video.ad-unit-id video.auto-pause-if-navigate video.auto-pause-if-open-native video.background-poster video.certificate-url video.enable-auto-rotation video.enable-progress-gesture video.is-drm video.is-live video.page-gesture video.picture-in-picture-mode video.play-btn-position video.provision-url video.show-background-playback-button video.show-bottom-progress video.show-casting-button video.show-screen-lock-button video.show-snapshot-button video.vslide-gesture video.vslide-gesture-in-fullscreen'

export const supportedElements: ReadonlySet<string> = new Set(present.split(' '))
export const absentElements: ReadonlySet<string> = new Set(absent.split(' '))
export const lackingAttributes: ReadonlySet<string> = new Set(lacking.split(' '))

/** @param schema such as 'view', 'button.open-type' or 'button.open-type.contact' */
export function supportsElement(schema: string): boolean {
  const [tag = '', ...rest] = schema.split('.')
  if (!supportedElements.has(tag)) return false
  return rest.every((_, at) => !lackingAttributes.has([tag, ...rest.slice(0, at + 1)].join('.')))
}
