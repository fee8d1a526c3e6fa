// Makes the tree of the pages from operations. The Worker may say anything: nothing is done here that is not allowed by
// name, and no value becomes markup, script or an address that was not looked at.

import { measure } from '../../host/measure.ts'
import { Listens, Op } from '../protocol.ts'
import { playAnimation } from './animation.ts'
import type { SheetStore } from './css.ts'
import type { ElementController, ElementFactory } from './elements/element.ts'
import type { ViewPage } from './page.ts'

/** Nodes that a program may have at once; more is a mistake or an attack, and ends it. */
export const nodesMax = 120_000
/** Operations in ten seconds. */
const operationsMax = 4_000_000
/** A render that takes longer is done in slices, so that no frame waits for all of it. */
export const sliceMs = 10
const operationsBetweenLooks = 32
/** Elements that come into a page that is seen, in one frame: to style and lay them out takes some 7 µs each. */
const elementsPutMax = 500
const frameMs = 8
const textCharactersMax = 1_000_000
/** Of all texts in ten seconds. */
const charactersMax = 100_000_000
/** Of one property: lists of elements are walked, so what is endless is not taken. */
const propertyBytesMax = 64 * 1024 * 1024
const sheetsMax = 1_000

export interface ViewNode {
  readonly node: number
  /** The tag of the template without prefix, '' for text and fragments. */
  readonly tag: string
  readonly dom: Node
  readonly controller: ElementController | null
  page: ViewPage | null
  /** What the program listens to here, by type. */
  listens: Map<string, number> | null
  models: Set<string> | null
  isAttached: boolean
  classes: string
  /** Style that elements or animations put beside the program's own. */
  stop: AbortController | null
}

export interface ApplierOptions {
  document: Document
  sheets: SheetStore
  factories: ReadonlyMap<string, ElementFactory>
  /** What a controller gets; made by main.ts since it reaches everything. */
  connect(node: () => ViewNode, tag: string, host: HTMLElement, factory: ElementFactory): ElementController
  openPage(page: number, opening: unknown): ViewPage | null
  /** Whether the member looks at a page now. */
  isSeen(page: ViewPage | null): boolean
  /** The program listens to a type on a node. */
  listened(node: ViewNode, type: string): void
  /** The program is ended: the reason is told to the member in the host's words. */
  end(reason: 'nodes' | 'operations'): void
}

export interface Applier {
  /**
   * Applies operations for a while and answers whether all are done; if not, it is to be called again with the same before
   * anything else is done, once the browser had a moment to draw.
   */
  apply(operations: unknown[]): boolean
  node(node: unknown): ViewNode | undefined
  /** The nearest node of the program at or above a node of the frame. */
  nodeOf(dom: unknown): ViewNode | undefined
  /** Whether the program listens to a type on this node or, where it bubbles, on one around it. */
  hears(start: ViewNode, type: string, bubbles: boolean): boolean
  releasePage(page: ViewPage): void
  readonly size: number
}

/** Numbers and the like; lists and objects are no text. */
const plainText = (value: unknown): string => (typeof value === 'object' ? '' : String(value ?? ''))

const hostTag = /^[a-z][a-z0-9_]*(-[a-z0-9_]+)+$/
const plainAttribute = /^(aria-[a-z]+|data-[a-z0-9_-]+|role|hidden|dir|tabindex|lang)$/

function changeClasses({ classList }: HTMLElement, before: string, after: string): void {
  for (const name of before.split(' ')) if (name !== '') classList.remove(name)
  for (const name of after.split(' ')) if (name !== '') classList.add(name)
}

export function createApplier(options: ApplierOptions): Applier {
  const { document, sheets, factories } = options
  const nodes = new Map<number, ViewNode>()
  const byDom = new WeakMap<Node, ViewNode>()
  const everywhere = new Set<string>()
  /** How many nodes listen to a type: none need to be looked for where nobody does. */
  const listened = new Set<string>()
  let operationsSince = 0
  let charactersSince = 0
  let windowStart = performance.now()
  let changed = new Set<ElementController>()

  function keep(
    node: number,
    tag: string,
    dom: Node,
    controller: ElementController | null,
    page: ViewPage | null,
  ): ViewNode {
    const made: ViewNode = {
      node,
      tag,
      dom,
      controller,
      page,
      listens: null,
      models: null,
      isAttached: false,
      classes: '',
      stop: null,
    }
    nodes.set(node, made)
    byDom.set(dom, made)
    if (nodes.size > nodesMax) options.end('nodes')
    return made
  }

  function number(value: unknown): number {
    return typeof value === 'number' ? value : -1
  }

  function get(value: unknown): ViewNode | undefined {
    return nodes.get(number(value))
  }

  function isFree(node: number): boolean {
    return Number.isSafeInteger(node) && node > 0 && !nodes.has(node)
  }

  /** Where the children of a node stand. */
  function contentOf(parent: ViewNode): Node {
    return parent.controller?.content ?? parent.dom
  }

  function createElement(node: number, tag: string): void {
    if (!isFree(node)) return
    const factory = factories.get(`wx-${tag}`)
    if (factory === undefined) {
      // A tag that nobody knows is a box with its children, as on other hosts.
      keep(node, tag, document.createElement('wx-unknown'), null, null)
      return
    }
    const host = document.createElement(`wx-${tag}`)
    const made = keep(node, tag, host, null, null)
    const controller = options.connect(() => nodes.get(node) ?? made, tag, host, factory)
    nodes.set(node, Object.assign(made, { controller }))
  }

  function createHost(node: number, tag: string, scope: string): void {
    if (!isFree(node)) return
    const isAllowed = hostTag.test(tag) && !tag.startsWith('wx-') && !tag.startsWith('mp-')
    const name = tag === 'page' ? 'wx-page' : isAllowed ? tag : 'wx-x'
    const host = document.createElement(name)
    if (scope !== '') host.setAttribute('wx-host', scope)
    keep(node, '', host, null, null)
  }

  function place(parent: ViewNode | undefined, child: ViewNode | undefined, before: ViewNode | undefined): void {
    if (parent === undefined || child === undefined) return
    const content = contentOf(parent)
    if (child.dom.contains(content)) return
    const reference = before?.dom ?? null
    const target = reference?.parentNode ?? content
    try {
      target.insertBefore(child.dom, reference)
    } catch {
      return
    }
    told(parent)
    if (parent.isAttached) attach(child.dom, parent.page)
  }

  function told(parent: ViewNode): void {
    if (parent.controller?.childrenChanged !== undefined) changed.add(parent.controller)
  }

  /** Tells nodes below that they stand in a page now: parents before children. */
  function attach(dom: Node, page: ViewPage | null): void {
    const visit = (one: Node) => {
      const known = byDom.get(one)
      if (known !== undefined && !known.isAttached) {
        known.isAttached = true
        known.page = page
        known.controller?.attached?.()
      }
      for (let child = one.firstChild; child !== null; child = child.nextSibling) visit(child)
    }
    visit(dom)
  }

  function detach(dom: Node): void {
    const visit = (one: Node) => {
      for (let child = one.firstChild; child !== null; child = child.nextSibling) visit(child)
      const known = byDom.get(one)
      if (known === undefined || !known.isAttached) return
      known.isAttached = false
      known.controller?.detached?.()
    }
    visit(dom)
  }

  function take(child: ViewNode | undefined): void {
    if (child === undefined) return
    const parent = child.dom.parentNode
    parent?.removeChild(child.dom)
    if (child.isAttached) detach(child.dom)
    const owner = nodeOf(parent)
    if (owner !== undefined) told(owner)
  }

  /**
   * Moves children of a fragment to where they belong: all of them, or as many as a frame has time for where the member
   * looks on. @returns whether none is left
   */
  function putSome(fragment: Node, parent: ViewNode, target: Node, before: Node | null): boolean {
    const isSeen = parent.isAttached && options.isSeen(parent.page)
    told(parent)
    for (let child = fragment.firstChild; child !== null; child = fragment.firstChild) {
      if (isSeen && elementsPut >= elementsPutMax) return false
      elementsPut += child instanceof Element ? 1 + child.getElementsByTagName('*').length : 0
      target.insertBefore(child, before)
      if (parent.isAttached) attach(child, parent.page)
    }
    return true
  }

  /** Takes away `first` and those nodes of the program that follow it. */
  function takeSome(first: ViewNode, count: number): void {
    let next: Node | null = first.dom
    for (let index = 0; index < count && next !== null; ) {
      const following: Node | null = next.nextSibling
      const known = byDom.get(next)
      if (known !== undefined) {
        take(known)
        index += 1
      }
      next = following
    }
  }

  function nodeOf(dom: unknown): ViewNode | undefined {
    let current = dom instanceof Node ? dom : null
    while (current !== null) {
      const known = byDom.get(current)
      if (known !== undefined) return known
      current = current.parentNode ?? (current instanceof ShadowRoot ? current.host : null)
    }
    return undefined
  }

  function release(node: number): void {
    const known = nodes.get(node)
    if (known === undefined) return
    nodes.delete(node)
    known.stop?.abort()
    if (known.isAttached) {
      known.isAttached = false
      known.controller?.detached?.()
    }
  }

  function setProperty(target: ViewNode, name: string, value: unknown): void {
    const host = target.dom
    if (!(host instanceof HTMLElement)) return
    if (typeof value === 'object' && value !== null && (measure(value, propertyBytesMax) ?? 0) > propertyBytesMax) {
      options.end('operations')
      return
    }
    const attribute = name === 'aria-role' ? 'role' : name
    if (plainAttribute.test(attribute)) {
      if (attribute === 'hidden') host.toggleAttribute('hidden', Boolean(value) && value !== 'false')
      else if (value === undefined || value === null) host.removeAttribute(attribute)
      else host.setAttribute(attribute, String(value).slice(0, 2_000))
      return
    }
    if (name === 'animation') playAnimation(host, value)
    const checked = typeof value === 'string' && /style$/i.test(name) ? sheets.cleanStyle(value) : value
    target.controller?.set(name, checked)
  }

  function listen(target: ViewNode, type: string, flags: number): void {
    listened.add(type)
    target.listens ??= new Map()
    target.listens.set(type, flags)
    options.listened(target, type)
    // A caught move holds the page still.
    if (
      type === 'touchmove' &&
      (flags & Listens.final) !== 0 &&
      target.stop === null &&
      target.dom instanceof HTMLElement
    ) {
      target.stop = new AbortController()
      target.dom.addEventListener(
        'touchmove',
        (event) => {
          if (event.cancelable) event.preventDefault()
        },
        { passive: false, signal: target.stop.signal },
      )
    }
  }

  /** How far the operations of a render have come that takes longer than a moment; null once all are done. */
  let reached: number | null = null
  let elementsPut = 0
  let putsSince = 0

  /** Does at least some, and no more than a part of a frame's time allows. */
  function run(operations: unknown[], until: number): void {
    let at = reached ?? 0
    reached = null
    let count = 0
    const next = (): unknown => {
      const value = operations[at]
      at += 1
      return value
    }
    const nextNumber = () => number(next())
    const nextText = () => {
      const value = next()
      const text = typeof value === 'string' ? value.slice(0, textCharactersMax) : plainText(value)
      charactersSince += text.length
      return text
    }
    while (at < operations.length) {
      count += 1
      if (count % operationsBetweenLooks === 0 && performance.now() > until) break
      operationsSince += 1
      const begun = at
      switch (next()) {
        case Op.createElement: {
          createElement(nextNumber(), nextText())
          break
        }
        case Op.createHost: {
          createHost(nextNumber(), nextText(), nextText())
          break
        }
        case Op.createText: {
          const node = nextNumber()
          const text = nextText()
          if (isFree(node)) keep(node, '', document.createTextNode(text), null, null)
          break
        }
        case Op.createFragment: {
          const node = nextNumber()
          if (isFree(node)) keep(node, '', document.createDocumentFragment(), null, null)
          break
        }
        case Op.append: {
          place(get(next()), get(next()), undefined)
          break
        }
        case Op.insertBefore: {
          place(get(next()), get(next()), get(next()))
          break
        }
        case Op.remove: {
          next()
          take(get(next()))
          break
        }
        case Op.replace: {
          const parent = get(next())
          const child = get(next())
          const old = get(next())
          place(parent, child, old)
          take(old)
          break
        }
        case Op.splice: {
          const before = get(next())
          const count = nextNumber()
          const fragment = get(next())
          if (before === undefined || fragment === undefined) break
          const parent = nodeOf(before.dom.parentNode)
          const around = before.dom.parentNode
          if (parent !== undefined && around !== null && !putSome(fragment.dom, parent, around, before.dom)) {
            reached = begun
            return
          }
          takeSome(before, count)
          break
        }
        case Op.spliceAppend: {
          const parent = get(next())
          const fragment = get(next())
          if (parent === undefined || fragment === undefined) break
          if (!putSome(fragment.dom, parent, contentOf(parent), null)) {
            reached = begun
            return
          }
          break
        }
        case Op.spliceRemove: {
          const before = get(next())
          const count = nextNumber()
          if (before !== undefined) takeSome(before, count)
          break
        }
        case Op.setText: {
          const target = get(next())
          const text = nextText()
          if (target?.dom instanceof Text) {
            target.dom.data = text
            const parent = nodeOf(target.dom.parentNode)
            if (parent !== undefined) told(parent)
          }
          break
        }
        case Op.setId: {
          const target = get(next())
          const id = nextText()
          if (target?.dom instanceof HTMLElement) target.dom.id = id
          break
        }
        case Op.setClass: {
          const target = get(next())
          const classes = nextText()
          if (target === undefined || !(target.dom instanceof HTMLElement)) break
          // Elements have classes of their own (a hover class): only what the program said is changed.
          if (target.dom.className === target.classes) target.dom.className = classes
          else changeClasses(target.dom, target.classes, classes)
          target.classes = classes
          break
        }
        case Op.setStyle: {
          const target = get(next())
          const style = nextText()
          if (target !== undefined) sheets.style(target.dom, style)
          break
        }
        case Op.setProperty: {
          const target = get(next())
          const name = nextText()
          const value = next()
          if (target !== undefined) setProperty(target, name, value)
          break
        }
        case Op.removeProperty: {
          const target = get(next())
          const name = nextText()
          if (target !== undefined) setProperty(target, name, undefined)
          break
        }
        case Op.listen: {
          const target = get(next())
          const type = nextText()
          const flags = nextNumber()
          if (target !== undefined) listen(target, type, flags)
          break
        }
        case Op.listenEverywhere: {
          const type = nextText()
          everywhere.add(type)
          listened.add(type)
          break
        }
        case Op.bindModel: {
          const target = get(next())
          const name = nextText()
          if (target !== undefined) {
            target.models ??= new Set()
            target.models.add(name)
          }
          break
        }
        case Op.release: {
          release(nextNumber())
          break
        }
        case Op.openPage: {
          const node = nextNumber()
          const opening = next()
          if (!isFree(node)) break
          const page = options.openPage(node, opening)
          if (page === null) break
          const root = keep(node, 'page', page.content, null, page)
          root.isAttached = true
          break
        }
        case Op.adoptSheets: {
          const page = get(next())?.page
          const names = next()
          if (page !== undefined && page !== null && Array.isArray(names) && names.length <= sheetsMax) {
            sheets.adopt(
              page.shadow,
              names.filter((name) => typeof name === 'string'),
            )
          }
          break
        }
        default:
          // Numbers have lost their step: what follows cannot be read.
          at = operations.length
      }
    }
    if (at < operations.length) reached = at
  }

  return {
    apply(operations) {
      const now = performance.now()
      if (now - windowStart > 10_000) {
        windowStart = now
        operationsSince = 0
        charactersSince = 0
      }
      if (now - putsSince > frameMs) {
        putsSince = now
        elementsPut = 0
      }
      run(operations, now + sliceMs)
      if (operationsSince > operationsMax || charactersSince > charactersMax) options.end('operations')
      if (reached !== null) return false
      const controllers = changed
      changed = new Set()
      for (const controller of controllers) controller.childrenChanged?.()
      return true
    },
    node: get,
    nodeOf,
    hears(start, type, bubbles) {
      if (everywhere.has(type)) return true
      if (!listened.has(type)) return false
      if (start.listens?.has(type) === true) return true
      for (let dom = bubbles ? start.dom.parentNode : null; dom !== null; dom = dom.parentNode) {
        if (byDom.get(dom)?.listens?.has(type) === true) return true
      }
      return false
    },
    releasePage(page) {
      for (const [node, known] of nodes) if (known.page === page) release(node)
    },
    get size() {
      return nodes.size
    },
  }
}
