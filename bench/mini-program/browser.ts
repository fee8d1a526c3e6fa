/** What is measured in the browser: openings, taps, frames, and what is left of programs that were closed. */
import type { StageWindow } from '@sampan/testkit/miniPrograms/window.ts'
import type { Browser, CDPSession, Frame, Page } from 'playwright-core'

type WithStage = typeof globalThis & { stage: StageWindow }

/** A window with nothing of any program in its caches. */
export async function freshWindow(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
  })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** @returns milliseconds from the call to the first page's first drawing */
export async function openIn(page: Page, path = ''): Promise<number> {
  return page.evaluate(async (opened) => {
    const { stage } = globalThis as WithStage
    const before = stage.told.length
    await stage.open({ path: opened, envVersion: 'release' })
    for (;;) {
      const launched = stage.told.slice(before).find(([name]) => name === 'launched' || name === 'ended')
      if (launched?.[0] === 'ended') throw new Error(`the program ended: ${launched.join(' ')}`)
      if (launched) return Number(launched[1])
      await new Promise(requestAnimationFrame)
    }
  }, path)
}

/** Makes the next frame ready, if opening the last program did not, as the app does while nothing else is going on. */
export async function prepareNext(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as WithStage).stage.prepare())
  const frames = page.frames().filter((frame) => frame !== page.mainFrame())
  for (const frame of frames) await frame.waitForLoadState('load')
}

export const closeLast = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as WithStage).stage.handles.pop()?.close())

/** @returns milliseconds until a program that slept is drawn again */
export const wakeLast = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const handle = (globalThis as WithStage).stage.handles.at(-1)
    handle?.hide()
    // Asleep is what has drawn a frame without it, and has heard of it in the Worker: it answers in order.
    await new Promise(requestAnimationFrame)
    await handle?.pageData()
    const begunAt = performance.now()
    handle?.show()
    // The first frame draws it; the second begins once that is done.
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - begunAt
  })

/** The frame that shows a program: the one whose document holds an element. */
export async function frameWith(page: Page, selector: string): Promise<Frame> {
  for (const frame of page.frames()) if ((await frame.locator(selector).count()) > 0) return frame
  throw new Error(`no frame shows ${selector}`)
}

/**
 * Looks for the change by the clock, since looking by frames would ask for frames (see README).
 * @returns for each tap the milliseconds from the finger's lifting to the changed document
 */
export async function tap(page: Page, frame: Frame, selector: string, times: number): Promise<number[]> {
  const target = frame.locator(selector)
  await target.evaluate((element) => {
    const taps: number[] = []
    let liftedAt = 0
    Object.assign(globalThis, { taps })
    document.addEventListener('pointerup', () => (liftedAt = performance.now()), { capture: true })
    new MutationObserver(() => {
      if (liftedAt > 0) taps.push(performance.now() - liftedAt)
      liftedAt = 0
    }).observe(element, { childList: true, characterData: true, subtree: true })
  })
  const box = await target.boundingBox()
  if (!box) throw new Error(`${selector} is not seen`)
  for (let count = 1; count <= times; count += 1) {
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await frame.waitForFunction(
      (wanted) => (globalThis as unknown as { taps: number[] }).taps.length >= wanted,
      count,
      { polling: 40 },
    )
  }
  return frame.evaluate(() => (globalThis as unknown as { taps: number[] }).taps)
}

/** Scrolls with a wheel while it notes how long each frame took. @returns milliseconds of each frame */
export async function scroll(page: Page, frame: Frame, seconds: number): Promise<number[]> {
  await page.mouse.move(195, 500)
  // The page's first frame belongs to its opening: the second begins once it is done.
  await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await watchFrames(frame)
  for (const until = Date.now() + seconds * 1000; Date.now() < until; ) await page.mouse.wheel(0, 400)
  return noted(frame)
}

/** Types into the filter, letter by letter. @returns milliseconds of each frame */
export async function filter(page: Page, frame: Frame, words: readonly string[]): Promise<number[]> {
  await page.mouse.move(195, 500)
  await page.mouse.wheel(0, -10_000_000)
  const input = frame.locator('#filter input').or(frame.locator('input#filter')).first()
  await input.scrollIntoViewIfNeeded()
  await input.click()
  await watchFrames(frame)
  for (const word of words) {
    await page.keyboard.type(word, { delay: 60 })
    for (const _ of word) await page.keyboard.press('Backspace', { delay: 60 })
  }
  return noted(frame)
}

const watchFrames = (frame: Frame): Promise<void> =>
  frame.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const look = (now: number) => {
      frames.push(now - last)
      last = now
      Object.assign(globalThis, { look: requestAnimationFrame(look) })
    }
    Object.assign(globalThis, { frames, look: requestAnimationFrame(look) })
  })

const noted = (frame: Frame): Promise<number[]> =>
  frame.evaluate(() => {
    const { frames, look } = globalThis as unknown as { frames: number[]; look: number }
    cancelAnimationFrame(look)
    return frames.slice(1)
  })

/** The same page in plain React, in a frame like that of a program. @returns milliseconds until it is drawn */
export const openFloor = (page: Page, script: string): Promise<number> =>
  page.evaluate(async (text) => {
    const begunAt = performance.now()
    const iframe = document.createElement('iframe')
    iframe.sandbox.add('allow-scripts')
    iframe.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;border:0'
    iframe.srcdoc = `<!doctype html><body><script>${text.replaceAll('</script', '<\\/script')}</script>`
    const drawn = new Promise<void>((resolve) => {
      addEventListener('message', ({ data }) => data === 'drawn' && resolve(), { once: false })
    })
    document.body.append(iframe)
    await drawn
    const tookMs = performance.now() - begunAt
    iframe.remove()
    return tookMs
  }, script)

/** What lives in the window after a thorough collection. */
export async function livingThings(
  devtools: CDPSession,
): Promise<{ heapKb: number; documents: number; nodes: number }> {
  await devtools.send('HeapProfiler.enable')
  for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('Performance.enable')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
  return { heapKb: of('JSHeapUsedSize') / 1024, documents: of('Documents'), nodes: of('Nodes') }
}
