// In the browser: the smallest app around a mini program, for tests. What it is asked for is answered from memory.

import type { BundleManifest } from '@sampan/miniprogram/bundle'
import {
  createFrameSupply,
  createProgramFiles,
  fileOwner,
  indexedFiles,
  openProgram,
  openProgramStorage,
  type ProgramHandle,
} from '@sampan/miniprogram/host'
import { memberDoors } from './memberDoors.ts'

export interface StageWindow {
  prepare(): void
  /** @returns milliseconds until the frame and the Worker were started */
  open(options: StageOpening): Promise<number>
  readonly handles: ProgramHandle[]
  /** What the programs told, in order. */
  readonly told: [name: string, ...details: unknown[]][]
  readonly storage: Map<string, string>
}

export interface StageOpening {
  path: string
  query?: Record<string, string>
  theme?: 'light' | 'dark'
  direction?: 'ltr' | 'rtl'
  language?: string
  envVersion?: 'develop' | 'release'
  /** With a member who signs in, has an address and says yes, and with the stage's answers to requests. */
  withDoors?: boolean
  /** Keeps storage and files as the app does, under this program's name; without it all share one of this stage. */
  program?: string
  /** What the member says no to; to all else they say yes. */
  denies?: readonly string[]
}

const layer = document.createElement('div')
layer.style.cssText = 'position:fixed;inset:0'
document.body.append(layer)
const frames = createFrameSupply(layer, '/mp/frame.html')
const handles: ProgramHandle[] = []
const told: StageWindow['told'] = []
const storage = new Map<string, string>()

async function fetchBlob(address: string): Promise<Blob> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`no file ${address}`)
  return answer.blob()
}

/** A square that tells where it is. */
async function drawTile(z: number, x: number, y: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(256, 256)
  const drawing = canvas.getContext('2d')
  if (drawing) {
    drawing.fillStyle = (x + y) % 2 === 0 ? '#dfeadf' : '#e9e5d8'
    drawing.fillRect(0, 0, 256, 256)
    drawing.fillStyle = '#555'
    drawing.fillText(`${z}/${x}/${y}`, 90, 128)
  }
  return canvas.convertToBlob()
}

async function open(opening: StageOpening): Promise<number> {
  const { path, query = {}, theme = 'light', direction = 'ltr', language = 'zh' } = opening
  const startedAt = performance.now()
  // As the app does: the frame is made while it is asked what the program is.
  frames.prepare()
  const manifest = (await (await fetch('/files/manifest.json')).json()) as BundleManifest
  const { innerWidth: width, innerHeight: height } = window
  const box = { left: width - 94, right: width - 7, top: 6, bottom: 38, width: 87, height: 32 }
  const said = new Map<string, 'granted' | 'denied'>()
  const handle = await openProgram({
    frames,
    manifest,
    readBundleFile: (file) => fetchBlob(`/files/${file.split('/').map(encodeURIComponent).join('/')}`),
    loadChunk: (name) => fetchBlob(`/mp/chunks/${name}.js`),
    loadMedia: (url) => fetchBlob(`/media?url=${encodeURIComponent(url)}`),
    openFiles: async (tell) => {
      const files = createProgramFiles({
        kept: indexedFiles(opening.program === undefined ? 'test' : fileOwner('member', opening.program)),
        onAdded: (file) => tell('fileAdded', file),
        nowMs: () => Date.now(),
        makeId: () => crypto.randomUUID(),
      })
      return { files, start: await files.kept() }
    },
    permissions: {
      state: (permission) => said.get(permission) ?? 'unasked',
      async ask(permission) {
        told.push(['asked', permission])
        const isGranted = opening.denies?.includes(permission) !== true
        said.set(permission, isGranted ? 'granted' : 'denied')
        return isGranted
      },
    },
    storage:
      opening.program !== undefined
        ? openProgramStorage('member', opening.program)
        : {
            load: async () => storage,
            set: async (key, value) => void storage.set(key, value),
            remove: async (key) => void storage.delete(key),
            clear: async () => storage.clear(),
          },
    doors: {
      ...(opening.withDoors === true && memberDoors),
      mapFacts: async () => ({ hasTiles: true, attribution: '© Maps' }),
      mapTile: drawTile,
    },
    domains: null,
    launch: { path, query, scene: 1001, shareTicket: null, referrerInfo: { appId: '', extraData: {} } },
    system: {
      brand: 'Sampan',
      model: 'Web',
      pixelRatio: devicePixelRatio,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: height - 44,
      statusBarHeight: 0,
      language: 'zh_CN',
      version: '8.0.0',
      system: 'Web',
      platform: 'ios',
      fontSizeSetting: 16,
      SDKVersion: '3.6.0',
      theme,
      direction,
      safeArea: { left: 0, right: width, top: 0, bottom: height, width, height },
      menuButton: box,
    },
    envVersion: opening.envVersion ?? 'develop',
    settings: {},
    look: {
      language,
      theme,
      direction,
      fontScale: 1,
      statusBarHeightPx: 0,
      safeAreaPx: { top: 0, right: 0, bottom: 0, left: 0 },
      menuButtonPx: box,
      reducedMotion: false,
      picturesPath: `${location.origin}/pictures/token`,
      mediaPath: '',
      texts: {},
    },
    loadSourceMap: async (file) => (await fetchBlob(`/files/${file}.map`)).text(),
    on: {
      launched: () => told.push(['launched', performance.now() - startedAt]),
      error: ({ message, stack }) => told.push(['error', message, stack]),
      ended: (reason, error) => told.push(['ended', reason, error?.message]),
      page: ({ route, depth }) => told.push(['page', route, depth]),
      bar: ({ front }) => told.push(['bar', front]),
      console: ({ level, items }) => told.push(['console', level, ...items]),
      exit: () => told.push(['exit']),
    },
  })
  handles.push(handle)
  return performance.now() - startedAt
}

const stageWindow: StageWindow = { prepare: () => frames.prepare(), open, handles, told, storage }
Object.assign(globalThis, { stage: stageWindow })
