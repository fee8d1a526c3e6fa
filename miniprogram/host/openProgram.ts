// Opens a program: its frame and Worker, what they may ask, its sleep and its end. Knows nothing of the app around it.

import type { BundleManifest, StyleFile } from '../bundle/index.ts'
import type { Inspector } from '../devtools/inspector.ts'
import {
  callsOfParts,
  chunkOfPart,
  type LogicPartName,
  logicParts,
  needsOfParts,
  partsOf,
} from '../runtime/callParts.ts'
import { chunksOf, chunksOfShape } from '../runtime/chunkUses.ts'
import type { LaunchOptions, StartFile, StartSnapshot, SystemInfo } from '../runtime/logic/api/define.ts'
import type { FromLogic, HostViewMessage, RuntimePart, ScriptFile, ToLogic, ViewTheme } from '../runtime/protocol.ts'
import { absentNames, lacksDoor } from './absentNames.ts'
import { calmly } from './calm.ts'
import { createDispatcher } from './dispatch.ts'
import type { HostProgram, ProgramFiles } from './doors.ts'
import { asFont } from './files/fontType.ts'
import { createFloodGate } from './flood.ts'
import type { FrameSupply } from './frames.ts'
import { createHandlers } from './handlers/index.ts'
import { sharePicture } from './sharePicture.ts'
import { createSourcePlaces } from './sourcePlaces.ts'
import { watchLife } from './watchdog.ts'

export type EndReason = 'hangs' | 'nodes' | 'operations' | 'messages' | 'failed' | 'launch'

export interface ProgramError {
  message: string
  /** As the program threw it, with lines of its source where its maps are there. */
  stack: string
}

export interface OpenProgramOptions
  extends Omit<HostProgram, 'tell' | 'signal' | 'layer' | 'files' | 'isAsleep' | 'whenAsleep'> {
  frames: FrameSupply
  /** Files of the program, and those that it may read at once from its start. */
  openFiles(tell: HostProgram['tell']): Promise<{ files: ProgramFiles; start: StartFile[] }>
  /** A part of the runtime, by its name: `<runtime>/chunks/<name>.js`. */
  loadChunk(name: string): Promise<Blob>
  /** Sound and film of the web, by way of the app's own fetcher. */
  loadMedia(url: string, kind: string): Promise<Blob>
  launch: LaunchOptions
  system: SystemInfo
  envVersion: StartSnapshot['envVersion']
  settings: Record<string, boolean>
  look: ProgramLook
  /** The source maps of scripts, where the member is the maker; null otherwise. */
  loadSourceMap: ((path: string) => Promise<string>) | null
  /** The maker's panel; it looks into previews alone, whatever is given. */
  inspector?: Inspector
  on: ProgramListeners
}

/** What of the look depends on the app around it. */
export type ProgramLook = Omit<ViewTheme, 'followsTheme' | 'variables'>

export interface ProgramListeners {
  /** The first page is drawn. */
  launched?(): void
  error?(error: ProgramError): void
  /** The program was stopped; it cannot be used any more. */
  ended?(reason: EndReason, error: ProgramError | null): void
  page?(page: { route: string; query: Record<string, string>; depth: number }): void
  /** The bar under the capsule: which of its two looks is seen on it. */
  bar?(bar: { front: 'black' | 'white'; background: string; isCustom: boolean }): void
  console?(line: { level: string; items: unknown[] }): void
  /** The program left its first page by a way back. */
  exit?(): void
}

export interface ShareCard {
  title: string
  path: string
  imageUrl: string
  /** What `imageUrl` leads to, as cards show it; null where there is none. */
  picture: Promise<Blob | null>
  /** False where the page on top has no `onShareAppMessage`. */
  isAllowed: boolean
}

export interface ProgramHandle {
  /** Stands in the layer of the frames, as large as it; show and hide it, never move it. */
  readonly element: HTMLElement
  readonly isAsleep: boolean
  /** Puts it to sleep: its page is hidden, `onHide` was called. */
  hide(): void
  /** Wakes it; with options as if it was opened anew by a link. */
  show(launch?: Partial<LaunchOptions>): void
  close(): void
  setLook(look: ProgramLook): void
  setSystem(system: Partial<SystemInfo>): void
  /** Heard by `context.onHost`. */
  tell(event: string, detail: unknown): void
  share(
    from: 'menu' | 'button',
    kind?: 'onShareAppMessage' | 'onShareTimeline' | 'onAddToFavorites',
  ): Promise<ShareCard>
  /** The way back of the device. False on the first page. */
  back(): Promise<boolean>
  /** Routes, queries and data of the pages, for the maker's panel. */
  pageData(): Promise<unknown>
}

/** The next frame is made while nobody looks on: Chromium lays out every page of its process anew meanwhile. */
const spareAfterMs = 1_500
/** More says nothing more to its maker, and would keep the window busy. */
const errorsPerSecondMax = 20
const scriptsAtOnceMax = 200

export async function openProgram(options: OpenProgramOptions): Promise<ProgramHandle> {
  const { manifest, on } = options
  const inspector = options.envVersion === 'develop' ? options.inspector?.host : undefined
  const taking = options.frames.take()
  const tell: HostProgram['tell'] = (name, detail, transfer) => toLogic({ kind: 'event', name, detail }, transfer)
  const [frame, storage, { files, start }, first, inspection] = await Promise.all([
    taking,
    options.storage.load(),
    options.openFiles(tell),
    loadFirst(options),
    inspector === undefined ? undefined : options.loadChunk('inspectLogic'),
  ])
  const { element, hostPort, logicPort } = frame
  const layer = element.ownerDocument.createElement('div')
  layer.style.cssText = 'position:absolute;inset:0;overflow:hidden;pointer-events:none'
  element.append(layer)
  const end = new AbortController()
  let isAsleep = false
  const sleepers: (() => void)[] = []
  let isEnded = false
  let touchedAt: number | null = null
  let lastQuestion = 0
  const questions = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>()
  /** What the maker's panel asked of the frame. */
  const panelQuestions: typeof questions = new Map()
  const places = createSourcePlaces(options.loadSourceMap)

  function toLogic(message: ToLogic, transfer: Transferable[] = []): void {
    logicPort.postMessage(message, transfer)
  }
  const toView = (message: HostViewMessage) => hostPort.postMessage(message)

  const program: HostProgram = {
    ...options,
    doors: inspector?.watch(options.doors) ?? options.doors,
    files,
    layer,
    tell,
    isAsleep: () => isAsleep,
    whenAsleep: (listener) => sleepers.push(listener),
    signal: end.signal,
  }
  const dispatcher = createDispatcher({
    handlers: createHandlers(program),
    permissions: options.permissions,
    lastTouchAt: () => touchedAt,
    isAsleep: () => isAsleep,
    lacksDoor: (name) => lacksDoor(options.doors, name),
    now: () => performance.now(),
    onFault: (name, fault) => report({ message: `${name}: ${String(fault)}`, stack: stackOf(fault) }),
  })
  // The Worker and the frame count their calls each for itself.
  const callOfLogic = dispatcher()
  const callOfView = dispatcher()

  let errorsSince = 0
  let errorsFrom = performance.now()
  function report({ message, stack }: ProgramError): void {
    const now = performance.now()
    if (now - errorsFrom > 1_000) {
      errorsFrom = now
      errorsSince = 0
    }
    errorsSince += 1
    if (errorsSince > errorsPerSecondMax) return
    const error = { message: message.slice(0, 4_000), stack: stack.slice(0, 40_000) }
    inspector?.failed(error)
    places.translate(error.stack).then(
      (stack) => on.error?.({ ...error, stack }),
      () => on.error?.(error),
    )
  }

  let spareTimer: ReturnType<typeof setTimeout> | undefined

  function stop(reason: EndReason, error: ProgramError | null = null): void {
    if (isEnded) return
    close()
    on.ended?.(reason, error)
  }

  function close(): void {
    if (isEnded) return
    isEnded = true
    life.stop()
    end.abort()
    clearTimeout(spareTimer)
    for (const { reject } of [...questions.values(), ...panelQuestions.values()])
      reject(new Error('the program was closed'))
    frame.remove()
    options.frames.prepare()
  }

  async function load(id: number, askedScripts: string[], askedStyles: string[]): Promise<void> {
    try {
      const scripts = [...new Set(askedScripts)].slice(0, scriptsAtOnceMax)
      const styles = [...new Set(askedStyles)].slice(0, scriptsAtOnceMax)
      const [loaded, sheets] = await Promise.all([
        Promise.all(scripts.filter((path) => isScript(manifest, path)).map((path) => scriptOf(options, path))),
        Promise.all(styles.filter((path) => isStyle(manifest, path)).map((path) => styleOf(options, path))),
      ])
      for (const sheet of sheets) toView({ kind: 'tell', name: 'styles', args: sheet })
      toLogic({ kind: 'loaded', id, scripts: loaded, reason: '' })
    } catch (error) {
      toLogic({ kind: 'loaded', id, scripts: null, reason: error instanceof Error ? error.message : 'not loaded' })
    }
  }

  async function loadLate(id: number, wanted: string): Promise<void> {
    try {
      const name = logicParts.find((one) => one === wanted)
      if (name === undefined) throw new Error('no such part')
      toLogic({ kind: 'part', id, part: await partOf(options, name, true), reason: '' })
    } catch (error) {
      toLogic({ kind: 'part', id, part: null, reason: error instanceof Error ? error.message : 'not loaded' })
    }
  }

  function ask(name: string, args: unknown): Promise<unknown> {
    lastQuestion += 1
    const id = lastQuestion
    return new Promise((resolve, reject) => {
      questions.set(id, { resolve, reject })
      toLogic({ kind: 'ask', id, name, args })
    })
  }

  const told: Record<string, (detail: Record<string, unknown>) => void> = {
    launched: () => on.launched?.(),
    error: ({ message, stack }) => report({ message: text(message), stack: text(stack) }),
    page: ({ route, query, depth }) =>
      on.page?.({ route: text(route), query: textsByName(query), depth: Number(depth) }),
    console: ({ level, items }) => {
      const line = { level: text(level), items: Array.isArray(items) ? items : [] }
      inspector?.wrote(line.level, line.items)
      on.console?.(line)
    },
    inspected: (detail) => inspector?.heard(detail),
    exit: () => isAsleep || on.exit?.(),
  }

  const fromLogic = createFloodGate(() => performance.now())
  logicPort.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isEnded) return
    if (!fromLogic.takes(data)) return stop('messages')
    // What comes from the Worker may have been written by the program: each field is looked at.
    const message = record(data) as Partial<FromLogic> & Record<string, unknown>
    if (message.kind === 'call') {
      const call = record(message.call)
      void callOfLogic({ number: Number(call.number), name: text(call.name), args: call.args }).then((answer) => {
        if (!isEnded) toLogic({ kind: 'answer', answer })
      })
    } else if (message.kind === 'load') {
      void load(Number(message.id), texts(message.scripts), texts(message.styles))
    } else if (message.kind === 'part') {
      void loadLate(Number(message.id), text(message.name))
    } else if (message.kind === 'asked') {
      const question = questions.get(Number(message.id))
      questions.delete(Number(message.id))
      if (message.ok === true) question?.resolve(message.value)
      else question?.reject(new Error(text(message.value)))
    } else if (message.kind === 'tell') {
      const name = text(message.name)
      if (name === 'pong') life.heard(message.detail)
      else if (Object.hasOwn(told, name)) told[name]?.(record(message.detail))
    }
  }

  async function answerView(name: string, args: Record<string, unknown>): Promise<unknown> {
    switch (name) {
      case 'call': {
        const answer = await callOfView({ number: Number(args.number), name: text(args.name), args: args.args })
        if ('error' in answer) throw answer.error
        return answer.result
      }
      case 'file':
        return await fileOf(options, files, text(args.path))
      case 'media': {
        const media = await options.loadMedia(text(args.url), text(args.kind))
        return text(args.kind) === 'font' ? await asFont(media) : media
      }
      case 'chunk':
        if (!/^[a-zA-Z]+$/.test(text(args.name))) throw new Error('no such chunk')
        if (text(args.name).startsWith('inspect') && inspector === undefined) throw new Error('no such chunk')
        return await options.loadChunk(text(args.name))
    }
    throw new Error('not supported')
  }

  // The app draws its capsule anew for each.
  const barSeen = calmly(100, (bar: { front: 'black' | 'white'; background: string; isCustom: boolean }) => {
    if (!isEnded) on.bar?.(bar)
  })

  const toldByView: Record<string, (args: Record<string, unknown>) => void> = {
    touched: () => {
      touchedAt = performance.now()
    },
    bar: ({ front, background, isCustom }) =>
      barSeen({
        front: front === 'black' ? 'black' : 'white',
        background: text(background),
        isCustom: isCustom === true,
      }),
    end: ({ reason }) => stop(reason === 'operations' ? 'operations' : 'nodes'),
    failed: ({ message }) => stop('failed', { message: text(message), stack: text(message) }),
  }

  // The frame is ours, but asks and tells what a program has it ask and tell.
  const fromView = createFloodGate(() => performance.now())
  hostPort.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isEnded) return
    if (!fromView.takes(data)) return stop('messages')
    const message = record(data) as Partial<HostViewMessage> & Record<string, unknown>
    if (message.kind === 'ask') {
      const id = Number(message.id)
      answerView(text(message.name), record(message.args)).then(
        (value) => isEnded || toView({ kind: 'answer', id, ok: true, value }),
        (reason: unknown) =>
          isEnded ||
          toView({
            kind: 'answer',
            id,
            ok: false,
            value: reason instanceof Error ? { errMsg: reason.message } : reason,
          }),
      )
    } else if (message.kind === 'tell') {
      const name = text(message.name)
      if (Object.hasOwn(toldByView, name)) toldByView[name]?.(record(message.args))
    } else if (message.kind === 'answer') {
      const question = panelQuestions.get(Number(message.id))
      panelQuestions.delete(Number(message.id))
      if (question === undefined) life.viewHeard()
      else if (message.ok === true) question.resolve(message.value)
      else question.reject(new Error(text(message.value)))
    }
  }

  const life = watchLife({
    pingLogic: (word) => tell('ping', word),
    pingView: () => toView({ kind: 'ask', id: 0, name: 'ping', args: null }),
    makeWord: () => crypto.getRandomValues(new Uint32Array(4)).join(),
    // While it sleeps too: what is not seen may not take a core for itself.
    isWatched: () => !document.hidden,
    hangs: () => stop('hangs'),
  })

  const viewTheme = (look: ProgramLook): ViewTheme => ({
    ...look,
    followsTheme: manifest.app.darkmode,
    variables: manifest.app.theme,
  })
  const system: SystemInfo = { ...options.system, theme: manifest.app.darkmode ? options.system.theme : 'light' }
  const snapshot: StartSnapshot = {
    system,
    launch: options.launch,
    envVersion: options.envVersion,
    storage,
    settings: options.settings,
    absent: absentNames(options.doors),
    files: start,
  }
  toView({
    kind: 'start',
    start: {
      theme: viewTheme(options.look),
      tabBar: manifest.app.tabBar,
      isV2: manifest.app.rest.style === 'v2',
      isAlipay: manifest.dialect === 'alipay',
      styles: first.styles,
      chunks: first.chunks,
      name: manifest.name,
    },
  })
  toLogic({
    kind: 'start',
    start: {
      manifest,
      snapshot,
      scripts: first.scripts,
      parts: first.parts,
      ...(inspection && { inspection: { path: '_inspection', blob: inspection } }),
    },
  })
  inspector?.connect({
    askLogic: (question) => ask('inspect', question),
    askView(question) {
      lastQuestion += 1
      const id = lastQuestion
      return new Promise((resolve, reject) => {
        panelQuestions.set(id, { resolve, reject })
        toView({ kind: 'ask', id, name: 'inspect', args: question })
      })
    },
    locate: places.locate,
  })
  element.style.visibility = 'visible'

  return {
    element,
    get isAsleep() {
      return isAsleep
    },
    hide() {
      if (isAsleep || isEnded) return
      isAsleep = true
      touchedAt = null
      tell('app.hide', null)
      for (const listener of sleepers) listener()
      element.style.visibility = 'hidden'
      spareTimer = setTimeout(() => options.frames.prepare(), spareAfterMs)
    },
    show(launch) {
      if (isEnded) return
      clearTimeout(spareTimer)
      element.style.visibility = 'visible'
      if (isAsleep || launch !== undefined) tell('app.show', launch ?? null)
      isAsleep = false
    },
    close,
    setLook(look) {
      toView({ kind: 'tell', name: 'theme', args: viewTheme(look) })
      if (manifest.app.darkmode && look.theme !== system.theme) {
        system.theme = look.theme
        tell('themeChange', { theme: look.theme })
      }
    },
    setSystem(changed) {
      tell('resize', changed)
    },
    tell,
    share: async (from, kind = 'onShareAppMessage') => {
      const card = record(await ask('share', { from, kind }))
      const imageUrl = text(card.imageUrl).slice(0, 2_000)
      return {
        title: text(card.title).slice(0, 200),
        path: text(card.path).slice(0, 2_000),
        imageUrl,
        picture: sharePicture(program, imageUrl),
        isAllowed: card.isAllowed === true,
      }
    },
    back: async () => (await ask('back', null)) === true,
    pageData: () => ask('pageData', null),
  }
}

/** The files without which nothing is seen: they are fetched while the frame is made. */
async function loadFirst(options: OpenProgramOptions): Promise<{
  scripts: ScriptFile[]
  styles: StyleFile[]
  parts: RuntimePart[]
  chunks: { name: string; blob: Blob }[]
}> {
  const { manifest, launch } = options
  const route = launch.path.replace(/^\//, '')
  const page = manifest.pages[route] ?? manifest.pages[manifest.app.entryPage]
  const own = manifest.packages.find(({ root }) => root === page?.package)
  const main = manifest.packages.find(({ root }) => root === '')
  const needed = [...new Set([main, own, page])].filter((entry) => entry !== undefined)
  const wanted = chunksOf(manifest)
  const chunks = wanted.filter((name) => chunksOfShape.has(name))
  const [shapes, parts, scripts, styles] = await Promise.all([
    Promise.all(chunks.map(async (name) => ({ name, blob: await options.loadChunk(name) }))),
    Promise.all(Array.from(partsOf(manifest), ([name, isNow]) => partOf(options, name, isNow))),
    Promise.all(needed.map(({ script }) => scriptOf(options, script))),
    Promise.all(needed.map((entry) => styleOf(options, entry.styles))),
  ])
  // Fetched early and asked for by the frame when they are shown: the browser has them by then.
  for (const name of wanted) if (!chunksOfShape.has(name)) options.loadChunk(name).catch(() => undefined)
  return { scripts, styles, parts, chunks: shapes }
}

async function partOf({ loadChunk }: OpenProgramOptions, name: LogicPartName, isNow: boolean): Promise<RuntimePart> {
  const chunk = chunkOfPart(name)
  const calls = callsOfParts[name]?.split(' ') ?? []
  const needs = [...(needsOfParts[name] ?? [])]
  return { name, path: `runtime/${chunk}.js`, blob: await loadChunk(chunk), calls, needs, isNow }
}

async function scriptOf({ readBundleFile }: OpenProgramOptions, path: string): Promise<ScriptFile> {
  return { path, blob: await readBundleFile(path) }
}

async function styleOf({ readBundleFile }: OpenProgramOptions, path: string): Promise<StyleFile> {
  const value: unknown = JSON.parse(await (await readBundleFile(path)).text())
  return record(value) as unknown as StyleFile
}

/** Files of the bundle by their path; temporary and kept ones as the program names them. */
async function fileOf(
  { manifest, readBundleFile }: OpenProgramOptions,
  files: ProgramFiles,
  path: string,
): Promise<Blob> {
  if (Object.hasOwn(manifest.files, path) && !path.startsWith('_mp/')) return await readBundleFile(path)
  return await files.read(path)
}

function isScript({ packages, pages, workers }: BundleManifest, path: string): boolean {
  return (
    packages.some(({ script }) => script === path) ||
    Object.values(pages).some(({ script }) => script === path) ||
    workers?.script === path
  )
}

function isStyle({ packages, pages }: BundleManifest, path: string): boolean {
  return packages.some(({ styles }) => styles === path) || Object.values(pages).some(({ styles }) => styles === path)
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsByName(value: unknown): Record<string, string> {
  const entries = Object.entries(record(value))
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function stackOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}
