// How the calls of `wx` and `my` are written: each file of this folder gives a set of them, made from what a program has.
import type { BundleManifest } from '../../../bundle/index.ts'

/** What calls are made from: the only doors out of the Worker. */
export interface ApiContext {
  /** Asks the host (see miniprogram/bridge); rejects with `BridgeError`. */
  callHost(name: string, args: unknown): Promise<unknown>
  /**
   * Hears what the host tells: 'networkStatusChange', 'themeChange', 'socketMessage'… What the core knows of itself comes
   * the same way: 'appShow', 'appHide', 'error', 'unhandledRejection', 'pageNotFound', 'windowResize',
   * 'keyboardHeightChange', each with WeChat's detail. Returns how to stop.
   */
  onHost(event: string, listener: (detail: unknown) => void): () => void
  /** Asks the frame, such as for rectangles of nodes; in the order of the operations sent before. */
  askView(name: string, args: unknown): Promise<unknown>
  /**
   * The number of a base component's node: by its `id` (a canvas also by its `canvas-id`) within a component of the
   * program or, where that is undefined, within the page on top. Null where there is none.
   */
  findNode(id: string, tag: string, component: unknown): number | null
  /** Calls `invoke` of that node's controller in the frame. What it answers may hold an OffscreenCanvas or ImageBitmap. */
  invokeNode(node: number, method: string, args: unknown): Promise<unknown>
  readonly manifest: BundleManifest
  /** What was read before the program started, so that it can be answered at once. */
  readonly snapshot: StartSnapshot
  /** The stack of pages; owned by runtime/logic/routes. */
  readonly routes: RouteCalls
  now(): number
  random(): number
}

export interface StartSnapshot {
  /** As it is now: the core keeps it when the window, the theme or the tongue changes. */
  system: SystemInfo
  launch: LaunchOptions
  /** A maker's preview is 'develop'. */
  envVersion: 'develop' | 'trial' | 'release'
  /** The program's storage, whole: JSON text by key. Written through to the host. */
  storage: Map<string, string>
  /** What was granted so far, by WeChat's scope name such as 'scope.userLocation'. */
  settings: Record<string, boolean>
  /** What this app has no door for, as `canIUse` is asked: 'requestPayment', 'button.open-type.contact'. */
  absent: readonly string[]
  /** The program's files, read synchronously in the Worker by FileReaderSync; what changes is written through. */
  files: StartFile[]
}

/** A kept file ('wxfile://usr/notes.txt'), or one of the bundle that is no script, style or picture ('data/city.json'). */
export interface StartFile {
  path: string
  blob: Blob
  /** Seconds since 1970. */
  changedAt: number
}

export interface SystemInfo {
  brand: string
  model: string
  pixelRatio: number
  screenWidth: number
  screenHeight: number
  windowWidth: number
  windowHeight: number
  statusBarHeight: number
  /** BCP 47 as WeChat spells it, such as 'zh_CN' or 'en'. */
  language: string
  version: string
  system: string
  platform: string
  fontSizeSetting: number
  SDKVersion: string
  theme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  safeArea: { left: number; right: number; top: number; bottom: number; width: number; height: number }
  menuButton: { left: number; right: number; top: number; bottom: number; width: number; height: number }
}

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  shareTicket: string | null
  referrerInfo: { appId: string; extraData: Record<string, unknown> }
}

export interface RouteCalls {
  /** `events`: what the opener listens to on the channel, in place before the page that opens begins. */
  navigateTo(url: string, events?: Record<string, (detail: unknown) => void>): Promise<{ eventChannel: unknown }>
  redirectTo(url: string): Promise<void>
  reLaunch(url: string): Promise<void>
  switchTab(url: string): Promise<void>
  navigateBack(delta: number): Promise<void>
}

/** What went wrong in the host, in WeChat's words after the name of the call: 'fail auth deny'. */
export interface BridgeError {
  errMsg: string
  errno: number | null
}

/**
 * One family of calls. `asynchronous` ones take `success/fail/complete` or answer a promise when none is given, and
 * their answers get `errMsg: '<name>:ok'`; that wrapping is done once, in wrap.ts. `direct` ones are handed on as they
 * are: synchronous calls, listeners (`onX`/`offX`), and makers of contexts.
 */
export interface ApiFamily {
  asynchronous: Record<
    string,
    /** Some take a component of the program as a second argument, to look for a node in it. */
    (args: Record<string, unknown>, component?: unknown) => Promise<Record<string, unknown> | undefined>
  >
  direct: Record<string, unknown>
}

export type ApiFamilyMaker = (context: ApiContext) => ApiFamily
