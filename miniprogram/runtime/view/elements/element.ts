// What the frame knows of a base component: a factory by its tag ('wx-swiper') makes a controller for each node.

/** What an element may use. Nothing else of the frame is in its reach. */
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

export interface PageSurface {
  readonly scroller: HTMLElement
  readonly widthPx: number
  readonly heightPx: number
}

export interface ElementController {
  readonly tag: string
  /** Where children of the node are put. */
  readonly content: HTMLElement
  /** A property as the program set it; undefined when it was removed. Must bear any value. */
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
  /** The value a form collects under `name`, and putting it back; absent for what is no form field. */
  readonly field?: { name(): string; value(): unknown; reset(): void }
}

export type ElementFactory = (context: ElementContext) => ElementController
