// The frame's whole: what the Worker asks for is applied to pages, what the member does is told.

import type {
  FromView,
  HostViewMessage,
  PageMove,
  PageOpening,
  ToView,
  ViewEvent,
  ViewStart,
  ViewTheme,
} from '../protocol.ts'
import { createAppearWatcher } from './appear.ts'
import { createApplier, sliceMs, type ViewNode } from './applier.ts'
import { loadChunk, registered } from './chunks.ts'
import { createSheetStore } from './css.ts'
import { baseCss, baseCssV2 } from './elements/base.css.ts'
import type {
  ElementContext,
  ElementController,
  ElementFactory,
  RouteArguments,
  RouteKind,
} from './elements/element.ts'
import { frameCss } from './frame.css.ts'
import { watchGestures } from './gestures.ts'
import { loadInspection } from './inspect.ts'
import { createMediaStore } from './media.ts'
import type * as OverlayChunk from './overlay/index.ts'
import { createViewPage, type ViewPage } from './page.ts'
import type * as QueriesChunk from './queries.ts'
import type { ViewAnswers } from './queries.ts'
import { factories } from './registry.ts'
import { createPageStack } from './stack.ts'
import { createTabBar, type TabBar } from './tabBar.ts'

export interface View {
  fromLogic(message: ToView): void
  fromHost(message: HostViewMessage): void
  failed(message: string): void
}

export interface ViewOptions {
  document: Document
  toLogic(message: FromView, transfer?: Transferable[]): void
  toHost(message: HostViewMessage): void
}

type Args = Record<string, unknown>

export function startView({ document, toLogic, toHost }: ViewOptions): View {
  let theme: ViewTheme = unknownTheme
  let tabBar: TabBar | null = null
  let isEnded = false
  let isStarted = false
  const waitingMessages: ToView[] = []

  // -- To the host and back -------------------------------------------------------------------------------------------
  let asked = 0
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>()
  function askHost(name: string, args: unknown): Promise<unknown> {
    asked += 1
    const id = asked
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      toHost({ kind: 'ask', id, name, args })
    })
  }
  const tellHost = (name: string, args: unknown) => toHost({ kind: 'tell', name, args })
  const tell = (name: string, args: unknown) => toLogic({ kind: 'tell', name, args })

  let askedLogic = 0
  const waitingLogic = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>()
  function askLogic(name: string, args: unknown): Promise<unknown> {
    askedLogic += 1
    const id = askedLogic
    return new Promise((resolve, reject) => {
      waitingLogic.set(id, { resolve, reject })
      toLogic({ kind: 'ask', id, name, args })
    })
  }

  let lastCall = 0
  const withLooks = new Set<string>()
  /** A part of this script, with the looks of its elements. */
  async function chunk(name: string, given?: Blob): Promise<unknown> {
    const loaded = await loadChunk(document, name, async () => given ?? blobOf(await askHost('chunk', { name })))
    if (!withLooks.has(name)) {
      withLooks.add(name)
      const { css, documentCss } = record(loaded)
      if (typeof css === 'string') sheets.addLooks(css)
      if (typeof documentCss === 'string') adopt(documentCss)
    }
    return loaded
  }

  function callHost(name: string, args: unknown): Promise<unknown> {
    lastCall += 1
    return askHost('call', { number: lastCall, name, args })
  }

  function end(reason: string): void {
    if (isEnded) return
    isEnded = true
    tellHost('end', { reason })
  }

  let touchedAt = Number.NEGATIVE_INFINITY
  function touched(): void {
    const now = performance.now()
    if (now - touchedAt < 100) return
    touchedAt = now
    tellHost('touched', null)
  }

  // -- The parts --------------------------------------------------------------------------------------------------------
  const adopt = (text: string) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }
  adopt(frameCss)
  const stage = document.createElement('div')
  stage.className = 'mp-stage'
  document.body.append(stage)

  const media = createMediaStore({
    file: async (path) => blobOf(await askHost('file', { path })),
    remote: async (url, kind) => blobOf(await askHost('media', { url, kind })),
    picturesPath: () => theme.picturesPath,
    mediaPath: () => theme.mediaPath,
    route: () => stack.top?.route ?? '',
  })

  const isDark = () => theme.followsTheme && theme.theme === 'dark'
  const base: string[] = [untouchable, baseCss]
  const sheets = createSheetStore({ document, address: media.address, font: media.font, isDark })

  const applier = createApplier({
    document,
    sheets,
    factories,
    connect,
    openPage,
    isSeen: (page) => page !== null && page === stack.top,
    listened: createAppearWatcher(tellEvent).listened,
    end,
  })

  const stack = createPageStack({
    stage,
    isRightToLeft: () => theme.direction === 'rtl',
    reducedMotion: () => theme.reducedMotion,
    canSwipe: () => stack.top?.backListeners.length === 0,
    swipedBack: () => tell('back', null),
    shown(page) {
      if (page.isTab && tabBar !== null) {
        page.element.append(tabBar.element)
        tabBar.select(page.route)
        page.measure()
      }
      customTabs.get(page)?.measure()
      page.rendered()
      barChanged(page)
      tellHost('shown', { route: page.route })
    },
    removed: releasePage,
    done: (page) => tell('routeDone', { page: page.node }),
  })
  const customTabs = new Map<ViewPage, ViewPage>()
  const ends = new WeakMap<ViewPage, AbortController>()

  function releasePage(page: ViewPage): void {
    ends.get(page)?.abort()
    applier.releasePage(page)
  }

  function barChanged(page: ViewPage): void {
    if (stack.top !== page) return
    tellHost('bar', { front: page.bar.look.front, background: page.bar.look.background, isCustom: page.bar.isCustom })
  }

  // -- Pages --------------------------------------------------------------------------------------------------------------
  function openPage(node: number, raw: unknown): ViewPage | null {
    const opening = raw as PageOpening & { page?: number }
    if (typeof opening !== 'object' || opening === null) return null
    const owner = opening.isTabBar === true ? stack.pages.get(Number(opening.page)) : undefined
    if (opening.isTabBar === true && owner === undefined) return null
    const page = createViewPage({
      document,
      node,
      opening: owner === undefined ? opening : tabBarOpening,
      theme: () => theme,
      tell,
      barChanged,
    })
    page.themed(theme)
    const end = new AbortController()
    ends.set(page, end)
    watchGestures(page, { applier, tell: tellEvent, touched, signal: end.signal })
    if (owner === undefined) {
      stack.add(page)
      return page
    }
    // The program's own bar lies over its page: only what it draws takes touches.
    page.element.classList.replace('mp-page', 'mp-over')
    page.scroller.style.overflow = 'hidden'
    page.scroller.style.pointerEvents = 'none'
    owner.element.append(page.element)
    page.measure()
    customTabs.set(owner, page)
    return page
  }

  function tellEvent(event: ViewEvent): void {
    toLogic({ kind: 'event', event })
  }

  // -- Elements -----------------------------------------------------------------------------------------------------------
  /** What an element may use. Thousands are made for a page: nothing is made for each that can be shared. */
  class Doors implements ElementContext {
    readonly document = document
    readonly tag: string
    readonly host: HTMLElement
    readonly #node: () => ViewNode

    constructor(node: () => ViewNode, tag: string, host: HTMLElement) {
      this.#node = node
      this.tag = `wx-${tag}`
      this.host = host
    }

    get page() {
      return this.#node().page ?? stack.top ?? lonePage(document)
    }
    emit(type: string, detail: unknown, { bubbles = false, composed = false } = {}): void {
      const node = this.#node()
      if (applier.hears(node, type, bubbles) || type === 'submit') send(node, type, detail, bubbles, composed)
    }
    ask(type: string, detail: unknown): Promise<unknown> {
      const node = this.#node()
      if (!applier.hears(node, type, false)) return Promise.resolve(undefined)
      askedLogic += 1
      const id = askedLogic
      return new Promise((resolve, reject) => {
        waitingLogic.set(id, { resolve, reject })
        send(node, type, detail, false, false, id)
      })
    }
    update(name: string, value: unknown): void {
      const { models, node } = this.#node()
      if (models?.has(name) === true) toLogic({ kind: 'model', node, name, value })
    }
    resolveMedia(source: string, kind: 'image' | 'audio' | 'video'): Promise<string> {
      return media.resolve(source, kind)
    }
    style(text: string): string {
      return sheets.cleanStyle(text)
    }
    async openType(kind: string, args: Args): Promise<Args> {
      return record(await askLogic('openType', { kind, args, node: this.#node().node }))
    }
    classes(names: string): string[] {
      return names.split(/\s+/).filter((name) => name !== '')
    }
    async route(kind: RouteKind, args: RouteArguments): Promise<void> {
      await askLogic('route', { kind, args })
    }
    byId(id: string): ElementController | null {
      return controllerOf(this.#node().page?.shadow.getElementById(id))
    }
    callHost(name: string, args: unknown): Promise<unknown> {
      return callHost(name, args)
    }
    loadChunk(name: string): Promise<unknown> {
      return chunk(name)
    }
    closest(wanted: string): ElementController | null {
      const around = (dom: Node | null): ViewNode | undefined => applier.nodeOf(dom)
      for (let found = around(this.host.parentNode); found !== undefined; found = around(found.dom.parentNode)) {
        if (found.controller?.tag === wanted) return found.controller
      }
      return null
    }
    descendants(wanted: string): readonly ElementController[] {
      return [...this.host.querySelectorAll(wanted)].flatMap((dom) => controllerOf(dom) ?? [])
    }
    now(): number {
      return performance.now()
    }
  }

  function send(
    { node }: ViewNode,
    type: string,
    detail: unknown,
    bubbles: boolean,
    composed: boolean,
    answerTo?: number,
  ): void {
    const event = { node, type, detail, bubbles, composed, at: performance.now() }
    tellEvent(answerTo === undefined ? event : { ...event, answerTo })
  }

  function connect(node: () => ViewNode, tag: string, host: HTMLElement, factory: ElementFactory): ElementController {
    return factory(new Doors(node, tag, host))
  }

  function controllerOf(dom: Element | null | undefined): ElementController | null {
    const node = dom === null || dom === undefined ? undefined : applier.nodeOf(dom)
    return node?.dom === dom ? (node?.controller ?? null) : null
  }

  // -- What the Worker asks -------------------------------------------------------------------------------------------------
  const answers: ViewAnswers = {
    rendered: () => null,
    drawn: () => aboutToDraw().then(() => null),
    invoke: ({ node, method, args }) => {
      const controller = applier.node(node)?.controller
      if (controller?.invoke === undefined || typeof method !== 'string') throw new Error('not supported')
      return controller.invoke(method, args)
    },
    setNavigationBar(args) {
      const page = stack.pages.get(Number(args.page)) ?? stack.top
      if (page === null) return
      const { title, frontColor, backgroundColor, animation, loading, homeButton } = args
      const values: Args = {}
      if (typeof title === 'string') values.title = title
      if (typeof frontColor === 'string') values.frontColor = frontColor
      if (typeof backgroundColor === 'string') values.navigationBarBackgroundColor = backgroundColor
      const { duration } = record(animation)
      page.bar.set({ durationMs: typeof duration === 'number' ? Math.min(duration, 5_000) : 0 })
      if (Object.keys(values).length > 0) page.configure(values)
      if (typeof loading === 'boolean') page.bar.set({ isLoading: loading })
      if (homeButton === false) page.bar.set({ hasHome: false })
    },
    setBackground: (args) => stack.top?.setBackground(args),
    setTabBar(args) {
      tabBar?.set(args)
      stack.top?.measure()
    },
    startPullDownRefresh: () => stack.top?.pullDown.start(),
    stopPullDownRefresh: () => stack.top?.pullDown.stop(),
    pageScrollTo({ scrollTop, durationMs, selector, offsetTop }) {
      const page = stack.top
      if (page === null) return
      let topPx = typeof scrollTop === 'number' ? scrollTop : page.scroller.scrollTop
      if (typeof selector === 'string') {
        const found = select(page.shadow, selector)
        if (found === null) return
        topPx = found.getBoundingClientRect().top - page.host.getBoundingClientRect().top + page.scroller.scrollTop
        if (typeof offsetTop === 'number') topPx += offsetTop
      }
      page.scrollTo(topPx, typeof durationMs === 'number' ? durationMs : 300)
    },
    hideKeyboard: () => {
      const { activeElement } = stack.top?.shadow ?? document
      if (activeElement instanceof HTMLElement) activeElement.blur()
    },
    async loadFontFace({ family, data, desc }) {
      if (typeof family !== 'string' || !(data instanceof ArrayBuffer || data instanceof Blob))
        return { status: 'error' }
      const bytes = data instanceof Blob ? await data.arrayBuffer() : data
      const { style, weight } = record(desc)
      const face = new FontFace(family.replace(/^["']|["']$/g, ''), bytes, {
        ...(typeof style === 'string' && { style }),
        ...(typeof weight === 'string' && { weight }),
      })
      await face.load()
      document.fonts.add(face)
      return { status: 'loaded' }
    },
  }

  const commands: Record<string, (args: Args) => void> = {
    'page.show': ({ page, move }) => {
      const shown = stack.pages.get(Number(page))
      if (shown !== undefined) stack.show(shown, moveOf(move))
    },
    'page.back': ({ page, from }) => {
      const shown = stack.pages.get(Number(page))
      if (shown !== undefined) stack.back(shown, stack.pages.get(Number(from)))
    },
    'page.close': ({ page }) => {
      const closed = stack.pages.get(Number(page))
      if (closed === undefined) return
      const over = customTabs.get(closed)
      if (over !== undefined) releasePage(over)
      customTabs.delete(closed)
      stack.close(closed)
    },
    'page.listens': ({ page, scroll, reachBottom, pullDown }) => {
      const known = stack.pages.get(Number(page))
      if (known === undefined) return
      known.listens = { scroll: scroll === true, reachBottom: reachBottom === true, pullDown: pullDown === true }
    },
  }

  /** Questions about places and prompts over the pages are answered by chunks. */
  async function answerOfChunk(name: string): Promise<ViewAnswers[string] | undefined> {
    const answering = overlayAnswers.has(name) ? makeOverlay() : makeQueries()
    return own(await answering, name)
  }

  let overlay: Promise<ViewAnswers> | null = null
  function makeOverlay(): Promise<ViewAnswers> {
    overlay ??= chunk('overlay').then((loaded) => {
      const { createOverlay } = loaded as typeof OverlayChunk
      return createOverlay({
        document,
        below: stage,
        resolvePicture: (source) => media.resolve(source, 'image'),
        loadChunk: chunk,
      })
    })
    return overlay
  }

  let queries: Promise<ViewAnswers> | null = null
  function makeQueries(): Promise<ViewAnswers> {
    queries ??= chunk('queries').then((loaded) =>
      (loaded as typeof QueriesChunk).createQueries({ applier, top: () => stack.top, tell }),
    )
    return queries
  }

  async function answer(id: number, name: string, args: unknown): Promise<void> {
    try {
      const answering = own(answers, name) ?? (await answerOfChunk(name))
      if (answering === undefined) throw new Error(`${name} is not supported`)
      const value = await answering(name === 'fields' ? (args as Args) : record(args))
      toLogic({ kind: 'answer', id, ok: true, value }, transferable(value))
    } catch (error) {
      toLogic({
        kind: 'answer',
        id,
        ok: false,
        value: { errMsg: error instanceof Error ? error.message : String(error) },
      })
    }
  }

  function fromLogic(message: ToView): void {
    if (isEnded || typeof message !== 'object' || message === null) return
    // Everything comes in its order: what follows a long render waits for its end.
    if (!isStarted || waitingMessages.length > 0) waitingMessages.push(message)
    else if (!take(message)) {
      waitingMessages.push(message)
      goOnSoon()
    }
  }

  /** A task of its own, after the browser has heard what it has to. */
  const soon = new MessageChannel()
  soon.port1.onmessage = () => takeWaiting()
  function goOnSoon(): void {
    const goOn = () => soon.port2.postMessage(null)
    // What changes under the member's eyes is drawn part by part, so that no frame becomes long; a new page comes whole.
    if ([...stack.pages.values()].at(-1) === stack.top) void aboutToDraw().then(goOn)
    else goOn()
  }

  /** Resolves as the browser is about to draw; soon after where it draws nothing, since nobody sees it. */
  const aboutToDraw = () =>
    Promise.race([
      new Promise((resolve) => requestAnimationFrame(resolve)),
      new Promise((resolve) => setTimeout(resolve, 250)),
    ])
  function takeWaiting(): void {
    const until = performance.now() + sliceMs
    while (!isEnded) {
      const message = waitingMessages.shift()
      if (message === undefined) return
      const isDone = take(message)
      if (!isDone) waitingMessages.unshift(message)
      if (!isDone || performance.now() > until) {
        goOnSoon()
        return
      }
    }
  }

  /** @returns whether it is done */
  function take(message: ToView): boolean {
    switch (message.kind) {
      case 'operations':
        return Array.isArray(message.operations) ? applier.apply(message.operations) : true
      case 'ask':
        void answer(message.id, message.name, message.args)
        break
      case 'answer': {
        const asker = waitingLogic.get(message.id)
        waitingLogic.delete(message.id)
        if (message.ok) asker?.resolve(message.value)
        else asker?.reject(message.value)
        break
      }
      case 'tell': {
        const command = Object.hasOwn(commands, message.name) ? commands[message.name] : undefined
        const query = own(answers, message.name)
        if (command !== undefined) command(record(message.args))
        else if (query !== undefined) query(record(message.args))
        else
          void answerOfChunk(message.name).then(
            (later) => later?.(record(message.args)),
            () => undefined,
          )
        break
      }
    }
    return true
  }

  // -- What the host says -----------------------------------------------------------------------------------------------------
  function applyTheme(next: ViewTheme): void {
    theme = next
    document.documentElement.lang = next.language
    document.documentElement.dir = next.direction
    document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light'
    document.documentElement.style.setProperty('--mp-status', `${next.statusBarHeightPx}px`)
    document.documentElement.style.setProperty('--mp-safe-b', `${next.safeAreaPx.bottom}px`)
    for (const page of [...stack.pages.values(), ...customTabs.values()]) page.themed(next)
    sheets.refresh()
    tabBar?.refresh()
    stack.top?.rendered()
  }

  /** What the program shows is at hand before its first operation is looked at. */
  async function begin(first: ViewStart): Promise<void> {
    await Promise.allSettled(first.chunks.map(({ name, blob }) => chunk(name, blob)))
    start(first)
  }

  function start(first: ViewStart): void {
    if (first.isV2) base.push(baseCssV2)
    const { lastCss } = record(registered('alipay'))
    if (first.isAlipay && typeof lastCss === 'string') base.push(lastCss)
    applyTheme(first.theme)
    sheets.setBase(base)
    for (const file of first.styles) sheets.add(file)
    tabBar = createTabBar({
      document,
      tabBar: first.tabBar,
      media,
      themed: (value) =>
        typeof value === 'string' && value.startsWith('@') ? theme.variables?.[theme.theme]?.[value.slice(1)] : value,
      tapped: (index) => tell('tab', { index }),
    })
    isStarted = true
    takeWaiting()
  }

  // The maker's panel asks by way of the host, which hands out the script that answers to previews alone.
  let inspection: Promise<(question: unknown) => unknown> | null = null
  async function answerPanel(id: number, question: unknown): Promise<void> {
    inspection ??= loadInspection({
      document,
      stack,
      applier,
      load: () =>
        loadChunk(document, 'inspectView', async () => blobOf(await askHost('chunk', { name: 'inspectView' }))),
    })
    try {
      toHost({ kind: 'answer', id, ok: true, value: (await inspection)(question) })
    } catch (error) {
      toHost({ kind: 'answer', id, ok: false, value: String(error) })
    }
  }

  function fromHost(message: HostViewMessage): void {
    switch (message.kind) {
      case 'start':
        void begin(message.start)
        break
      case 'answer': {
        const asker = waiting.get(message.id)
        waiting.delete(message.id)
        if (message.ok) asker?.resolve(message.value)
        else asker?.reject(message.value)
        break
      }
      case 'tell':
        if (message.name === 'theme') applyTheme(message.args as ViewTheme)
        if (message.name === 'styles') sheets.add(message.args)
        break
      case 'ask':
        if (message.name === 'inspect') void answerPanel(message.id, message.args)
        else toHost({ kind: 'answer', id: message.id, ok: true, value: message.name === 'ping' ? applier.size : null })
        break
    }
  }

  addEventListener('resize', () => {
    for (const page of [...stack.pages.values(), ...customTabs.values()]) page.measure()
  })

  return {
    fromLogic,
    fromHost,
    failed: (message) => tellHost('failed', { message }),
  }
}

const overlayAnswers: ReadonlySet<string> = new Set(
  (
    'showToast hideToast showLoading hideLoading showCopied showModal showActionSheet chooseDate chooseOptions ' +
    'chooseRegion chooseLevel choosePlace locatePlace'
  ).split(' '),
)

const own = (answers: ViewAnswers, name: string) => (Object.hasOwn(answers, name) ? answers[name] : undefined)

function moveOf(move: unknown): PageMove {
  return move === 'push' || move === 'replace' || move === 'tab' || move === 'launch' ? move : 'none'
}

/** What can only be moved, at the top or one level below: surfaces of canvases and pictures. */
function transferable(value: unknown): Transferable[] {
  const found: Transferable[] = []
  const look = (one: unknown) => {
    if (one instanceof OffscreenCanvas || one instanceof ImageBitmap || one instanceof MessagePort) found.push(one)
  }
  look(value)
  if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) look(one)
  return found
}

function select(shadow: ShadowRoot, selector: string): Element | null {
  try {
    return shadow.querySelector(selector)
  } catch {
    return null
  }
}

function blobOf(value: unknown): Blob {
  if (value instanceof Blob) return value
  throw new Error('not a file')
}

function record(value: unknown): Args {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Args) : {}
}

/** What a bar of the program draws takes touches; the page below has the rest. */
const untouchable = 'wx-page>*{pointer-events:auto}'

const tabBarOpening: PageOpening = {
  route: 'custom-tab-bar/index',
  move: 'none',
  isTab: false,
  window: { navigationStyle: 'custom', backgroundColor: 'transparent' },
  canGoBack: false,
  canGoHome: false,
}

/** For an element that stands nowhere yet. */
function lonePage(document: Document): ElementContext['page'] {
  return {
    scroller: document.body,
    overlay: document.body,
    widthPx: document.documentElement.clientWidth,
    heightPx: document.documentElement.clientHeight,
    configure: () => undefined,
    scrollTo: () => undefined,
    onBack: () => () => undefined,
  }
}

const unknownTheme: ViewTheme = {
  language: 'en',
  theme: 'light',
  direction: 'ltr',
  followsTheme: false,
  fontScale: 1,
  statusBarHeightPx: 0,
  safeAreaPx: { top: 0, right: 0, bottom: 0, left: 0 },
  menuButtonPx: { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 },
  reducedMotion: false,
  picturesPath: '',
  mediaPath: '',
  variables: null,
  texts: {},
}
