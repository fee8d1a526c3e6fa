// Elements on a page of their own, without a program: what they are told is written here, what they tell is kept.
// Bundled into a blank page by elementStage.ts.
import { baseCss, baseCssV2 } from '../../../../miniprogram/runtime/view/elements/base.css.ts'
import * as basics from '../../../../miniprogram/runtime/view/elements/basics/index.ts'
import type { ElementContext, ElementController } from '../../../../miniprogram/runtime/view/elements/element.ts'
import * as forms from '../../../../miniprogram/runtime/view/elements/forms/index.ts'
import { elements } from '../../../../miniprogram/runtime/view/elements/index.ts'
import * as more from '../../../../miniprogram/runtime/view/elements/more/index.ts'
import * as regions from '../../../../miniprogram/runtime/view/elements/regions/index.ts'
import * as scroll from '../../../../miniprogram/runtime/view/elements/scroll/index.ts'

export type StageNode = string | [tag: string, properties: Record<string, unknown>, ...children: StageNode[]]

export interface StageOptions {
  dark?: boolean
  direction?: 'ltr' | 'rtl'
  language?: string
  css?: string
}

export interface StageEvent {
  id: string
  type: string
  detail: Record<string, unknown>
}

export interface Stage {
  mount(nodes: StageNode[], options?: StageOptions): Promise<void>
  set(id: string, name: string, value: unknown): void
  append(id: string, node: StageNode): void
  remove(id: string): void
  invoke(id: string, method: string, args?: unknown): unknown
  field(id: string): unknown
  events: StageEvent[]
  calls: unknown[]
  /** What the handler of `bindinput` is to return, by what was typed. */
  answers: Record<string, unknown>
  root: ShadowRoot
}

const chunks: Record<string, unknown> = { forms, more, regions }
// These are there before a program begins that shows them.
Object.assign(globalThis, { __mpChunks: { basics, scroll } })
const looks = [basics, forms, more, scroll].map(({ css }) => css).join('\n')
const controllers = new WeakMap<Element, ElementController>()
const backs: (() => void)[] = []

const host = document.createElement('div')
host.style.cssText = 'position:fixed;inset:0;background:#fff;color:#000'
document.body.append(host)
const root = host.attachShadow({ mode: 'open' })
const scroller = document.createElement('div')
scroller.style.cssText = 'position:absolute;inset:0;overflow:hidden auto'
const overlay = document.createElement('div')
overlay.style.cssText = 'position:absolute;inset:0;pointer-events:none;z-index:1000'
root.append(scroller, overlay)

const page: ElementContext['page'] = {
  scroller,
  overlay,
  get widthPx() {
    return innerWidth
  },
  get heightPx() {
    return innerHeight
  },
  configure: (values) => stage.calls.push(['configure', values]),
  scrollTo: (topPx) => scroller.scrollTo({ top: topPx }),
  onBack(listener) {
    backs.push(listener)
    return () => {
      const at = backs.indexOf(listener)
      if (at >= 0) backs.splice(at, 1)
    }
  },
}

function contextOf(element: HTMLElement, tag: string): ElementContext {
  const keep = (type: string, detail: unknown) => {
    stage.events.push({ id: element.id, type, detail: structuredClone(detail) as Record<string, unknown> })
  }
  return {
    document,
    tag,
    host: element,
    page,
    emit: keep,
    async ask(type, detail) {
      keep(type, detail)
      const { value } = detail as { value: string }
      return stage.answers[value]
    },
    update: (name, value) => stage.calls.push(['update', element.id, name, value]),
    resolveMedia: async (source) => source,
    classes: (names) => names.split(' ').filter(Boolean),
    style: (text) => text,
    async openType(kind, args) {
      stage.calls.push(['openType', kind, args])
      if (kind === 'getPhoneNumber') throw { errMsg: 'getPhoneNumber:fail user deny' }
      return { errMsg: `${kind}:ok` }
    },
    async route(kind, args) {
      stage.calls.push(['route', kind, args])
      if (args.url === '/missing') throw { errMsg: 'navigateTo:fail page "missing" is not found' }
    },
    byId: (id) => controllers.get(root.getElementById(id) ?? element) ?? null,
    callHost: async () => undefined,
    loadChunk: async (name) => chunks[name],
    closest(wanted) {
      const found = element.parentElement?.closest(wanted)
      return found ? (controllers.get(found) ?? null) : null
    },
    descendants: (wanted) => [...element.querySelectorAll(wanted)].flatMap((found) => controllers.get(found) ?? []),
    now: () => performance.now(),
  }
}

function build(node: StageNode): Node {
  if (typeof node === 'string') return document.createTextNode(node)
  const [name, properties, ...children] = node
  const tag = `wx-${name}`
  const element = document.createElement(tag)
  const factory = elements[tag]
  if (!factory) throw new Error(`no element ${tag}`)
  const { id, class: classes, style, ...rest } = properties
  if (typeof id === 'string') element.id = id
  if (typeof classes === 'string') element.className = classes
  if (typeof style === 'string') element.style.cssText = style
  const controller = factory(contextOf(element, tag))
  controllers.set(element, controller)
  for (const [key, value] of Object.entries(rest)) {
    if (key.startsWith('aria-') || key === 'role') element.setAttribute(key, String(value))
    else controller.set(key, value)
  }
  for (const child of children) controller.content.append(build(child))
  controller.childrenChanged?.()
  return element
}

function attach(node: Node): void {
  const controller = node instanceof Element ? controllers.get(node) : undefined
  controller?.attached?.()
  for (let child = node.firstChild; child; child = child.nextSibling) attach(child)
}

function detach(node: Node): void {
  for (const child of node.childNodes) detach(child)
  if (node instanceof Element) controllers.get(node)?.detached?.()
}

function controllerOf(id: string): ElementController {
  const element = root.getElementById(id)
  const controller = element && controllers.get(element)
  if (!controller) throw new Error(`nothing has the id ${id}`)
  return controller
}

const settled = () => new Promise<void>((resolve) => setTimeout(() => requestAnimationFrame(() => resolve())))

const stage: Stage = {
  async mount(nodes, options = {}) {
    detach(scroller)
    scroller.replaceChildren()
    overlay.replaceChildren()
    stage.events.length = 0
    stage.calls.length = 0
    stage.answers = {}
    document.documentElement.lang = options.language ?? 'en'
    document.documentElement.dir = options.direction ?? 'ltr'
    host.className = options.dark ? 'mp-dark' : ''
    host.style.background = options.dark ? '#111' : '#fff'
    host.style.color = options.dark ? '#ddd' : '#000'
    const sheets = [baseCss, looks, baseCssV2, options.css ?? ''].map((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      return sheet
    })
    root.adoptedStyleSheets = sheets
    const top = document.createElement('wx-page')
    for (const node of nodes) top.append(build(node))
    scroller.append(top)
    attach(top)
    await settled()
    await settled()
  },
  set: (id, name, value) => controllerOf(id).set(name, value),
  append(id, node) {
    const parent = controllerOf(id)
    const made = build(node)
    parent.content.append(made)
    attach(made)
    parent.childrenChanged?.()
  },
  remove(id) {
    const element = root.getElementById(id)
    const parent = element?.parentElement?.closest('*')
    if (!element) return
    element.remove()
    detach(element)
    for (let around: Element | null | undefined = parent; around; around = around.parentElement) {
      const controller = controllers.get(around)
      if (controller) {
        controller.childrenChanged?.()
        break
      }
    }
  },
  invoke: (id, method, args) => controllerOf(id).invoke?.(method, args),
  field: (id) => controllerOf(id).field?.value(),
  events: [],
  calls: [],
  answers: {},
  root,
}

Object.assign(globalThis, { stage })
