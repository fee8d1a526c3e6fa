// What the frame knows of a base component: a factory by its tag ('wx-swiper') makes a controller for each node.

/**
 * What an element may use. Nothing else of the frame is in its reach. A tap is a `click` of the browser, so it is one
 * with the mouse, by touch and by keyboard, and it comes once. Elements hear `click` on `host`; whatever else tells of a
 * tap does so from the same event.
 */
export interface ElementContext {
  readonly document: Document
  /** The tag, such as 'wx-swiper'. */
  readonly tag: string
  /** The element that stands in the page: made by the applier, it carries id, classes and style of the program. */
  readonly host: HTMLElement
  /** The page (its scroller, its size) that the node stands in. */
  readonly page: PageSurface
  /** Tells the program, if it (or an ancestor it bubbles to) listens. Detail must be plain data. */
  emit(type: string, detail: unknown, options?: { bubbles?: boolean; composed?: boolean }): void
  /** Two-way bindings (`model:value`): tells the program what a property has become. */
  update(name: string, value: unknown): void
  /** A file of the bundle, a temporary file or a remote address, made into an address that this frame may load. */
  resolveMedia(source: string, kind: 'image' | 'audio' | 'video'): Promise<string>
  /**
   * As `emit`, and answers what the program's handler returned (undefined where none listens): how `bindinput` replaces
   * what was typed.
   */
  ask(type: string, detail: unknown): Promise<unknown>
  /** Class names that the program wrote into a property (`hover-class`), as they are named in this frame's sheets. */
  classes(names: string): string[]
  /** Declarations that the program wrote into a property (`placeholder-style`): checked as `style` is, rpx made px. */
  style(text: string): string
  /**
   * What a button's `open-type` asks for ('share', 'getPhoneNumber'…): done in the Worker by the `wx` call of that kind
   * (for 'share' by the page's hook), so that consent and error texts are the same. Answers the event's detail.
   */
  openType(kind: string, args: Record<string, unknown>): Promise<Record<string, unknown>>
  /** Leads elsewhere as `wx.navigateTo` and its neighbours do; rejects with `{ errMsg }`. */
  route(kind: RouteKind, args: RouteArguments): Promise<void>
  /** The controller of the node with this id in the same component, such as what a label is `for`. */
  byId(id: string): ElementController | null
  /** Something only the app can do, such as opening a picture large; answered by the host after its checks. */
  callHost(name: string, args: unknown): Promise<unknown>
  /** A part of the frame's script that few pages need, such as 'map': loaded once, by its name in runtime/build. */
  loadChunk(name: string): Promise<unknown>
  /** The nearest enclosing controller of a tag, such as a form for an input. */
  closest(tag: string): ElementController | null
  /** Controllers of a tag below this node, in document order. */
  descendants(tag: string): readonly ElementController[]
  /** Milliseconds, monotonic. */
  now(): number
}

export type RouteKind =
  | 'navigateTo'
  | 'redirectTo'
  | 'switchTab'
  | 'reLaunch'
  | 'navigateBack'
  | 'exit'
  | 'navigateToMiniProgram'

export interface RouteArguments {
  url?: string
  delta?: number
  appId?: string
  path?: string
  extraData?: unknown
  envVersion?: string
  shortLink?: string
}

export interface PageSurface {
  readonly scroller: HTMLElement
  readonly widthPx: number
  readonly heightPx: number
  /** A layer over the page's content, in its shadow root (so its styles reach), that does not scroll: sheets, portals. */
  readonly overlay: HTMLElement
  /** What `page-meta` and `navigation-bar` say of the page. Only what changes is given; null takes it back. */
  configure(values: Partial<PageSettings>): void
  /** The page's own way to a scroll position, as `wx.pageScrollTo`. */
  scrollTo(topPx: number, durationMs: number): void
  /**
   * While a layer such as `page-container` is shown, going back closes it in place of the page. Returns how to take it
   * back.
   */
  onBack(listener: () => void): () => void
}

export interface PageSettings {
  backgroundColor: string | null
  backgroundTextStyle: 'dark' | 'light' | null
  backgroundColorTop: string | null
  backgroundColorBottom: string | null
  rootBackgroundColor: string | null
  rootFontSize: string | null
  pageFontSize: string | null
  pageStyle: string | null
  pageOrientation: string | null
  title: string | null
  loading: boolean | null
  frontColor: string | null
  navigationBarBackgroundColor: string | null
  colorAnimationDuration: number | null
  colorAnimationTimingFunc: string | null
}

export interface ElementController {
  readonly tag: string
  /** Where children of the node are put. Asked anew each time: an element that was loaded late has moved them. */
  readonly content: HTMLElement
  /** What scrolls, where the element scrolls: selector queries read its offset. */
  readonly scroller?: HTMLElement
  /**
   * A property as the program set it, spelled as in the template ('hover-class'); undefined when it was removed. Must
   * bear any value. `id`, `class`, `style`, `hidden`, `aria-*`, `role` and the dataset never come here: the applier
   * puts them on `host` (`aria-role` as `role`).
   */
  set(name: string, value: unknown): void
  /** Children were added to or removed from `content`. */
  childrenChanged?(): void
  /** After the node was put into the page, and after it was taken out for good. */
  attached?(): void
  detached?(): void
  /**
   * Called by `wx.createVideoContext`, selector queries (`context`, `fields`, `node`) and forms. Unknown methods throw.
   * What it answers (or promises) goes to the Worker; an OffscreenCanvas or ImageBitmap in it, at the top or one level
   * below, is transferred.
   */
  invoke?(method: string, args: unknown): unknown
  /** The label around it, or for it, was tapped: what a tap on itself would do. */
  activate?(): void
  /** The value a form collects under `name`, and putting it back; absent for what is no form field. */
  readonly field?: { name(): string; value(): unknown; reset(): void }
}

export type ElementFactory = (context: ElementContext) => ElementController
