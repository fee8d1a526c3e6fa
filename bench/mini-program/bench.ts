import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { BundleManifest } from '@sampan/miniprogram/bundle'
import { Compiler, folderTree } from '@sampan/miniprogram/compiler'
import { buildRuntime } from '@sampan/miniprogram/runtime/build'
import { ensureChromium, launchChromium } from '@sampan/testkit/chromium.ts'
import { SHOP_PAGES } from '@sampan/testkit/miniPrograms/shop.ts'
import { stageProgram } from '@sampan/testkit/miniPrograms/stage.ts'
import { build } from 'esbuild'
import { chunkOfPart, partsOf } from '../../miniprogram/runtime/callParts.ts'
import { chunksOf } from '../../miniprogram/runtime/chunkUses.ts'
import type { Bench, BenchRun } from '../frame/bench.ts'
import { quantile } from '../frame/statistics.ts'
import {
  closeLast,
  filter,
  frameWith,
  freshWindow,
  livingThings,
  openFloor,
  openIn,
  prepareNext,
  scroll,
  tap,
  wakeLast,
} from './browser.ts'
import { makeShopFolder, type ShopFolder } from './shopFolder.ts'

interface Plan {
  compilations: number
  openings: number
  taps: number
  scrollSeconds: number
  closings: number
}

const quickPlan: Plan = { compilations: 2, openings: 3, taps: 20, scrollSeconds: 3, closings: 20 }
const fullPlan: Plan = { compilations: 7, openings: 15, taps: 200, scrollSeconds: 15, closings: 20 }

const opened = ['coldMs', 'warmMs', 'keptAliveMs']
const moved = ['tapP95Ms', 'scrollMaxMs', 'filterMaxMs']
const left = ['closedHeapKb', 'closedDocuments', 'closedNodes']

export const bench: Bench = {
  name: 'mini-program',
  title: 'A mini program of 29 pages: compiled, opened, tapped, scrolled, closed',
  peers: ['react'],
  metrics: [
    ...['compileColdMs', 'compileChangeMs', 'runtimeGzipKb', 'programRuntimeGzipKb'],
    ...opened,
    ...['peerColdMs', 'peerWarmMs'],
    ...moved,
    ...left,
  ],
  ratios: ['cold', 'warm'],
  run,
}

async function run(run: BenchRun): Promise<void> {
  const plan = run.quick ? quickPlan : fullPlan
  for (const [name, value] of Object.entries({ ...plan, pages: SHOP_PAGES, program: 'generated shop' }))
    run.setting(name, value)
  const shop = makeShopFolder()
  run.undoLater(() => shop.remove())
  await measureSize(run, await measureCompiler(run, plan, shop))
  const problem = await ensureChromium()
  if (problem) {
    for (const name of [...opened, 'peerColdMs', 'peerWarmMs', ...moved, ...left]) run.missing(name, problem)
    return
  }
  const browser = await launchChromium({ bare: true })
  run.undoLater(() => browser.close())
  run.setting('chromium', browser.version())
  const stage = await stageProgram(browser, shop.path)
  run.undoLater(() => stage.close())
  const url = stage.page.url()
  const floor = run.peer === null ? null : await bundleFloor()

  const samples = { cold: [] as number[], warm: [] as number[], kept: [] as number[] }
  const peer = { cold: [] as number[], warm: [] as number[] }
  for (let round = 0; round < plan.openings; round += 1) {
    const page = await freshWindow(browser, url)
    samples.cold.push(await openIn(page))
    await closeLast(page)
    await prepareNext(page)
    samples.warm.push(await openIn(page))
    samples.kept.push(await wakeLast(page))
    await page.context().close()
    if (floor === null) continue
    const window = await freshWindow(browser, url)
    peer.cold.push(await openFloor(window, floor))
    peer.warm.push(await openFloor(window, floor))
    await window.context().close()
  }
  run.metric('coldMs', samples.cold)
  run.metric('warmMs', samples.warm)
  run.metric('keptAliveMs', samples.kept)
  if (floor === null) {
    for (const name of ['peerColdMs', 'peerWarmMs', 'cold', 'warm']) run.missing(name, 'run without its peer')
  } else {
    run.metric('peerColdMs', peer.cold)
    run.metric('peerWarmMs', peer.warm)
    run.ratio('cold', samples.cold, peer.cold)
    run.ratio('warm', samples.warm, peer.warm)
  }

  const page = await freshWindow(browser, url)
  await openIn(page)
  const taps = await tap(page, await frameWith(page, '#count'), '#count', plan.taps)
  run.metric('tapP95Ms', [
    quantile(
      taps.toSorted((a, b) => a - b),
      0.95,
    ),
  ])
  await closeLast(page)
  await openIn(page, 'pages/long/index')
  const list = await frameWith(page, '#filter')
  run.metric('scrollMaxMs', [Math.max(...(await scroll(page, list, plan.scrollSeconds)))])
  run.metric('filterMaxMs', [Math.max(...(await filter(page, list, ['Tea', 'Vase', '99'])))])
  await closeLast(page)
  await page.context().close()

  const window = await freshWindow(browser, url)
  const devtools = await window.context().newCDPSession(window)
  await openIn(window)
  await closeLast(window)
  const before = await livingThings(devtools)
  for (let count = 0; count < plan.closings; count += 1) {
    await openIn(window)
    await closeLast(window)
  }
  const after = await livingThings(devtools)
  run.metric('closedHeapKb', [after.heapKb - before.heapKb])
  run.metric('closedDocuments', [after.documents - before.documents])
  run.metric('closedNodes', [after.nodes - before.nodes])
  await window.context().close()
}

/** Each cold compilation by a compiler that knows nothing yet; then one page changes. */
async function measureCompiler(run: BenchRun, plan: Plan, shop: ShopFolder): Promise<BundleManifest | null> {
  let manifest: BundleManifest | null = null
  const cold: number[] = []
  const change: number[] = []
  for (let round = 0; round < plan.compilations; round += 1) {
    const compiler = new Compiler({ sourceMaps: true })
    const tree = folderTree(shop.path)
    cold.push(await timed(() => compiler.compile(tree)))
    shop.change()
    change.push(
      await timed(async () => {
        ;({ manifest } = await compiler.compile(tree))
      }),
    )
  }
  run.metric('compileColdMs', cold)
  run.metric('compileChangeMs', change)
  run.say(`${SHOP_PAGES} pages are compiled`)
  return manifest
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now()
  await work()
  return performance.now() - begunAt
}

/** Worker and frame together: what every program brings, and what this one begins with. */
async function measureSize(run: BenchRun, manifest: BundleManifest | null): Promise<void> {
  const { files } = await buildRuntime()
  const document = files.get('frame.html')
  if (!document) throw new Error('The runtime has no frame')
  const kb = (text: string) => gzipSync(text, { level: 9 }).byteLength / 1024
  run.metric('runtimeGzipKb', [kb(document.text)])
  if (manifest === null) return run.missing('programRuntimeGzipKb', 'the program was not compiled')
  const names = [...Array.from(partsOf(manifest).keys(), chunkOfPart), ...chunksOf(manifest)]
  const parts = names.map((name) => kb(files.get(`chunks/${name}.js`)?.text ?? ''))
  run.metric('programRuntimeGzipKb', [parts.reduce((sum, each) => sum + each, kb(document.text))])
}

async function bundleFloor(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'floor.tsx')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}
