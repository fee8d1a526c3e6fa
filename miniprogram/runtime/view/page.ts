// One page in the frame: its bar, its scroller in a shadow root of its own, pulling and reaching the bottom.

import type { PageOpening, ViewTheme } from '../protocol.ts'
import type { PageSettings, PageSurface } from './elements/element.ts'
import { createNavigationBar, type NavigationBar } from './navigationBar.ts'
import { createPullDown, type PullDown } from './pullDown.ts'

export interface ViewPage extends PageSurface {
  readonly node: number
  readonly route: string
  readonly isTab: boolean
  /** Slides as a whole. */
  readonly element: HTMLElement
  readonly shadow: ShadowRoot
  readonly host: HTMLElement
  /** Where the root node of the program's page is put. */
  readonly content: HTMLElement
  readonly bar: NavigationBar
  readonly pullDown: PullDown
  listens: { scroll: boolean; reachBottom: boolean; pullDown: boolean }
  /** Where an element that stays open over the page takes the way back. */
  backListeners: (() => void)[]
  isClosing: boolean
  /** After something changed that the size depends on. */
  measure(): void
  themed(theme: ViewTheme): void
  setBackground(values: Record<string, unknown>): void
  /** The page's own colour fills what its content does not. */
  rendered(): void
}

export interface PageOptions {
  document: Document
  node: number
  opening: PageOpening
  theme(): ViewTheme
  tell(name: string, args: unknown): void
  /** The bar's colour or title changed: the host draws its capsule to it. */
  barChanged(page: ViewPage): void
}

export function createViewPage({ document, node, opening, theme, tell, barChanged }: PageOptions): ViewPage {
  const make = (className: string) => {
    const made = document.createElement('div')
    made.className = className
    return made
  }
  const settings = { ...opening.window }
  const element = make('mp-page')
  const body = make('mp-body')
  const host = make('mp-surface')
  const shadow = host.attachShadow({ mode: 'open' })
  const scroller = make('mp-scroller')
  const content = make('mp-content')
  const overlay = make('mp-overlay')
  scroller.style.cssText =
    'position:absolute;inset:0;overflow:hidden auto;overscroll-behavior:none;-webkit-overflow-scrolling:touch;scrollbar-width:none'
  content.style.cssText = 'display:block;position:relative;min-height:100%;height:100%'
  overlay.style.cssText = 'position:absolute;inset:0;pointer-events:none;z-index:2147483000'
  scroller.append(content)

  let widthPx = 0
  let heightPx = 0
  let wasAtBottom = false
  let isScrollWaiting = false

  const isClearAtTop = settings.transparentTitle === 'auto'
  const bar = createNavigationBar({
    document,
    isCustom: settings.navigationStyle === 'custom',
    isClear: settings.transparentTitle === 'always' || isClearAtTop,
    canGoBack: opening.canGoBack,
    canGoHome: opening.canGoHome,
    texts: () => theme().texts,
    back: () => {
      const listener = page.backListeners.at(-1)
      if (listener === undefined) tell('back', null)
      else listener()
    },
    home: () => tell('home', null),
    titleTapped: () => tell('titleTapped', { page: node }),
  })
  const pullDown = createPullDown({
    document,
    scroller,
    isAllowed: () => page.listens.pullDown,
    begin: () => tell('pullDown', { page: node }),
  })
  shadow.append(pullDown.element, scroller, overlay)
  body.append(host)
  element.append(bar.element, body)

  function themed(value: unknown): unknown {
    if (typeof value !== 'string' || !value.startsWith('@')) return value
    const { variables, theme: name } = theme()
    return variables?.[name]?.[value.slice(1)]
  }

  function text(name: string): string | undefined {
    const value = themed(settings[name])
    return typeof value === 'string' ? value : undefined
  }

  function applyBar(): void {
    const front = text('navigationBarTextStyle') ?? text('frontColor') ?? 'white'
    bar.set({
      title: text('navigationBarTitleText') ?? '',
      background: safeColor(text('navigationBarBackgroundColor')) ?? '#000000',
      front: front === 'black' || front === '#000000' ? 'black' : 'white',
    })
    barChanged(page)
  }

  function applyBackground(): void {
    body.style.backgroundColor = safeColor(text('backgroundColor')) ?? '#ffffff'
    pullDown.style(text('backgroundTextStyle') === 'light' ? 'light' : 'dark')
  }

  function scrolled(): void {
    isScrollWaiting = false
    const { scrollTop, clientHeight, scrollHeight } = scroller
    if (page.listens.scroll) tell('pageScroll', { page: node, scrollTop: Math.max(0, scrollTop) })
    if (!page.listens.reachBottom) return
    const distance = typeof settings.onReachBottomDistance === 'number' ? settings.onReachBottomDistance : 50
    const isAtBottom = scrollTop + clientHeight >= scrollHeight - distance
    if (isAtBottom && !wasAtBottom && scrollHeight > clientHeight) tell('reachBottom', { page: node })
    wasAtBottom = isAtBottom
  }
  scroller.addEventListener(
    'scroll',
    () => {
      if (isClearAtTop) bar.element.classList.toggle('mp-bar-top', scroller.scrollTop < clearPx)
      if (isScrollWaiting || !(page.listens.scroll || page.listens.reachBottom)) return
      isScrollWaiting = true
      requestAnimationFrame(scrolled)
    },
    { passive: true },
  )
  if (settings.disableScroll === true) scroller.style.overflowY = 'hidden'

  const page: ViewPage = {
    node,
    route: opening.route,
    isTab: opening.isTab,
    element,
    shadow,
    host,
    content,
    scroller,
    overlay,
    bar,
    pullDown,
    listens: { scroll: false, reachBottom: false, pullDown: false },
    backListeners: [],
    isClosing: false,
    get widthPx() {
      return widthPx
    },
    get heightPx() {
      return heightPx
    },
    configure(values) {
      for (const [name, value] of Object.entries(values)) {
        const known = settingNames[name as keyof PageSettings]
        if (known === undefined) continue
        if (value === null) settings[known] = opening.window[known]
        else settings[known] = value
      }
      if (typeof values.loading === 'boolean') bar.set({ isLoading: values.loading })
      if (
        'pageStyle' in values ||
        'rootBackgroundColor' in values ||
        'pageFontSize' in values ||
        'rootFontSize' in values
      ) {
        content.style.fontSize = fontSize(settings.pageFontSize) ?? ''
        scroller.style.backgroundColor = safeColor(settings.rootBackgroundColor) ?? ''
        const style = typeof settings.pageStyle === 'string' ? settings.pageStyle : ''
        scroller.style.overflowY = /overflow(-y)?\s*:\s*hidden/.test(style) ? 'hidden' : 'auto'
        const root = content.querySelector<HTMLElement>('wx-page')
        // Scrolling is the scroller's.
        if (root) root.style.cssText = `${style};overflow:visible`
      }
      applyBar()
      applyBackground()
    },
    scrollTo(topPx, durationMs) {
      if (durationMs <= 0 || theme().reducedMotion) scroller.scrollTop = topPx
      else animateScroll(scroller, topPx, durationMs)
    },
    onBack(listener) {
      page.backListeners.push(listener)
      return () => {
        page.backListeners = page.backListeners.filter((one) => one !== listener)
      }
    },
    measure() {
      widthPx = host.clientWidth
      heightPx = host.clientHeight
      host.style.setProperty('--mp-vh', `${heightPx / 100}px`)
    },
    themed({ theme: name, direction, followsTheme, safeAreaPx, fontScale }) {
      const isDark = followsTheme && name === 'dark'
      host.classList.toggle('mp-dark', isDark)
      host.style.colorScheme = isDark ? 'dark' : 'light'
      host.dir = direction
      for (const side of ['top', 'right', 'bottom', 'left'] as const) {
        host.style.setProperty(`--mp-safe-${side}`, `${safeAreaPx[side]}px`)
      }
      host.style.setProperty('--mp-font-scale', String(fontScale))
      applyBar()
      applyBackground()
    },
    setBackground(values) {
      for (const name of ['backgroundColor', 'backgroundColorTop', 'backgroundColorBottom']) {
        if (typeof values[name] === 'string') settings[name] = values[name]
      }
      if (typeof values.textStyle === 'string') settings.backgroundTextStyle = values.textStyle
      applyBackground()
    },
    rendered() {
      const root = content.firstElementChild
      if (root === null) return
      const { backgroundColor } = getComputedStyle(root)
      scroller.style.backgroundColor =
        backgroundColor === 'rgba(0, 0, 0, 0)' ? (safeColor(settings.rootBackgroundColor) ?? '') : backgroundColor
    },
  }
  return page
}

/** How far a page is scrolled before a bar that was seen through is not any more. */
const clearPx = 44

/** Names of page-meta and navigation-bar beside those of page.json. */
const settingNames: Record<keyof PageSettings, string> = {
  backgroundColor: 'backgroundColor',
  backgroundTextStyle: 'backgroundTextStyle',
  backgroundColorTop: 'backgroundColorTop',
  backgroundColorBottom: 'backgroundColorBottom',
  rootBackgroundColor: 'rootBackgroundColor',
  rootFontSize: 'rootFontSize',
  pageFontSize: 'pageFontSize',
  pageStyle: 'pageStyle',
  pageOrientation: 'pageOrientation',
  title: 'navigationBarTitleText',
  loading: 'loading',
  frontColor: 'navigationBarTextStyle',
  navigationBarBackgroundColor: 'navigationBarBackgroundColor',
  colorAnimationDuration: 'colorAnimationDuration',
  colorAnimationTimingFunc: 'colorAnimationTimingFunc',
}

/** A colour and nothing else of CSS. */
export function safeColor(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const trimmed = value.trim()
  return /^(#[0-9a-f]{3,8}|[a-z]+|(rgb|hsl)a?\([0-9.,%\s/-]+\))$/i.test(trimmed) ? trimmed : null
}

function fontSize(value: unknown): string | null {
  if (value === 'system') return 'calc(16px * var(--mp-font-scale, 1))'
  return typeof value === 'string' && /^[0-9.]+(px|rem|vw)$/.test(value) ? value : null
}

function animateScroll(scroller: HTMLElement, topPx: number, durationMs: number): void {
  const from = scroller.scrollTop
  const start = performance.now()
  const step = (now: number) => {
    const part = Math.min(1, (now - start) / durationMs)
    scroller.scrollTop = from + (topPx - from) * (part < 0.5 ? 2 * part * part : 1 - (-2 * part + 2) ** 2 / 2)
    if (part < 1) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
