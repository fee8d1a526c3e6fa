// A program with nothing in it and a host that answers what a test says.
import type { BundleManifest } from '../../../bundle/index.ts'
import type { ApiContext, SystemInfo } from './define.ts'
import { createWholeWx } from './every.ts'

export interface Asked {
  to: 'host' | 'view'
  name: string
  args: unknown
}

export interface FakeWorld {
  context: ApiContext
  wx: Record<string, unknown>
  /** What was asked of host and frame, in order. */
  asked: Asked[]
  /** What they answer by name; a function is called with the arguments, and may throw a `BridgeError`. */
  answers: Record<string, unknown>
  /** What the host tells. */
  tell(event: string, detail: unknown): void
  /** Calls in the promise style. */
  call(name: string, args?: unknown): Promise<Record<string, unknown>>
  /** A direct call. */
  now(name: string, ...args: unknown[]): unknown
}

export const system: SystemInfo = {
  brand: 'Sampan',
  model: 'web',
  pixelRatio: 2,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  language: 'en',
  version: '8.0.50',
  system: 'iOS 17.0',
  platform: 'ios',
  fontSizeSetting: 16,
  SDKVersion: '3.6.0',
  theme: 'light',
  direction: 'ltr',
  safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
  menuButton: { left: 296, right: 383, top: 51, bottom: 83, width: 87, height: 32 },
}

export const manifest: BundleManifest = {
  format: 1,
  dialect: 'wechat',
  appId: 'wx0123456789abcdef',
  name: 'Test',
  versionName: '1.2.3',
  hash: '',
  app: {
    entryPage: 'pages/a/a',
    window: {},
    tabBar: {
      custom: false,
      color: '#000000',
      selectedColor: '#07c160',
      backgroundColor: '#ffffff',
      borderStyle: 'black',
      position: 'bottom',
      list: [
        { pagePath: 'pages/a/a', text: 'A', iconPath: null, selectedIconPath: null },
        { pagePath: 'pages/b/b', text: 'B', iconPath: null, selectedIconPath: null },
      ],
    },
    networkTimeout: {},
    permission: {},
    preloadRule: {},
    darkmode: false,
    theme: null,
    rest: {},
  },
  packages: [],
  pages: {},
  files: {},
  workers: null,
  sitemap: null,
  ext: { ext: { shop: 7 } },
  warnings: [],
}

export function fakeWorld(change: Partial<ApiContext> = {}): FakeWorld {
  const asked: Asked[] = []
  const answers: Record<string, unknown> = {}
  const heard = new Map<string, Set<(detail: unknown) => void>>()
  const answer = async (to: 'host' | 'view', name: string, args: unknown): Promise<unknown> => {
    asked.push({ to, name, args })
    const given = answers[name]
    return typeof given === 'function' ? given(args) : given
  }
  const gone = async (): Promise<void> => undefined
  const context: ApiContext = {
    callHost: (name, args) => answer('host', name, args),
    askView: (name, args) => answer('view', name, args),
    onHost: (event, listener) => {
      const all = heard.get(event) ?? new Set()
      heard.set(event, all.add(listener))
      return () => all.delete(listener)
    },
    findNode: () => null,
    invokeNode: (node, method, args) => answer('view', method, { node, args }),
    manifest,
    snapshot: {
      system: { ...system },
      launch: {
        path: 'pages/a/a',
        query: {},
        scene: 1001,
        shareTicket: null,
        referrerInfo: { appId: '', extraData: {} },
      },
      envVersion: 'release',
      storage: new Map(),
      settings: {},
      absent: ['scanCode', 'button.open-type.contact'],
      files: [],
    },
    routes: {
      navigateTo: async () => ({ eventChannel: {} }),
      redirectTo: gone,
      reLaunch: gone,
      switchTab: gone,
      navigateBack: gone,
    },
    now: () => 0,
    random: () => 0.5,
    ...change,
  }
  const wx = createWholeWx(context)
  const now = (name: string, ...args: unknown[]): unknown => {
    const call = wx[name]
    if (typeof call !== 'function') throw new Error(`${name} is not there`)
    return call(...args)
  }
  return {
    context,
    wx,
    asked,
    answers,
    tell: (event, detail) => {
      for (const listener of [...(heard.get(event) ?? [])]) listener(detail)
    },
    call: async (name, args = {}) => {
      const answered = await now(name, args)
      if (typeof answered !== 'object' || answered === null) throw new Error(`${name} answered no object`)
      return { ...answered }
    },
    now,
  }
}
