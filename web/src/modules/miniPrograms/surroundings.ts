/** What a program learns of the screen around it, measured once. Pure but for `measure`. */
import type { OpenProgramOptions, ProgramLook } from '@sampan/miniprogram/host'
import type { AppLanguage } from '../../locales/language.ts'

type SystemInfo = OpenProgramOptions['system']

export interface Surroundings {
  widthPx: number
  heightPx: number
  safe: { top: number; right: number; bottom: number; left: number }
  theme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  language: AppLanguage
  pixelRatio: number
  reducedMotion: boolean
}

const CAPSULE = { width: 87, height: 32, top: 6, end: 7 }

/** Where the capsule stands, from the top left of the program. */
export function capsuleOf({ widthPx, direction, safe }: Surroundings) {
  const { width, height, end } = CAPSULE
  const top = CAPSULE.top + safe.top
  const left = direction === 'rtl' ? end + safe.left : widthPx - width - end - safe.right
  return { left, right: left + width, top, bottom: top + height, width, height }
}

/** As WeChat spells tongues. */
const wechatTongues: Record<AppLanguage, string> = {
  en: 'en',
  zh: 'zh_CN',
  ar: 'ar',
  ru: 'ru',
  it: 'it',
  de: 'de',
}

const BAR_PX = 44

export function systemOf(around: Surroundings): SystemInfo {
  const { widthPx: width, heightPx: height, safe, pixelRatio, theme, direction, language } = around
  const right = width - safe.right
  const bottom = height - safe.bottom
  return {
    brand: 'Sampan',
    model: 'Web',
    pixelRatio,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: height - BAR_PX - safe.top,
    statusBarHeight: safe.top,
    language: wechatTongues[language],
    version: '8.0.50',
    system: 'Web',
    platform: 'android',
    fontSizeSetting: 16,
    SDKVersion: '3.6.0',
    theme,
    direction,
    safeArea: {
      left: safe.left,
      right,
      top: safe.top,
      bottom,
      width: right - safe.left,
      height: bottom - safe.top,
    },
    menuButton: capsuleOf(around),
  }
}

export function viewLookOf(around: Surroundings, paths: Pick<ProgramLook, 'picturesPath' | 'mediaPath'>): ProgramLook {
  const { language, theme, direction, safe, reducedMotion } = around
  return {
    language,
    theme,
    direction,
    fontScale: 1,
    statusBarHeightPx: safe.top,
    safeAreaPx: safe,
    menuButtonPx: capsuleOf(around),
    reducedMotion,
    ...paths,
    texts: {},
  }
}

/** @param layer where programs stand, as large as they will be */
export function measure(layer: HTMLElement, language: AppLanguage): Surroundings {
  const { width, height } = layer.getBoundingClientRect()
  const look = getComputedStyle(layer)
  const edge = (side: 'Top' | 'Right' | 'Bottom' | 'Left') => Number.parseFloat(look[`scrollMargin${side}`]) || 0
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const set = document.documentElement.dataset.theme
  return {
    widthPx: Math.round(width),
    heightPx: Math.round(height),
    safe: { top: edge('Top'), right: edge('Right'), bottom: edge('Bottom'), left: edge('Left') },
    theme: (set ?? (dark ? 'dark' : 'light')) === 'dark' ? 'dark' : 'light',
    direction: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr',
    language,
    pixelRatio: devicePixelRatio,
    reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}
