// Runs a mini program in a browser without the app or its server around it: compiler, runtime and host as they are.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { BundleManifest, Diagnostic } from '@sampan/miniprogram/bundle'
import {
  type CompileOptions,
  compile,
  folderTree,
  MemoryTree,
  memoryTree,
  type SourceTree,
} from '@sampan/miniprogram/compiler'
import { type BuiltRuntime, buildRuntime } from '@sampan/miniprogram/runtime/build'
import { build } from 'esbuild'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import type { StageOpening, StageWindow } from './window.ts'

export interface ProgramStage {
  readonly page: Page
  readonly manifest: BundleManifest
  /** What the compiler says of it. */
  readonly diagnostics: readonly Diagnostic[]
  /** The frame of the program that was opened last. */
  frame(): Frame
  /** Everything that is drawn in it; selectors reach into the pages' shadow roots. */
  open(opening?: Partial<StageOpening>): Promise<Frame>
  /** What programs told their host and wrote to the console. */
  told(): Promise<StageWindow['told']>
  readonly console: string[]
  /** Messages of errors of the program, with places in its sources. */
  errors(): Promise<string[]>
  close(): Promise<void>
}

let runtime: Promise<BuiltRuntime> | undefined
let windowScript: Promise<string> | undefined

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 40 40" preserveAspectRatio="none"><rect width="40" height="40" fill="#9bd"/><path d="M0 40 15 18l10 12 7-8 8 18z" fill="#486"/></svg>'
/** What a browser keeps of it is as with the server of the app; a stage's files never change. */
const asServed = { 'cache-control': 'public, max-age=31536000, immutable' }
const mediaTypes: Record<string, string> = {
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  jpg: 'image/jpeg',
}

async function bundleWindow(): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, 'window.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome123',
    tsconfigRaw: '{}',
  })
  return result.outputFiles[0]?.text ?? ''
}

export interface StageAround {
  compile?: CompileOptions
  /** Answers the program's requests where it was opened `withDoors`: a body for JSON, undefined where nobody is there. */
  answer?(url: string): unknown
  /** Fonts, sounds and films of the web; undefined where nobody is there. */
  media?(url: string): Uint8Array | undefined
}

/** A folder, files by their paths, or a tree with packages beside it. */
export type StagedProgram = string | Record<string, string | Uint8Array> | MemoryTree

export async function stageProgram(
  browser: Browser,
  program: StagedProgram,
  device: BrowserContextOptions = {},
  around: StageAround = {},
): Promise<ProgramStage> {
  runtime ??= buildRuntime()
  windowScript ??= bundleWindow()
  const tree = await treeOf(program)
  const compiled = await compile(tree, { sourceMaps: true, ...around.compile })
  const { manifest, files } = compiled
  if (manifest === null)
    throw new Error(compiled.diagnostics.map(({ file, message }) => `${file}: ${message}`).join('\n'))
  const built = await runtime
  const script = await windowScript

  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''))
    const send = (mediaType: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
      response.writeHead(200, { 'content-type': mediaType, ...headers })
      response.end(body)
    }
    if (path === '/') {
      const start = '<!doctype html><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
      return send('text/html', `${start}<body style="margin:0"><script src="/stage.js"></script>`)
    }
    if (path === '/stage.js') return send('text/javascript', script)
    if (path === '/files/manifest.json') return send('application/json', JSON.stringify(manifest))
    if (path === '/answers') {
      const asked = new URL(request.url ?? '', 'http://stage').searchParams.get('url') ?? ''
      const answer = around.answer?.(asked)
      return send('application/json', JSON.stringify(answer === undefined ? { failure: 'unreachable' } : { answer }))
    }
    if (path === '/media') {
      const media = around.media?.(new URL(request.url ?? '', 'http://stage').searchParams.get('url') ?? '')
      if (media !== undefined) return send('application/octet-stream', media)
    }
    if (path.startsWith('/pictures/')) return send('image/svg+xml', picture)
    const runtimeFile = path.startsWith('/mp/') ? built.files.get(path.slice('/mp/'.length)) : undefined
    if (runtimeFile !== undefined) {
      const policy = built.policy
        .replace('PICTURES', `http://${request.headers.host ?? ''}/pictures/`)
        .replace(' MEDIA', '')
      return send(runtimeFile.mediaType, runtimeFile.text, {
        ...asServed,
        ...(path.endsWith('.html') && { 'content-security-policy': policy }),
      })
    }
    const file = path.startsWith('/files/') ? files.get(path.slice('/files/'.length)) : undefined
    if (file !== undefined)
      return send(mediaTypes[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', file, asServed)
    response.writeHead(404)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...device })
  const page = await context.newPage()
  const lines: string[] = []
  page.on('console', (message) => lines.push(`${message.type()} ${message.text()}`))
  page.on('pageerror', (error) => lines.push(`pageerror ${error.message}`))
  await page.goto(`http://127.0.0.1:${port}/`)

  const told = () => page.evaluate(() => (globalThis as unknown as { stage: StageWindow }).stage.told)
  /** Of the program that was opened last; there are others, and one that waits for the next program. */
  let opened: Frame | null = null
  async function findFrame(): Promise<Frame | null> {
    const handle = await page.evaluateHandle(() => {
      const { handles } = (globalThis as unknown as { stage: StageWindow }).stage
      return handles.at(-1)?.element.querySelector('iframe') ?? null
    })
    return (await handle.asElement()?.contentFrame()) ?? null
  }
  const frame = () => {
    if (opened === null || opened.isDetached()) throw new Error('no program is open')
    return opened
  }
  return {
    page,
    manifest,
    diagnostics: compiled.diagnostics,
    console: lines,
    told,
    frame,
    async open(opening = {}) {
      const before = (await told()).filter(([name]) => name === 'launched').length
      await page.evaluate(
        (options) => (globalThis as unknown as { stage: StageWindow }).stage.open({ path: '', ...options }),
        opening,
      )
      await page.waitForFunction((count) => {
        const { told: all } = (globalThis as unknown as { stage: StageWindow }).stage
        return all.filter(([name]) => name === 'launched' || name === 'ended').length > count
      }, before)
      opened = await findFrame()
      return frame()
    },
    async errors() {
      return (await told()).filter(([name]) => name === 'error').map(([, message, stack]) => `${message}\n${stack}`)
    },
    async close() {
      await context.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function treeOf(program: StagedProgram): Promise<SourceTree> {
  if (program instanceof MemoryTree) return program
  return typeof program === 'string' ? folderTree(program, { packagesAbove: true }) : memoryTree('program', program)
}
