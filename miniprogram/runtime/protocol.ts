// What Worker (the program), frame (its pages) and host (the app's window) say to each other. Three ways, each ordered:
// Worker ⇄ frame (postMessage of the Worker), host ⇄ Worker and host ⇄ frame (a port each). See README.md beside this.

/**
 * Operations of a render: one flat array, each operation its number and then its arguments. Nodes are named by numbers
 * that the Worker gives and never uses twice. The frame checks every one of them (view/applier.ts).
 */
export const Op = {
  /** node, tag ('view'): a base element. */
  createElement: 1,
  /** node, tag of the program ('van-cell'), scope of its styles or '': the host of a component. */
  createHost: 2,
  /** node, text */
  createText: 3,
  /** node */
  createFragment: 4,
  /** parent, child */
  append: 5,
  /** parent, child, before */
  insertBefore: 6,
  /** parent, child */
  remove: 7,
  /** parent, child, old */
  replace: 8,
  /** before, count, fragment: takes away `before` and what follows it, up to count, and puts the fragment there. */
  splice: 9,
  /** parent, fragment */
  spliceAppend: 10,
  /** before, count */
  spliceRemove: 11,
  /** node, text */
  setText: 12,
  /** node, id */
  setId: 13,
  /** node, class names as they stand in the sheets, split by spaces */
  setClass: 14,
  /** node, CSS */
  setStyle: 15,
  /** node, name as in the template, value */
  setProperty: 16,
  /** node, name */
  removeProperty: 17,
  /** node, type, flags (see `Listens`) */
  listen: 18,
  /** type: some node without an element of its own listens, so every event of this type is told */
  listenEverywhere: 19,
  /** node, name: a two-way binding wants to be told of this property */
  bindModel: 20,
  /** node: it is gone for good */
  release: 21,
  /** page, its settings (`PageOpening`): makes a page; its node of the same number is the root. */
  openPage: 22,
  /** page, names of sheets in order: what its shadow root adopts. */
  adoptSheets: 23,
} as const

export const Listens = { none: 0, bubble: 1, capture: 2, final: 4 } as const

/** How a page comes: pushed over others, in place of the one on top, as a tab, or in place of all. */
export type PageMove = 'push' | 'replace' | 'tab' | 'launch' | 'none'

export interface PageOpening {
  route: string
  move: PageMove
  isTab: boolean
  /** page.json over the window of app.json; values that begin with '@' are of the theme. */
  window: Record<string, unknown>
  /** False for the first page of the stack: then it shows a way home or none. */
  canGoBack: boolean
  canGoHome: boolean
  /** The component `custom-tab-bar` draws the bar of tabs into this node. */
  isTabBar?: boolean
}

/** Worker → frame. The array of operations comes first in a turn, so that what is asked later sees them done. */
export type ToView =
  | { kind: 'operations'; operations: unknown[] }
  | { kind: 'ask'; id: number; name: string; args: unknown }
  | { kind: 'answer'; id: number; ok: boolean; value: unknown }
  | { kind: 'tell'; name: string; args: unknown }
  | { kind: 'alive' }

export interface TouchPoint {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
  /** On a canvas alone: from its top left. */
  x?: number
  y?: number
  force?: number
}

export interface ViewEvent {
  node: number
  type: string
  detail: unknown
  bubbles: boolean
  composed: boolean
  touches?: TouchPoint[]
  changedTouches?: TouchPoint[]
  offsetLeft?: number
  offsetTop?: number
  /** Milliseconds since the frame began. */
  at: number
  /** Present where the frame waits for what the handler returns. */
  answerTo?: number
}

/** Frame → Worker. */
export type FromView =
  | { kind: 'event'; event: ViewEvent }
  | { kind: 'model'; node: number; name: string; value: unknown }
  | { kind: 'answer'; id: number; ok: boolean; value: unknown }
  | { kind: 'ask'; id: number; name: string; args: unknown }
  | { kind: 'tell'; name: string; args: unknown }

/** A script of the bundle, as the Worker runs it. */
export interface ScriptFile {
  path: string
  blob: Blob
}

/** A part of the Worker's own script: see callParts.ts. */
export interface RuntimePart extends ScriptFile {
  name: string
  /** Members of `wx` that it makes. */
  calls: string[]
  /** Parts that have to be run before. */
  needs: string[]
  /** To be run before the program, not when a call is first looked at. */
  isNow: boolean
}

/** What the Worker is started with, over its port to the host. */
export interface LogicStart {
  manifest: unknown
  snapshot: unknown
  /** Scripts of the main package and of the first page, to be run at once. */
  scripts: ScriptFile[]
  /** Parts of the runtime that the program can use. */
  parts: RuntimePart[]
  /** What the maker's panel looks in by; a preview alone has it. */
  inspection?: ScriptFile
}

/** Host → Worker. */
export type ToLogic =
  | { kind: 'start'; start: LogicStart }
  /** The answer to a call, as host/dispatch.ts gives it. */
  | { kind: 'answer'; answer: unknown }
  | { kind: 'loaded'; id: number; scripts: ScriptFile[] | null; reason: string }
  | { kind: 'part'; id: number; part: RuntimePart | null; reason: string }
  /** Something the host tells: `context.onHost`, and the moments of the program's life ('app.show', 'resize'…). */
  | { kind: 'event'; name: string; detail: unknown }
  /** Asks the program, such as for what it would share. */
  | { kind: 'ask'; id: number; name: string; args: unknown }

/** Worker → host. */
export type FromLogic =
  /** A call of the bridge: numbers are counted up; the host refuses any that is not larger than all before. */
  | { kind: 'call'; call: { number: number; name: string; args: unknown } }
  /** Scripts that the manifest names, by their paths; their styles go to the frame. */
  | { kind: 'load'; id: number; scripts: string[]; styles: string[] }
  /** A part of the runtime: answered by `part`. */
  | { kind: 'part'; id: number; name: string }
  | { kind: 'asked'; id: number; ok: boolean; value: unknown }
  | { kind: 'tell'; name: string; detail: unknown }

export interface ViewTheme {
  /** BCP 47: the tongue of the few words that the frame says itself. */
  language: string
  theme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  /** Where no theme is known to the program, it is drawn light. */
  followsTheme: boolean
  fontScale: number
  statusBarHeightPx: number
  safeAreaPx: { top: number; right: number; bottom: number; left: number }
  /** The capsule that the host draws over the frame, from the frame's top left. */
  menuButtonPx: { left: number; right: number; top: number; bottom: number; width: number; height: number }
  reducedMotion: boolean
  /** Where pictures of the web come from: the address is put behind it, encoded. */
  picturesPath: string
  /** The same for sound and film, which come piece after piece; '' where the host fetches them whole. */
  mediaPath: string
  variables: { light: Record<string, string>; dark: Record<string, string> } | null
  /** Texts that the frame itself shows, in the member's tongue, by key. */
  texts: Record<string, string>
}

export interface ViewStart {
  theme: ViewTheme
  tabBar: unknown
  /** `"style": "v2"` of app.json: the newer looks of base components. */
  isV2: boolean
  /** A program for Alipay: base components look and lay out as there. */
  isAlipay: boolean
  /** Style files of the packages that are there from the start. */
  styles: unknown[]
  /** Parts of the frame's script that the program shows. */
  chunks: { name: string; blob: Blob }[]
  name: string
}

/** Host ⇄ frame. */
export type HostViewMessage =
  | { kind: 'start'; start: ViewStart }
  | { kind: 'ask'; id: number; name: string; args: unknown }
  | { kind: 'answer'; id: number; ok: boolean; value: unknown }
  | { kind: 'tell'; name: string; args: unknown }

/** The first words between window and frame, before there are ports. */
export const greeting = { ready: 'mp-frame-ready', ports: 'mp-frame-ports' } as const
