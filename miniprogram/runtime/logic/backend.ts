// glass-easel's composed backend: what it does to nodes becomes operations for the frame.

import type { composedBackend, Element as GlassElement } from 'glass-easel'
import { Listens, Op } from '../protocol.ts'
import type { ViewDoor } from './outbox.ts'
import { recordOf } from './plain.ts'

export interface BackendOptions {
  view: ViewDoor
  /** The prefix of the classes of a style scope; '' where they have none. */
  scopeName(scope: number): string
  windowSize(): { width: number; height: number; pixelRatio: number; theme: string }
}

/** The tag that glass-easel gives to hosts of components: what tells them from base elements. */
const HOST_TAG = 'wx-x'

/** Numbers of nodes, over all pages of a program. */
let lastNode = 0
export function newNode(): number {
  lastNode += 1
  return lastNode
}

const nodes = new Map<number, ViewNode>()
const models = new Map<number, Map<string, (value: unknown) => void>>()

/** What glass-easel knows of a node that the frame speaks of; undefined once it is gone. */
export function elementOf(node: number): GlassElement | undefined {
  return nodes.get(node)?.element
}

export function modelOf(node: number, name: string): ((value: unknown) => void) | undefined {
  return models.get(node)?.get(name)
}

/** Takes the number of a node's element in the frame; null for what has none (a virtual host). */
export function nodeOf(element: GlassElement | null | undefined): number | null {
  const backend: unknown = element?.getBackendElement()
  return backend instanceof ViewNode ? backend.node : null
}

export class ViewNode implements composedBackend.Element {
  readonly node: number
  readonly tag: string
  element: GlassElement | undefined
  private readonly page: PageBackend
  private classNames: string[] = []
  private isClassWaiting = false
  private scopes: number[] = []
  private readonly listens = new Map<string, number>()

  private readonly isHost: boolean

  constructor(page: PageBackend, node: number, tag: string, isHost = false) {
    this.page = page
    this.node = node
    this.tag = tag
    this.isHost = isHost
  }

  release(): void {
    nodes.delete(this.node)
    models.delete(this.node)
    this.element = undefined
    this.page.view.operate(Op.release, this.node)
  }

  associateValue(element: GlassElement): void {
    this.element = element
    nodes.set(this.node, this)
  }

  appendChild(child: ViewNode): void {
    this.page.view.operate(Op.append, this.node, child.node)
  }
  removeChild(child: ViewNode): void {
    this.page.view.operate(Op.remove, this.node, child.node)
  }
  insertBefore(child: ViewNode, before: ViewNode): void {
    this.page.view.operate(Op.insertBefore, this.node, child.node, before.node)
  }
  replaceChild(child: ViewNode, old: ViewNode): void {
    if (old.node === 0) this.appendChild(child)
    else this.page.view.operate(Op.replace, this.node, child.node, old.node)
  }
  spliceBefore(before: ViewNode, count: number, list: ViewNode): void {
    this.page.view.operate(Op.splice, before.node, count, list.node)
  }
  spliceAppend(list: ViewNode): void {
    this.page.view.operate(Op.spliceAppend, this.node, list.node)
  }
  spliceRemove(before: ViewNode, count: number): void {
    this.page.view.operate(Op.spliceRemove, before.node, count)
  }

  /** The prefix that glass-easel puts before ids is the adapter's own; sheets know the id as it was written. */
  setId(id: string): void {
    const at = id.indexOf('--')
    this.page.view.operate(Op.setId, this.node, at === -1 ? id : id.slice(at + 2))
  }

  setStyleScope(scope: number, extra?: number, host?: number): void {
    this.scopes = extra === undefined ? [scope] : [scope, extra]
    if (!this.isHost) return
    this.page.view.operate(Op.createHost, this.node, this.tag, host === undefined ? '' : this.page.scopeName(host))
  }

  setStyle(text: string): void {
    this.page.view.operate(Op.setStyle, this.node, text)
  }

  addClass(name: string, scope?: number): void {
    this.classNames.push(this.scoped(name, scope))
    this.sayClasses()
  }
  removeClass(name: string, scope?: number): void {
    const at = this.classNames.indexOf(this.scoped(name, scope))
    if (at !== -1) this.classNames.splice(at, 1)
    this.sayClasses()
  }
  clearClasses(): void {
    this.classNames = []
    this.sayClasses()
  }

  setAttribute(name: string, value: unknown): void {
    // Class names in a property (`hover-class`) carry the prefix of their sheet, as those in `class` do.
    const isClasses = name === 'class' || name.endsWith('-class') || name.endsWith('Class')
    const said = isClasses && typeof value === 'string' && value !== 'none' ? this.scopedAll(value) : value
    this.page.view.operate(Op.setProperty, this.node, name, said)
  }
  removeAttribute(name: string): void {
    this.page.view.operate(Op.removeProperty, this.node, name)
  }

  setText(text: string): void {
    this.page.view.operate(Op.setText, this.node, text)
  }

  setModelBindingStat(name: string, listener: ((value: unknown) => void) | null): void {
    const own = models.get(this.node) ?? new Map()
    models.set(this.node, own)
    if (listener === null) own.delete(name)
    else own.set(name, listener)
    this.page.view.operate(Op.bindModel, this.node, name)
  }

  setListenerStats(type: string, capture: boolean, level: number): void {
    const flags = (capture ? Listens.capture : Listens.bubble) | (level === 2 ? Listens.final : 0)
    const before = this.listens.get(type) ?? 0
    const all = before | flags
    if (all === before) return
    this.listens.set(type, all)
    this.page.view.operate(Op.listen, this.node, type, all)
  }

  getBoundingClientRect(done: (rect: { left: number; top: number; width: number; height: number }) => void): void {
    this.ask('rectangle', (answer) => {
      done({
        left: number(answer.left),
        top: number(answer.top),
        width: number(answer.width),
        height: number(answer.height),
      })
    })
  }

  getScrollOffset(
    done: (offset: { scrollLeft: number; scrollTop: number; scrollWidth: number; scrollHeight: number }) => void,
  ): void {
    this.ask('scrollOffset', (answer) => {
      done({
        scrollLeft: number(answer.scrollLeft),
        scrollTop: number(answer.scrollTop),
        scrollWidth: number(answer.scrollWidth),
        scrollHeight: number(answer.scrollHeight),
      })
    })
  }

  scopedAll(names: string): string {
    return names
      .split(/\s+/)
      .filter((name) => name !== '')
      .flatMap((name) => (this.scopes.length === 0 ? [name] : this.scopes.map((scope) => this.scoped(name, scope))))
      .join(' ')
  }

  private ask(name: string, done: (answer: Record<string, unknown>) => void): void {
    this.page.view.ask(name, { node: this.node }).then(
      (answer) => done(recordOf(answer)),
      () => done({}),
    )
  }

  private scoped(name: string, scope: number | undefined): string {
    const prefix = scope === undefined ? '' : this.page.scopeName(scope)
    return prefix === '' ? name : `${prefix}--${name}`
  }

  private sayClasses(): void {
    if (this.isClassWaiting) return
    this.isClassWaiting = true
    this.page.classChanged(() => {
      this.isClassWaiting = false
      this.page.view.operate(Op.setClass, this.node, this.classNames.join(' '))
    })
  }
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0
}

/** One for each page: its root is the node of the page's number. */
export class PageBackend implements composedBackend.Context {
  // The member of glass-easel's const enum for composed backends.
  readonly mode = 2 as composedBackend.Context['mode']
  readonly view: ViewDoor
  readonly sheets: string[] = []
  private readonly options: BackendOptions
  private readonly root: ViewNode
  private waitingClasses: (() => void)[] = []
  /** Stands for a place that is not there yet: replacing it appends. */
  readonly placeholder: ViewNode

  constructor(options: BackendOptions, page: number) {
    this.options = options
    this.view = options.view
    this.root = new ViewNode(this, page, 'page')
    this.placeholder = new ViewNode(this, 0, '')
  }

  scopeName(scope: number): string {
    return this.options.scopeName(scope)
  }

  /** Classes are said once in a turn, however often they change in it. */
  classChanged(say: () => void): void {
    this.waitingClasses.push(say)
    if (this.waitingClasses.length > 1) return
    this.options.view.beforeFlush(() => {
      const all = this.waitingClasses
      this.waitingClasses = []
      for (const one of all) one()
    })
  }

  destroy(): void {}
  getWindowWidth(): number {
    return this.options.windowSize().width
  }
  getWindowHeight(): number {
    return this.options.windowSize().height
  }
  getDevicePixelRatio(): number {
    return this.options.windowSize().pixelRatio
  }
  getTheme(): string {
    return this.options.windowSize().theme
  }
  registerStyleSheetContent(): void {}
  appendStyleSheetPath(path: string): number {
    if (!this.sheets.includes(path)) this.sheets.push(path)
    return this.sheets.length
  }
  disableStyleSheet(): void {}
  render(done: (error: Error | null) => void): void {
    this.view.ask('rendered', null).then(
      () => done(null),
      () => done(null),
    )
  }
  getRootNode(): ViewNode {
    return this.root
  }
  createElement(logicalName: string, stylingName: string): ViewNode {
    // The host of a component is told of once its scope is known, in `setStyleScope`.
    if (logicalName === HOST_TAG) return new ViewNode(this, newNode(), stylingName, true)
    const made = new ViewNode(this, newNode(), logicalName)
    this.view.operate(Op.createElement, made.node, logicalName)
    return made
  }
  createTextNode(text: string): ViewNode {
    const made = new ViewNode(this, newNode(), '')
    this.view.operate(Op.createText, made.node, text)
    return made
  }
  createFragment(): ViewNode {
    const made = new ViewNode(this, newNode(), '')
    this.view.operate(Op.createFragment, made.node)
    return made
  }
  onEvent(): void {}
}
