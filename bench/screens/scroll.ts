import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { type Frames, watchFrames } from './browser.ts'

/** A person's flick of the wheel: some notches, a little apart, then a look at what came. */
const NOTCHES = 5
const NOTCH_PX = 240
const BETWEEN_NOTCHES_MS = 40
const LOOK_MS = 160

/** Scrolls for so long, up or down the conversation. @returns the frames meanwhile, and how far it came */
export async function scroll(
  page: Page,
  devtools: CDPSession,
  seconds: number,
  direction: 'up' | 'down',
): Promise<Frames & { passed: number }> {
  const before = await seqInView(page)
  const end = await watchFrames(page)
  const until = performance.now() + seconds * 1_000
  const deltaY = direction === 'up' ? -NOTCH_PX : NOTCH_PX
  while (performance.now() < until) {
    for (let notch = 0; notch < NOTCHES; notch += 1) {
      await devtools.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 195, y: 420, deltaX: 0, deltaY })
      await wait(BETWEEN_NOTCHES_MS)
    }
    await wait(LOOK_MS)
  }
  const frames = await end()
  return { ...frames, passed: Math.abs((await seqInView(page)) - before) }
}

/** To a message by its address, as search and quotes do. @returns frames, and how long until it stood there */
export async function jump(
  page: Page,
  conversationId: string,
  seq: number,
  timeoutMs: number,
): Promise<Frames & { ms: number }> {
  const end = await watchFrames(page)
  const begunAt = performance.now()
  await page.evaluate(({ path }) => history.pushState(null, '', path), { path: `/chats/${conversationId}?at=${seq}` })
  await page.waitForFunction(
    (wanted) => {
      const log = document.querySelector('[data-talk]')?.getBoundingClientRect()
      const message = document.querySelector(`[data-seq="${wanted}"]`)?.getBoundingClientRect()
      return log && message && message.bottom > log.top && message.top < log.bottom
    },
    seq,
    { polling: 30, timeout: timeoutMs },
  )
  const ms = performance.now() - begunAt
  await wait(300)
  return { ...(await end()), ms }
}

/** The number of the first message on the screen. */
export async function seqInView(page: Page): Promise<number> {
  return page.evaluate(() => {
    const top = document.querySelector('[data-talk]')?.getBoundingClientRect().top ?? 0
    const shown = [...document.querySelectorAll('[data-seq]')].find((each) => each.getBoundingClientRect().bottom > top)
    return Number(shown?.getAttribute('data-seq') ?? Number.NaN)
  })
}
