// One page of the stack: its tree, its life, and what of it others reach.

import * as glassEasel from 'glass-easel'
import type { AssociatedBackend, Root } from 'glass-easel-miniprogram-adapter'
import { Op, type PageMove } from '../protocol.ts'
import { type BackendOptions, newNode, PageBackend } from './backend.ts'
import type { Components } from './components.ts'

/** What the program sees of a page, as far as the runtime uses it. */
export type PageInstance = Record<string, unknown>

export interface OpenPage {
  /** Names the page and its root node in the frame. */
  readonly node: number
  readonly route: string
  readonly query: Record<string, string>
  readonly instance: PageInstance
  readonly component: glassEasel.GeneralComponent
  readonly isTab: boolean
  isShown: boolean
  isReady: boolean
  /** Calls a lifecycle method of the page; answers what it returned. */
  call(name: string, ...args: unknown[]): unknown
  /** Tells components on the page: 'show', 'hide', 'resize', 'routeDone'. */
  tellComponents(name: string, ...args: unknown[]): void
  /** Mounts its components, where that waited for `onLoad`. */
  mount(): void
  close(): void
}

export interface PageMakerOptions {
  components: Components
  backend: BackendOptions
  /** The node of a page in the frame, and what it opens with. */
  opening(route: string, move: PageMove): unknown
  /** Alipay's order: `onLoad` comes before components are mounted, which find what it has set up. */
  loadsFirst: boolean
}

export function createPageMaker({ components, backend, opening, loadsFirst }: PageMakerOptions) {
  return function openPage(
    route: string,
    query: Record<string, string>,
    move: PageMove,
    isTab: boolean,
    extra: Record<string, unknown>,
  ): OpenPage {
    const node = newNode()
    const { view } = backend
    view.operate(Op.openPage, node, opening(route, move))
    const context = new PageBackend(backend, node)
    const associated: AssociatedBackend = components.env.associateBackend(context)
    // Parameters of the address become properties of a page that is made with `Component`.
    const root: Root = associated.createRoot('page', components.space, `/${route}${queryText(query)}`)
    view.operate(Op.adoptSheets, node, [...context.sheets])
    const component = root.getComponent()
    const instance = root.get() as unknown as PageInstance
    const define = (name: string, value: unknown) =>
      Object.defineProperty(instance, name, { value, writable: true, configurable: true, enumerable: false })
    define('route', route)
    define('__route__', route)
    define('options', query)
    define('__wxWebviewId__', node)
    define('getPageId', () => `pageId:${node}`)
    for (const [name, value] of Object.entries(extra)) define(name, value)

    const call = (name: string, ...args: unknown[]): unknown => {
      const method = instance[name]
      if (typeof method !== 'function') return undefined
      return glassEasel.safeCallback('Page', method as () => unknown, instance as never, args as never, component)
    }
    let isMounted = false
    const mount = () => {
      if (isMounted) return
      isMounted = true
      root.attach(context.getRootNode(), context.placeholder)
    }
    if (!loadsFirst) mount()
    let isOpen = true
    return {
      node,
      route,
      query,
      instance,
      component,
      isTab,
      isShown: false,
      isReady: false,
      call,
      tellComponents: (name, ...args) => component.triggerPageLifetime(name, args),
      mount,
      close() {
        if (!isOpen) return
        isOpen = false
        call('onUnload')
        root.release()
        view.tell('page.close', { page: node })
      },
    }
  }
}

export function queryText(query: Record<string, string>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Splits 'pages/a/index?b=1' as WeChat does: values stay as they were written. */
export function splitUrl(url: string): { path: string; query: Record<string, string> } {
  const at = url.indexOf('?')
  const path = (at === -1 ? url : url.slice(0, at)).replace(/\.html$/, '')
  const query: Record<string, string> = {}
  if (at !== -1) {
    const text = url.slice(at + 1)
    for (const pair of text.split('&')) {
      if (pair === '') continue
      const equals = pair.indexOf('=')
      query[equals === -1 ? pair : pair.slice(0, equals)] = equals === -1 ? '' : pair.slice(equals + 1)
    }
  }
  return { path, query }
}

/** '../detail/index' from 'pages/home/index' is 'pages/detail/index'. */
export function resolvePath(path: string, from: string): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
