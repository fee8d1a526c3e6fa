/** A phone in Chromium with the built app: how long until something stands, and how evenly it moves. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'

export interface Session {
  origin: string
  token: string
}

/** As Lighthouse's phones: slow 4G, and a processor a quarter as fast as this machine's. */
export const phoneNetwork = { latencyMs: 150, downloadKbps: 1_638, uploadKbps: 675 }
export const PHONE_SLOWDOWN = 4

export interface Conditions {
  slowdown: number
  network: 'free' | 'phone' | 'none'
}

export async function openContext(browser: Browser, { origin, token }: Session): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    baseURL: origin,
    locale: 'en',
    storageState: { cookies: [], origins: [{ origin, localStorage: [{ name: 'sampan.signedIn', value: 'yes' }] }] },
  })
  context.setDefaultTimeout(120_000)
  await context.addCookies([{ name: 'sampan_session', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }])
  await context.addInitScript(watchFirsts)
  return context
}

/** A new page under these conditions; they hold for the page's own requests, not for those of its service worker. */
export async function openPage(
  context: BrowserContext,
  conditions: Conditions,
): Promise<{ page: Page; devtools: CDPSession }> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: conditions.slowdown })
  if (conditions.network === 'phone') {
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: phoneNetwork.latencyMs,
      downloadThroughput: (phoneNetwork.downloadKbps * 1_000) / 8,
      uploadThroughput: (phoneNetwork.uploadKbps * 1_000) / 8,
    })
  }
  return { page, devtools }
}

/** Milliseconds from the navigation to the first frame with them. */
export interface Firsts {
  /** Messages: drawn by the app, or before it from the picture of the last screen. */
  messagesMs: number | null
  /** Messages that the app has drawn, with nothing over them: now they can be pressed. */
  liveMs: number | null
}

export async function openAt(
  context: BrowserContext,
  path: string,
  conditions: Conditions,
): Promise<{ page: Page; devtools: CDPSession; firsts: Firsts }> {
  const opened = await openPage(context, conditions)
  await context.setOffline(conditions.network === 'none')
  await opened.page.goto(path, { waitUntil: 'commit' })
  await opened.page.waitForFunction(() => benchFirsts().liveMs !== null, undefined, { polling: 50 })
  return { ...opened, firsts: await opened.page.evaluate(() => benchFirsts()) }
}

/** So often in a row nothing more may have come. */
const QUIET_LOOKS = 15
const LOOK_EVERY_MS = 100

/** Waits until the offline store holds the whole list, and nothing more is fetched ahead. */
export async function isFetched(page: Page, conversations: number): Promise<void> {
  let held = ''
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    const [ready, now] = await page.evaluate(countHeld, conversations)
    quiet = ready && now === held ? quiet + 1 : 0
    held = now
    await wait(LOOK_EVERY_MS)
  }
}

/** Waits until the app has left the picture of its screen for the next opening: a second after all has come to rest. */
export async function isPictured(page: Page): Promise<void> {
  await page.waitForFunction(() => localStorage.getItem('sampan.picture') !== null, undefined, {
    polling: LOOK_EVERY_MS,
  })
}

/** Runs in the page. @returns whether the first fetch is over, and how much is held */
async function countHeld(conversations: number): Promise<[ready: boolean, held: string]> {
  const answered = <Answer>(request: IDBRequest<Answer>) =>
    new Promise<Answer>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await answered(indexedDB.open('sampan'))
  try {
    const store = (name: string) => database.transaction(name).objectStore(name)
    const session: { logSeq?: number | null } | undefined = await answered(store('meta').get('session'))
    const counts = [await answered(store('conversations').count()), await answered(store('messages').count())]
    counts.push(await answered(store('rosters').count()))
    return [typeof session?.logSeq === 'number' && counts[0] === conversations, counts.join()]
  } finally {
    database.close()
  }
}

/** In the page; the init script puts it there. */
declare function benchFirsts(): Firsts
declare function benchFrames(): Frames

/** Runs in the page before anything else: looks once in each frame. */
function watchFirsts(): void {
  const firsts: Firsts = { messagesMs: null, liveMs: null }
  // The picture is closed to the document.
  let picture: ShadowRoot | undefined
  const attach = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init)
    if (this.id === 'picture') picture = root
    return root
  }
  const isShown = (room: ParentNode) =>
    (room.querySelector('[role="log"] article')?.getBoundingClientRect().height ?? 0) > 0
  const look = () => {
    // What stands in the document at the beginning of a frame was painted with the one before.
    const isLive = isShown(document)
    const isCovered = picture?.host.isConnected && picture.host.hasAttribute('data-drawn')
    if (isLive || (isCovered && picture && isShown(picture))) firsts.messagesMs ??= performance.now()
    if (isLive && !isCovered) firsts.liveMs = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  Object.assign(window, { benchFirsts: () => firsts })
}

export interface Frames {
  /** From each frame to the next. */
  durationsMs: number[]
  /** Tasks of more than 50 ms on the page's main thread, by its own account. */
  longTasksMs: number[]
}

/** Begins to note every frame; `benchFrames` ends it. */
export async function watchFrames(page: Page): Promise<() => Promise<Frames>> {
  await page.evaluate(() => {
    const frames: Frames = { durationsMs: [], longTasksMs: [] }
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) frames.longTasksMs.push(entry.duration)
    })
    observer.observe({ type: 'longtask' })
    let before = performance.now()
    let isOver = false
    const note = (at: number) => {
      frames.durationsMs.push(at - before)
      before = at
      if (!isOver) requestAnimationFrame(note)
    }
    requestAnimationFrame((at) => {
      before = at
      requestAnimationFrame(note)
    })
    const end = () => {
      isOver = true
      observer.disconnect()
      return frames
    }
    Object.assign(window, { benchFrames: end })
  })
  return () => page.evaluate(() => benchFrames())
}
