import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import type { Stage, StageEvent, StageNode, StageOptions } from './stage.ts'

declare global {
  var stage: Stage
}

let script: Promise<string> | null = null

async function bundleStage(): Promise<string> {
  const result = await build({
    entryPoints: [join(import.meta.dirname, 'stage.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    tsconfigRaw: '{}',
  })
  return result.outputFiles[0]?.text ?? ''
}

export interface ElementStage {
  page: Page
  mount(nodes: StageNode[], options?: StageOptions): Promise<void>
  set(id: string, name: string, value: unknown): Promise<void>
  /** Details of the events of a type that an element told, in order. */
  told(id: string, type: string): Promise<StageEvent['detail'][]>
  close(): Promise<void>
}

/** A page as wide as a phone; with `touch` fingers are what it is used by. */
export async function openStage(browser: Browser, options: { touch?: boolean } = {}): Promise<ElementStage> {
  script ??= bundleStage()
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: options.touch ?? false,
    isMobile: options.touch ?? false,
  })
  const page = await context.newPage()
  await page.setContent(
    '<!doctype html><meta name="viewport" content="width=device-width,initial-scale=1"><body></body>',
  )
  await page.addScriptTag({ content: await script })
  return {
    page,
    // As text: the type of a tree without end is too deep for what `evaluate` takes.
    mount: (nodes, given) =>
      page.evaluate(
        (text) => stage.mount(...(JSON.parse(text) as Parameters<Stage['mount']>)),
        JSON.stringify([nodes, given ?? {}]),
      ),
    set: (id, name, value) => page.evaluate(([i, n, v]) => stage.set(i, n, v), [id, name, value] as const),
    told: (id, type) =>
      page.evaluate(
        ([i, t]) => stage.events.filter((event) => event.id === i && event.type === t).map((event) => event.detail),
        [id, type] as const,
      ),
    close: () => context.close(),
  }
}
