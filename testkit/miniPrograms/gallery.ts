// Galleries in examples/: programs that use every component of a library from npm, unmodified.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { connectChromium } from '../sharedChromium.ts'
import { type ProgramStage, stageProgram } from './stage.ts'

const root = join(import.meta.dirname, '..', '..')

export interface Gallery {
  /** One page at a time: the one before is closed. */
  open(name: string): Promise<Frame>
  /** What the page tells of the last event, once it is as expected. */
  said(frame: Frame): ReturnType<typeof expect.poll<string | null>>
  /** The window around the program: its mouse and keys. */
  page(): Page
  /** Draws a finger over something, from its middle or from its left end. */
  swipe(area: Locator, byX: number, byY: number): Promise<void>
  /** Components in a folder of an installed package that no page uses. */
  unused(folder: string, fileOf: (component: string) => string): string[]
}

/** Call it once, where a file of tests begins. After each test the program must have told of no error. */
export function useGallery(name: string, { hasTouch = true } = {}): Gallery {
  let browser: Awaited<ReturnType<typeof connectChromium>>
  let stage: ProgramStage
  // A dozen of taps each, where the cores are shared.
  vi.setConfig({ testTimeout: 150_000 })
  beforeAll(async () => {
    browser = await connectChromium()
    stage = await stageProgram(browser, join(root, 'examples', name), { hasTouch })
  })
  afterEach(async () => {
    expect(await stage.errors()).toEqual([])
  })
  afterAll(async () => {
    await stage?.close()
    await browser?.close()
  })
  return {
    async open(page) {
      await stage.page.evaluate(() => {
        const { stage: window } = globalThis as unknown as { stage: { handles: { close(): void }[] } }
        for (const handle of window.handles.splice(0)) handle.close()
      })
      return stage.open({ path: `pages/${page}/${page}`, language: 'en' })
    },
    said: (frame) => expect.poll(() => frame.locator('#said').first().textContent()),
    page: () => stage.page,
    async swipe(area, byX, byY) {
      const box = await area.boundingBox()
      if (box === null) throw new Error('nothing to swipe over')
      const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 60)]
      const session = await stage.page.context().newCDPSession(stage.page)
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part: number) => {
        const touchPoints = type === 'touchEnd' ? [] : [{ x: x + byX * part, y: y + byY * part }]
        return session.send('Input.dispatchTouchEvent', { type, touchPoints })
      }
      await touch('touchStart', 0)
      for (const part of [0.2, 0.4, 0.6, 0.8, 1]) await touch('touchMove', part)
      await touch('touchEnd', 1)
      await session.detach()
    },
    unused(folder, fileOf) {
      const pages = join(root, 'examples', name, 'pages')
      const used = new Set(
        readdirSync(pages).flatMap((page) => {
          const { usingComponents = {} } = JSON.parse(readFileSync(join(pages, page, `${page}.json`), 'utf8'))
          return Object.values<string>(usingComponents).map((path) => path.split('/').at(-2))
        }),
      )
      const components = join(root, 'node_modules', folder)
      return readdirSync(components).filter(
        (one) => existsSync(join(components, one, `${fileOf(one)}.json`)) && !used.has(one),
      )
    },
  }
}
