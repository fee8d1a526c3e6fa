// The stack of pages, with WeChat's rules and words: ten at most, tabs are kept, and who may go where how.

import type { AppConfig, BundleManifest } from '../../bundle/format.ts'
import type { PageMove } from '../protocol.ts'
import type { RouteCalls } from './api/define.ts'
import { createChannelPair } from './eventChannel.ts'
import type { ViewDoor } from './outbox.ts'
import { type OpenPage, resolvePath, splitUrl } from './pages.ts'

export const pagesMax = 10

export type RouteType = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch' | 'navigateBack' | 'appLaunch'

export interface RoutesOptions {
  manifest: BundleManifest
  view: ViewDoor
  /** Loads the scripts and styles of a page's package and its own, and registers its components. */
  load(route: string): Promise<void>
  open(
    route: string,
    query: Record<string, string>,
    move: PageMove,
    isTab: boolean,
    extra: Record<string, unknown>,
  ): OpenPage
  /** False where the program has no `onPageNotFound`. */
  notFound(path: string, query: Record<string, string>, isEntryPage: boolean): boolean
  /** The page on top changed. */
  shown(page: OpenPage): void
  afterReady(page: OpenPage): void
}

export interface Routes extends RouteCalls {
  readonly stack: readonly OpenPage[]
  readonly top: OpenPage | undefined
  launch(path: string, query: Record<string, string>): Promise<void>
  /** The app came back or went away. */
  show(): void
  hide(): void
  /** By its node; pages that are tabs in the background are found, too. */
  byNode(node: number): OpenPage | undefined
}

export function createRoutes(options: RoutesOptions): Routes {
  const { manifest, view } = options
  const { app } = manifest
  let stack: OpenPage[] = []
  const tabs = new Map<string, OpenPage>()
  let turn: Promise<unknown> = Promise.resolve()

  const top = () => stack.at(-1)
  const tabPaths = tabPathsOf(app)

  function fail(call: string, reason: string): never {
    throw { errMsg: `${call}:fail ${reason}` }
  }

  function find(call: string, url: unknown): { route: string; query: Record<string, string> } {
    if (typeof url !== 'string') {
      fail(call, 'parameter error: parameter.url should be String instead of Undefined;')
    }
    const { path, query } = splitUrl(url)
    const route = manifest.plugins?.pages[path] ?? resolvePath(path, top()?.route ?? '')
    if (manifest.pages[route] === undefined) {
      options.notFound(route, query, false)
      return fail(call, `page "${route}${textAfter(url)}" is not found`)
    }
    return { route, query }
  }

  function hidePage(page: OpenPage | undefined): void {
    if (page === undefined || !page.isShown) return
    page.isShown = false
    page.call('onHide')
    page.tellComponents('hide')
  }

  function showPage(page: OpenPage): void {
    if (page.isShown) return
    page.isShown = true
    options.shown(page)
    page.call('onShow')
    page.tellComponents('show')
    if (page.isReady) return
    page.isReady = true
    options.afterReady(page)
  }

  function closeAll(pages: OpenPage[], kept?: OpenPage): void {
    for (const page of pages.toReversed()) {
      if (page === kept) continue
      page.isShown = false
      tabs.delete(page.route)
      page.close()
    }
  }

  async function make(
    route: string,
    query: Record<string, string>,
    move: PageMove,
    /** What lies under it: `getCurrentPages` shows the page from its `onLoad` on. */
    below: readonly OpenPage[],
    extra: Record<string, unknown> = {},
  ): Promise<OpenPage> {
    const page = options.open(route, query, move, tabPaths.has(route), extra)
    if (tabPaths.has(route)) tabs.set(route, page)
    stack = [...below, page]
    page.call('onLoad', query)
    page.mount()
    return page
  }

  /** Moves come one after the other, each on the stack that the one before has left. */
  function inTurn<Result>(move: () => Promise<Result>): Promise<Result> {
    const result = turn.then(move, move)
    turn = result.catch(() => undefined)
    return result
  }

  const present = (page: OpenPage, move: PageMove) => view.tell('page.show', { page: page.node, move })

  async function switchTo(route: string): Promise<void> {
    const before = top()
    const known = tabs.get(route)
    if (known !== undefined && known === before) return
    const others = stack.filter((page) => !page.isTab)
    hidePage(before)
    // A tab in the background stays as it is; pages above it go.
    const page = known ?? (await make(route, {}, 'tab', []))
    stack = [page]
    closeAll(others)
    present(page, 'tab')
    tabTapped(page, false)
    showPage(page)
  }

  function tabTapped(page: OpenPage, byMember: boolean): void {
    const index = (app.tabBar?.list ?? []).findIndex(({ pagePath }) => pagePath === page.route)
    const item = app.tabBar?.list[index]
    if (byMember && item !== undefined) page.call('onTabItemTap', { index, pagePath: item.pagePath, text: item.text })
  }

  async function relaunch(route: string, query: Record<string, string>): Promise<void> {
    await options.load(route)
    const before = [...new Set([...tabs.values(), ...stack])]
    hidePage(top())
    tabs.clear()
    const page = await make(route, query, 'launch', [])
    present(page, 'launch')
    closeAll(before, page)
    if (page.isTab) tabs.set(route, page)
    showPage(page)
  }

  return {
    get stack() {
      return stack
    },
    get top() {
      return top()
    },
    byNode: (node) => [...stack, ...tabs.values()].find((page) => page.node === node),

    launch: (path, query) =>
      inTurn(async () => {
        const route = path.replace(/^\//, '')
        if (manifest.pages[route] !== undefined) return relaunch(route, query)
        if (options.notFound(route, query, true)) return
        return relaunch(app.entryPage, {})
      }),

    navigateTo: (url, events = {}) =>
      inTurn(async () => {
        const { route, query } = find('navigateTo', url)
        if (tabPaths.has(route)) fail('navigateTo', 'can not navigateTo a tabbar page')
        if (stack.length >= pagesMax) fail('navigateTo', 'webview count limit exceed')
        await options.load(route)
        const [opener, opened] = createChannelPair()
        for (const [name, listener] of Object.entries(events)) {
          opener.on(name, (detail) => listener(detail))
        }
        const before = top()
        hidePage(before)
        const page = await make(route, query, 'push', stack, { getOpenerEventChannel: () => opened })
        present(page, 'push')
        showPage(page)
        return { eventChannel: opener }
      }),

    redirectTo: (url) =>
      inTurn(async () => {
        const { route, query } = find('redirectTo', url)
        if (tabPaths.has(route)) fail('redirectTo', 'can not redirectTo a tabbar page')
        await options.load(route)
        const old = top()
        if (old !== undefined) old.isShown = false
        const page = await make(route, query, 'replace', stack.slice(0, -1))
        present(page, 'replace')
        if (old !== undefined) closeAll([old])
        showPage(page)
      }),

    reLaunch: (url) =>
      inTurn(async () => {
        const { route, query } = find('reLaunch', url)
        await relaunch(route, query)
      }),

    switchTab: (url) =>
      inTurn(async () => {
        const { route } = find('switchTab', url)
        if (!tabPaths.has(route)) fail('switchTab', 'can not switch to no-tabBar page')
        if (!tabs.has(route)) await options.load(route)
        await switchTo(route)
      }),

    navigateBack: (delta) =>
      inTurn(async () => {
        if (stack.length <= 1) fail('navigateBack', 'cannot navigate back at first page.')
        const count = Math.min(Math.max(1, Math.floor(Number.isFinite(delta) ? delta : 1)), stack.length - 1)
        const closed = stack.slice(-count)
        stack = stack.slice(0, -count)
        const page = top()
        if (page === undefined) return
        view.tell('page.back', { page: page.node, from: closed.at(-1)?.node })
        closeAll(closed)
        showPage(page)
      }),

    show: () => {
      const page = top()
      if (page !== undefined) showPage(page)
    },
    hide: () => hidePage(top()),
  }
}

function tabPathsOf(app: AppConfig): Set<string> {
  return new Set((app.tabBar?.list ?? []).map(({ pagePath }) => pagePath))
}

function textAfter(url: string): string {
  const at = url.indexOf('?')
  return at === -1 ? '' : url.slice(at)
}
