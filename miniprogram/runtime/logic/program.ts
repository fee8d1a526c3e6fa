// A program from its first script to its end: everything of the Worker comes together here.

import * as glassEasel from 'glass-easel'
import type { BundleManifest } from '../../bundle/format.ts'
import { createLoader } from '../../bundle/loader.ts'
import type { LogicQuestion } from '../../devtools/protocol.ts'
import type { LogicStart, PageMove, PageOpening, ViewEvent } from '../protocol.ts'
import type { ApiContext, StartFile, StartSnapshot } from './api/define.ts'
import { createWx } from './api/index.ts'
import { createApp } from './app.ts'
import { type BackendOptions, elementOf, modelOf, nodeOf } from './backend.ts'
import { componentOf, createComponents } from './components.ts'
import { createDescriptors } from './descriptor.ts'
import type { Doors } from './doors.ts'
import { EventChannel } from './eventChannel.ts'
import { createEvents } from './events.ts'
import { startInspection } from './inspect.ts'
import { extendInstances } from './instance.ts'
import { createObservers } from './observers.ts'
import { openTypeDetail } from './openTypes.ts'
import { createPageMaker, type OpenPage } from './pages.ts'
import { createParts } from './parts.ts'
import { isRecord, recordOf, textOf } from './plain.ts'
import { createQuery } from './query.ts'
import { createRoutes } from './routes.ts'
import { createTabBars } from './tabBar.ts'
import { patchTemplates, showData } from './templates.ts'

const navigationBarPx = 44
const tabBarPx = 50

export function startProgram(doors: Doors, start: LogicStart): void {
  const manifest = start.manifest as BundleManifest
  const snapshot = start.snapshot as StartSnapshot
  const { view } = doors
  const { app: config } = manifest
  const program = createApp(fail)

  function fail(error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    doors.tellHost('error', { message: messageOf(error), stack })
    doors.announce('error', { message: stack, stack })
    program.tell('onError', stack)
  }
  glassEasel.addGlobalErrorListener((error, phase) => {
    // A definition that names an observer which is not there: nothing was to be called, and WeChat only says so.
    if (phase === '[prepare]') doors.tellHost('console', { level: 'warn', items: [messageOf(error)] })
    else fail(error)
    return false
  })
  glassEasel.addGlobalWarningListener(() => false)
  globalThis.addEventListener('error', (event) => {
    event.preventDefault()
    fail(event.error ?? event.message)
  })
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    const { reason } = event
    const detail = {
      reason: reason instanceof Error ? (reason.stack ?? reason.message) : reason,
      promise: event.promise,
    }
    doors.announce('unhandledRejection', detail)
    if (!program.tell('onUnhandledRejection', detail)) {
      const text = reason instanceof Error ? (reason.stack ?? '') : JSON.stringify(reason)
      doors.tellHost('console', { level: 'warn', items: ['Unhandled promise rejection', text] })
    }
  })

  const descriptors = createDescriptors(view)
  const events = createEvents(descriptors)
  const loader = createLoader({
    global: globalThis,
    hooks: {
      changeFilter: (listener, path) => descriptors.changeListener(listener, path),
      eventFilter: (listener) => listener,
      eventWrapper: (caller, event, listener, path) => events.wrap(caller, event, listener as () => unknown, path),
      onWxsError: fail,
    },
    loadPackageOf: async (path) => {
      const found = manifest.packages.find(({ root }) => root !== '' && path.startsWith(root))
      if (found !== undefined) await loadFiles([found])
    },
  })

  const components = createComponents({
    loader,
    onAttached: (component) => readyQueue.push(component) === 1 && scheduleReady(),
    warn: (text) => doors.tellHost('console', { level: 'warn', items: [text] }),
    fail,
    adapt: (kind, definition, slots) => {
      if (manifest.dialect === 'wechat' || kind === 'behavior') return definition
      const adapted =
        kind === 'page'
          ? parts.need('my')?.adaptPage?.(definition)
          : parts.need('my')?.adaptComponent?.(definition, slots)
      return adapted ?? definition
    },
  })
  patchTemplates(view)
  showData(manifest.uses?.selectedData ?? [])

  const backend: BackendOptions = {
    view,
    scopeName: components.scopeName,
    windowSize: () => ({
      width: snapshot.system.windowWidth,
      height: snapshot.system.windowHeight,
      pixelRatio: snapshot.system.pixelRatio,
      theme: snapshot.system.theme,
    }),
  }

  // -- Ready -------------------------------------------------------------------------------------------------------
  let readyQueue: glassEasel.GeneralComponent[] = []
  let readyPages: OpenPage[] = []
  function scheduleReady(): void {
    view.afterFlush(() => setTimeout(sayReady))
  }
  function sayReady(): void {
    const waiting = readyQueue
    readyQueue = []
    for (const component of waiting) {
      if (glassEasel.Element.isAttached(component)) component.triggerLifetime('ready', [])
    }
    const pages = readyPages
    readyPages = []
    for (const page of pages) page.call('onReady')
  }

  // -- Loading -----------------------------------------------------------------------------------------------------
  const loadedPaths = new Set(start.scripts.map(({ path }) => path))

  async function loadFiles(files: { script: string; styles: string }[]): Promise<void> {
    const missing = files.filter(({ script }) => !loadedPaths.has(script))
    if (missing.length === 0) return
    await doors.load(
      missing.map(({ script }) => script),
      missing.map(({ styles }) => styles),
    )
    for (const { script } of missing) loadedPaths.add(script)
  }

  function filesOf(route: string): { script: string; styles: string }[] {
    const page = manifest.pages[route]
    if (page === undefined) return []
    const own = manifest.packages.find(({ root }) => root === page.package)
    const main = own?.independent === true ? undefined : manifest.packages.find(({ root }) => root === '')
    return [main, own, page].filter((file, index, all) => file !== undefined && all.indexOf(file) === index) as {
      script: string
      styles: string
    }[]
  }

  async function load(route: string): Promise<void> {
    await loadFiles(filesOf(route))
    components.register(route)
  }

  function preload(route: string): void {
    const rule = config.preloadRule[route]
    if (rule === undefined) return
    const wanted = manifest.packages.filter(
      ({ root, name }) =>
        rule.packages.includes(root) ||
        rule.packages.includes(root.slice(0, -1)) ||
        rule.packages.includes(name ?? '\0'),
    )
    loadFiles(wanted).catch(fail)
  }

  // -- Pages -------------------------------------------------------------------------------------------------------
  const tabPaths = new Set((config.tabBar?.list ?? []).map(({ pagePath }) => pagePath))
  const windowOf = (route: string) => manifest.pages[route]?.window ?? config.window

  function opening(route: string, move: PageMove): PageOpening {
    const isTab = tabPaths.has(route)
    const canGoBack = move === 'push' || (move === 'replace' && routes.stack.length > 1)
    return {
      route,
      move,
      isTab,
      window: windowOf(route),
      canGoBack,
      canGoHome: !canGoBack && !isTab && route !== config.entryPage,
    }
  }

  const makePage = createPageMaker({ components, backend, opening, loadsFirst: manifest.dialect === 'alipay' })
  const tabBars = createTabBars({ components, backend, isCustom: config.tabBar?.custom === true })

  const routes = createRoutes({
    manifest,
    view,
    load,
    open(route, query, move, isTab, extra) {
      const page = makePage(route, query, move, isTab, {
        getOpenerEventChannel: () => new EventChannel(),
        ...extra,
      })
      const has = (name: string) => typeof page.instance[name] === 'function'
      view.tell('page.listens', {
        page: page.node,
        scroll: has('onPageScroll'),
        reachBottom: has('onReachBottom'),
        pullDown: windowOf(route).enablePullDownRefresh === true,
      })
      if (isTab) tabBars.open(page)
      return page
    },
    notFound(path, query, isEntryPage) {
      const detail = { path, query, isEntryPage }
      doors.announce('pageNotFound', detail)
      return program.tell('onPageNotFound', detail)
    },
    shown(page) {
      const { system } = snapshot
      const isCustom = windowOf(page.route).navigationStyle === 'custom'
      const bottom =
        page.isTab && config.tabBar?.custom !== true ? tabBarPx + (system.screenHeight - system.safeArea.bottom) : 0
      system.windowHeight = system.screenHeight - (isCustom ? 0 : system.statusBarHeight + navigationBarPx) - bottom
      tabBars.shown(page)
      preload(page.route)
      doors.tellHost('page', { route: page.route, query: page.query, depth: routes.stack.length })
    },
    afterReady(page) {
      readyPages.push(page)
      scheduleReady()
    },
  })

  function pageOf(target: unknown): OpenPage | undefined {
    let component = componentOf(target)
    while (component?.ownerShadowRoot !== undefined && component.ownerShadowRoot !== null) {
      component = component.ownerShadowRoot.getHostNode()
    }
    const known = [...routes.stack].find((page) => page.component === component)
    return known ?? tabBars.pageOf(component) ?? routes.top
  }

  const observers = createObservers({ view, top: () => routes.top?.component })
  extendInstances({
    view,
    observers,
    top: () => routes.top,
    pageOf,
    tabBarOf: (page) => tabBars.of(page),
  })

  // -- What the frame tells ----------------------------------------------------------------------------------------
  async function heardEvent(event: ViewEvent): Promise<void> {
    const returned = events.dispatch(event)
    view.flush()
    if (event.answerTo !== undefined) view.answer(event.answerTo, true, await returned)
  }

  const told: Record<string, (args: Record<string, unknown>) => void> = {
    back: () => void routes.navigateBack(1).catch(() => doors.tellHost('exit', null)),
    home: () =>
      void (
        tabPaths.has(config.entryPage)
          ? routes.switchTab(`/${config.entryPage}`)
          : routes.reLaunch(`/${config.entryPage}`)
      ).catch(fail),
    tab({ index }) {
      const item = config.tabBar?.list[Number(index)]
      if (item === undefined) return
      const detail = { index: String(index), pagePath: item.pagePath, text: item.text }
      routes
        .switchTab(`/${item.pagePath}`)
        .then(() => routes.top?.call('onTabItemTap', { ...detail, index: Number(index) }))
        .catch(fail)
    },
    pullDown: ({ page }) => void routes.byNode(Number(page))?.call('onPullDownRefresh'),
    reachBottom: ({ page }) => void routes.byNode(Number(page))?.call('onReachBottom'),
    pageScroll: ({ page, scrollTop }) => void routes.byNode(Number(page))?.call('onPageScroll', { scrollTop }),
    observed: (args) => observers.heard(args),
    titleTapped: ({ page }) => void routes.byNode(Number(page))?.call('onTitleClick'),
    error: ({ message, stack }) => doors.tellHost('error', { message, stack }),
    routeDone: ({ page }) => routes.byNode(Number(page))?.tellComponents('routeDone'),
  }

  /** What elements ask for: routes as `wx` has them, and calls of the host by way of the program (button). */
  async function askedByView(name: string, args: Record<string, unknown>): Promise<unknown> {
    if (name === 'route') {
      return await callLate(routeCall(textOf(args.kind)), args.args ?? {})
    }
    if (name === 'openType') return await openType(textOf(args.kind), recordOf(args.args), args.node)
    throw { errMsg: `fail ${name} is not there` }
  }

  /** What a button asks for by its `open-type`: the call of that name, so that consent and words are the same. */
  async function openType(kind: string, args: Record<string, unknown>, node: unknown): Promise<unknown> {
    const call = async (name: string, given: Record<string, unknown>) => {
      return recordOf(await callLate(name, given))
    }
    if (kind === 'share') return call('shareAppMessage', recordOf(await share({ from: 'button', node })))
    return openTypeDetail(kind, args, { call, callHost: doors.callHost })
  }

  /** Calls a member of `wx` by its name; where the program itself does not use that one, its part comes now. */
  async function callLate(name: string, args: unknown): Promise<unknown> {
    const found = () => recordOf(Reflect.get(globalThis, 'wx'))[name]
    if (typeof found() !== 'function') {
      parts.offer([await doors.loadPart(name === 'chooseImage' ? 'pictures' : 'member')])
    }
    const call: unknown = found()
    if (typeof call !== 'function') throw { errMsg: `${name}:fail not supported` }
    return await call(args)
  }

  doors.heardView = (message) => {
    if (message.kind === 'event') return void heardEvent(message.event).catch(fail)
    if (message.kind === 'model') return modelOf(message.node, message.name)?.(message.value)
    if (message.kind === 'tell') return told[message.name]?.(recordOf(message.args))
    askedByView(message.name, recordOf(message.args)).then(
      (value) => view.answer(message.id, true, value),
      (reason: unknown) => view.answer(message.id, false, reason),
    )
  }

  // -- What the host asks and tells --------------------------------------------------------------------------------
  doors.answerHost = (name, args) => {
    if (name === 'share') return share(recordOf(args))
    if (name === 'back') return routes.stack.length > 1 ? routes.navigateBack(1).then(() => true) : false
    if (name === 'pageData') return pageData()
    if (name === 'inspect') return inspect?.(args as LogicQuestion)
    throw new Error(`${name} is not there`)
  }

  async function share(args: Record<string, unknown>): Promise<unknown> {
    const page = routes.top
    const { from = 'menu', node, kind = 'onShareAppMessage' } = args
    const target = typeof node === 'number' ? elementOf(node) : undefined
    const given = page?.call(textOf(kind), {
      from,
      target: target === undefined ? undefined : { id: target.id, dataset: target.dataset },
    })
    const asked = recordOf(given)
    const late = isRecord(await asked.promise) ? recordOf(await asked.promise) : {}
    const card = { ...asked, ...late }
    return {
      title: textOf(card.title, manifest.name),
      path: textOf(card.path, textOf(page?.route)),
      imageUrl: textOf(card.imageUrl),
      isAllowed: page !== undefined && typeof page.instance[textOf(kind)] === 'function',
    }
  }

  function pageData(): unknown {
    return routes.stack.map(({ route, component, query }) => ({ route, query, data: component.data }))
  }

  let launchOptions = { ...snapshot.launch, path: snapshot.launch.path.replace(/^\//, '') || config.entryPage }
  snapshot.launch = launchOptions
  doors.onHost('app.show', (detail) => {
    if (isRecord(detail)) launchOptions = { ...launchOptions, ...detail }
    program.show(launchOptions)
    doors.announce('appShow', launchOptions)
    const { path, query } = launchOptions
    // Opened anew by a link: the page that it names stands alone.
    const isElsewhere =
      isRecord(detail) && typeof detail.path === 'string' && detail.path !== '' && routes.top?.route !== path
    if (isElsewhere) void routes.launch(path, query).catch(fail)
    else routes.show()
  })
  doors.onHost('ping', (word) => doors.tellHost('pong', word))
  doors.onHost('app.hide', () => {
    routes.hide()
    program.hide()
    doors.announce('appHide', {})
  })
  doors.onHost('resize', (detail) => {
    Object.assign(snapshot.system, recordOf(detail))
    const { windowWidth, windowHeight, screenWidth, screenHeight } = snapshot.system
    const size = { windowWidth, windowHeight, screenWidth, screenHeight }
    const deviceOrientation = screenWidth > screenHeight ? 'landscape' : 'portrait'
    doors.announce('windowResize', { size, deviceOrientation })
    for (const page of routes.stack) {
      page.call('onResize', { size, deviceOrientation })
      page.tellComponents('resize', { size, deviceOrientation })
    }
  })
  doors.onHost('themeChange', (detail) => {
    const theme = recordOf(detail).theme === 'dark' ? 'dark' : 'light'
    snapshot.system.theme = theme
    program.tell('onThemeChange', { theme })
  })

  // -- What the program finds --------------------------------------------------------------------------------------
  const context: ApiContext = {
    callHost: doors.callHost,
    onHost: doors.onHost,
    // A page that is being opened is meant, although the one before is still shown.
    askView: (name, args) =>
      view.ask(name, name === 'setNavigationBar' ? { ...recordOf(args), page: routes.top?.node } : args),
    findNode: (id, tag, from) =>
      findByTag(
        from === undefined || from === null ? routes.top?.component : componentOf(from),
        tag,
        id,
        manifest.dialect === 'alipay',
      ),
    invokeNode: (node, method, args) => view.ask('invoke', { node, method, args }),
    snapshot,
    manifest,
    routes,
    now: () => performance.now(),
    random: Math.random,
  }
  const api = createWx(context)
  const parts = createParts({ api, context, run: doors.run })
  // Whoever makes the table of files later finds what came meanwhile.
  doors.onHost('fileAdded', (file) => snapshot.files.push(file as StartFile))
  const queryOptions = { view, top: () => routes.top?.component }
  Object.assign(api, {
    createSelectorQuery: () => createQuery(queryOptions),
    createIntersectionObserver: (from: unknown, options: unknown) => observers.intersection(from, options),
    createMediaQueryObserver: () => observers.mediaQuery(),
  })
  parts.offer(start.parts)
  const find = parts.need('my')?.createFind?.(view)
  const globals: Record<string, unknown> = {
    wx: api,
    ...components.globals,
    App: program.App,
    getApp: program.getApp,
    getCurrentPages: () => routes.stack.map(({ instance }) => instance),
    requirePlugin: (name: unknown) => {
      const main = manifest.plugins?.mains[String(name)]
      if (main) return loader.require(main)
      throw new Error(`plugin ${String(name)} is not there`)
    },
    ...(manifest.dialect === 'alipay' && {
      my: parts.need('my')?.createMy?.(api, context, {
        createSelectorQuery: () => createQuery({ ...queryOptions, find }),
      }),
      Mixin: (mixin: unknown) => mixin,
    }),
    __mpDefine: loader.define,
    __wxConfig: { pages: Object.keys(manifest.pages), window: config.window, envVersion: 'release' },
  }
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
  }

  const inspect =
    start.inspection === undefined
      ? null
      : startInspection({ doors, script: start.inspection, routes, storage: snapshot.storage, calls: api })

  // -- Begin -------------------------------------------------------------------------------------------------------
  try {
    doors.run(start.scripts)
    components.space.addStyleSheet('app', 'app', '')
    loader.runComponent('app')
  } catch (error) {
    fail(error)
  }
  program.launch(launchOptions)
  program.show(launchOptions)
  doors.announce('appShow', launchOptions)
  const { path, query } = launchOptions
  routes
    .launch(path === '' ? config.entryPage : path, query)
    .then(() => view.ask('drawn', null))
    .then(() => doors.tellHost('launched', null))
    .catch(fail)
}

function routeCall(kind: string): string {
  return kind === 'exit' ? 'exitMiniProgram' : kind
}

/** A canvas is also found by its `canvas-id`. */
function findByTag(
  root: glassEasel.GeneralComponent | undefined,
  tag: string,
  id: string,
  entersComponents: boolean,
): number | null {
  let found: number | null = null
  const visit = (node: glassEasel.Node): void => {
    const element = node.asElement()
    if (element === null || found !== null) return
    if (
      element.asNativeNode()?.is === tag &&
      [element.id, element.getAttribute('canvas-id'), element.getAttribute('canvasId')].includes(id)
    ) {
      found = nodeOf(element)
      return
    }
    const inner = entersComponents ? element.asGeneralComponent()?.getShadowRoot() : null
    if (inner !== null && inner !== undefined) visit(inner)
    for (const child of element.childNodes) visit(child)
  }
  const shadow = root?.getShadowRoot()
  if (shadow !== null && shadow !== undefined) visit(shadow)
  return found
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
