// `npm run screenshots`: the main screens of the demo world, on phone and desktop, light and dark, in English, Chinese
// and Arabic, into `screenshots/`; those that the README shows go to `docs/screenshots/`. Words choose some of them:
// `npm run screenshots -- phone ar chats`.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { ensureChromium, launchChromium } from '../testkit/chromium.ts'
import { startServer } from '../testkit/server/startServer.ts'
import { root } from './generated.ts'

const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 },
} as const
const languages = ['en', 'zh', 'ar'] as const
const themes = ['light', 'dark'] as const
type Device = keyof typeof devices
type Language = (typeof languages)[number]

/** Whose eyes one looks through, and whom one talks to. */
const viewers: Record<Language, { handle: string; name: RegExp; friend: string; group: string }> = {
  en: { handle: 'omar', name: /Omar/, friend: 'Mei 林美', group: 'Weekend on the river' },
  zh: { handle: 'mei', name: /Mei/, friend: 'Omar عمر', group: 'Weekend on the river' },
  ar: { handle: 'omar', name: /Omar/, friend: 'Mei 林美', group: 'Weekend on the river' },
}

interface Scene {
  name: string
  open(page: Page, language: Language): Promise<void>
}

const goTo = (path: string) => async (page: Page) => {
  await page.goto(path)
  await page.locator('h1:visible').first().waitFor()
}

async function openChat(page: Page, name: string): Promise<void> {
  await page.goto('/chats')
  await page.locator('a[data-row]').filter({ hasText: name }).first().click()
  await page.locator('article').last().waitFor()
}

const scenes: Scene[] = [
  { name: 'chats', open: (page) => openList(page) },
  { name: 'direct', open: (page, language) => openChat(page, viewers[language].friend) },
  { name: 'group', open: (page, language) => openChat(page, viewers[language].group) },
  {
    name: 'details',
    async open(page, language) {
      await openChat(page, viewers[language].group)
      await page.goto(`${new URL(page.url()).pathname}/details`)
      await page.locator('h1:visible, h2:visible').last().waitFor()
    },
  },
  { name: 'contacts', open: goTo('/contacts') },
  { name: 'requests', open: goTo('/contacts/requests') },
  { name: 'add-contact', open: goTo('/contacts/new') },
  { name: 'new-group', open: goTo('/chats/new-group') },
  { name: 'discover', open: goTo('/discover') },
  { name: 'me', open: goTo('/me') },
  { name: 'profile', open: goTo('/me/profile') },
  { name: 'devices', open: goTo('/me/devices') },
  { name: 'settings', open: goTo('/me/settings') },
  { name: 'wallet', open: openWallet('/me/wallet', 'a[data-row]') },
  { name: 'statement', open: openWallet('/me/wallet/statement', 'a[data-row]') },
  {
    name: 'receipt',
    async open(page) {
      await openWallet('/me/wallet/statement', 'a[data-row]')(page)
      await page.locator('a[data-row]').nth(2).click()
      await page.locator('dl').waitFor()
    },
  },
  { name: 'month', open: openWallet('/me/wallet/month', 'svg[role="img"]:not([shape-rendering])') },
  { name: 'wallet-settings', open: openWallet('/me/wallet/settings', 'a[href="/me/wallet/settings/limits"]') },
  { name: 'pin', open: openWallet('/me/wallet/settings/pin', 'input[type="password"]') },
  { name: 'pin-free', open: openWallet('/me/wallet/settings/pin-free', 'input') },
  { name: 'limits', open: openWallet('/me/wallet/settings/limits', '[role="progressbar"]') },
]

/** Opens a screen of money and waits for what it shows once it is there. */
function openWallet(path: string, shows: string) {
  return async (page: Page) => {
    await page.goto(path)
    // On a desktop another column stands beside it, on a phone hidden behind it.
    await page.locator(`${shows}:visible`).first().waitFor()
  }
}

async function openList(page: Page): Promise<void> {
  await page.goto('/chats')
  await page.locator('a[data-row]').nth(5).waitFor()
}

/** Shown in the README, kept small. */
const kept = new Set([
  'phone-en-light-chats',
  'phone-en-light-direct',
  'phone-ar-dark-direct',
  'phone-zh-light-me',
  'phone-en-light-wallet',
  'desktop-en-light-group',
])

/** Pictures are there and nothing moves any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(async () => {
    // A skeleton breathes for ever; what ends is waited for.
    const isEnding = (animation: Animation) =>
      animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
    await Promise.all(
      document
        .getAnimations()
        .filter(isEnding)
        .map((animation) => animation.finished.catch(() => undefined)),
    )
  })
}

async function take(page: Page, name: string): Promise<void> {
  for (const theme of themes) {
    const file = name.replace('THEME', theme)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await settle(page)
    const bytes = await page.screenshot({ path: join(root, 'screenshots', `${file}.png`) })
    if (!kept.has(file)) continue
    const path = join(root, 'docs', 'screenshots', `${file}.webp`)
    await sharp(bytes)
      .resize({ width: file.startsWith('phone') ? 390 : 1280 })
      .webp({ quality: 82 })
      .toFile(path)
  }
}

async function takeAll(browser: Browser, origin: string, device: Device, language: Language, wanted: Scene[]) {
  const context = await browser.newContext({
    ...devices[device],
    baseURL: origin,
    locale: language,
    colorScheme: 'light',
  })
  const page = await context.newPage()
  const prefix = `${device}-${language}-THEME`
  const { name } = viewers[language]
  await page.goto('/sign-in')
  const person = page.getByRole('radio', { name })
  await person.waitFor()
  await page.locator('label').filter({ has: person }).click()
  await take(page, `${prefix}-sign-in`)
  await page.getByRole('button', { name }).click()
  await page.locator('a[data-row]').nth(5).waitFor()
  for (const scene of wanted) {
    await scene.open(page, language)
    await take(page, `${prefix}-${scene.name}`)
    console.log(`${device} ${language} ${scene.name}`)
  }
  await context.close()
}

const words = process.argv.slice(2)
const chosen = <Name extends string>(all: readonly Name[]): Name[] => {
  const named = all.filter((name) => words.includes(name))
  return named.length > 0 ? named : [...all]
}

mkdirSync(join(root, 'screenshots'), { recursive: true })
mkdirSync(join(root, 'docs', 'screenshots'), { recursive: true })
const problem = await ensureChromium()
if (problem !== '') throw new Error(problem)
const server = await startServer()
const browser = await launchChromium()
try {
  const names = chosen(scenes.map(({ name }) => name))
  const wanted = scenes.filter(({ name }) => names.includes(name))
  for (const device of chosen(['phone', 'desktop'] as const))
    for (const language of chosen(languages)) await takeAll(browser, server.origin, device, language, wanted)
} finally {
  await browser.close()
  await server.stop()
}
