import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import { findFreePort } from '../server/startServer.ts'
import { connectChromium } from '../sharedChromium.ts'
import { createWorld, type Person, type World, type WorldOptions } from '../world/world.ts'
import { type Camera, createCamera } from './camera.ts'
import { Device, OnBoard } from './device.ts'
import { createWatch } from './watch.ts'

const webFolder = join(import.meta.dirname, '..', '..', 'web', 'dist')

export const looks = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const satisfies Record<string, BrowserContextOptions>

export interface DeviceOptions {
  look?: keyof typeof looks
  /** What the browser asks pages for, such as `ar`. */
  language?: string
  colorScheme?: 'light' | 'dark'
  /** Lets the page install its service worker, which costs a second: for what happens offline. */
  worksOffline?: boolean
  /** What this device's camera sees. It costs a browser of its own; without one it sees a test card. */
  camera?: Camera
  /** Where to begin. */
  path?: string
}

/** Someone for each name. */
type OnePerson<Names extends readonly string[]> = { [Index in keyof Names]: OnBoard }

/** A world with its doors open, and people who look at it in browsers. */
export interface BrowserWorld {
  readonly origin: string
  /** The same world from within, for what is not the matter of a test: befriending, groups, old messages. */
  readonly inside: World
  /** New members of these names, each signed in at a device of their own. */
  signInAs<Names extends readonly string[]>(...names: Names): Promise<OnePerson<Names>>
  /** The same, and everybody is everybody's contact. */
  friends<Names extends readonly string[]>(...names: Names): Promise<OnePerson<Names>>
  /** As `friends`, at devices that hold the whole app (see `worksOffline`). */
  friendsWhoWorkOffline<Names extends readonly string[]>(...names: Names): Promise<OnePerson<Names>>
  /** A group; the first is its owner. */
  group(people: readonly [OnBoard, ...OnBoard[]], title: string): Promise<string>
  /** The ids of someone's conversations, the latest first. */
  conversations(of: OnBoard): Promise<[string, ...string[]]>
  /** Writes from elsewhere, quoting message `seq`. */
  reply(who: OnBoard, conversationId: string, seq: number, text: string): Promise<void>
  /** Someone who is there already, at one more device: its own session, its own store. */
  device(person: Person, options?: DeviceOptions): Promise<OnBoard>
  /** A browser in which nobody is signed in. */
  visitor(options?: DeviceOptions): Promise<Device>
  /** A camera for one device, which sees what it is shown. */
  camera(): Camera
  /** Lets complaints of browsers pass that fit; any other fails the test at its end. */
  tolerate(pattern: RegExp, reason: string): void
  /** The server goes down; people's pages stay. */
  stopServer(): Promise<void>
  startServer(): Promise<void>
  /** What nobody tolerated. */
  troubles(): string[]
  /** Pictures of all pages, for a test that failed. */
  screenshots(): Promise<Buffer[]>
  close(): Promise<void>
}

/**
 * @param settings by their names, such as `{ SAMPAN_SIGN_UP: 'closed' }`
 * @param surroundings what the server finds outside, where that is not the internet
 */
export async function createBrowserWorld(
  settings: Record<string, string> = {},
  surroundings: Pick<WorldOptions, 'fetchGuarded'> = {},
): Promise<BrowserWorld> {
  if (!existsSync(join(webFolder, 'index.html'))) throw new Error('Build the web app first: node tools/checkBundle.ts')
  const port = await findFreePort()
  const inside = await createWorld({
    clock: 'running',
    settings: { SAMPAN_PORT: String(port), ...settings },
    ...surroundings,
  })
  let app = await inside.serve(webFolder)
  const browser: Browser = await connectChromium()
  const origin = inside.config.origin
  const watch = createWatch()
  const pages: Page[] = []
  const cameras: Camera[] = []
  const browsersWithCamera: Browser[] = []
  const sessionsUsed = new Set<string>()

  async function browserWith(camera: Camera): Promise<Browser> {
    const launched = await launchChromium({ film: camera.path })
    browsersWithCamera.push(launched)
    return launched
  }

  async function openPage(whose: string, options: DeviceOptions, token: string | null): Promise<Page> {
    const {
      look = 'desktop',
      language = 'en',
      colorScheme = 'light',
      worksOffline = false,
      camera,
      path = '/',
    } = options
    const context = await (camera ? await browserWith(camera) : browser).newContext({
      ...looks[look],
      baseURL: origin,
      locale: language,
      colorScheme,
      reducedMotion: 'reduce',
      serviceWorkers: worksOffline ? 'allow' : 'block',
      permissions: ['clipboard-read', 'clipboard-write', 'microphone'],
      // What signing in would have left in this browser: beside the cookie the mark that it was done here.
      storageState: {
        cookies: [],
        origins: token === null ? [] : [{ origin, localStorage: [{ name: 'sampan.signedIn', value: 'yes' }] }],
      },
    })
    context.setDefaultTimeout(15_000)
    await watch.context(context, whose)
    if (token !== null) {
      await context.addCookies([
        { name: 'sampan_session', value: token, url: origin, httpOnly: true, sameSite: 'Strict' },
      ])
    }
    const page = await context.newPage()
    pages.push(page)
    await page.goto(path)
    // It holds the app as soon as it is active, and answers for it from the next page on.
    if (worksOffline) await page.evaluate(async () => void (await navigator.serviceWorker.ready))
    return page
  }

  async function openAll<Names extends readonly string[]>(people: readonly Person[], options: DeviceOptions = {}) {
    const devices = await Promise.all(people.map((person) => world.device(person, options)))
    // There are as many people as names.
    return devices as unknown as OnePerson<Names>
  }

  async function makeFriends(names: readonly string[]): Promise<Person[]> {
    const people = await Promise.all(names.map((name) => inside.person(name)))
    for (const [index, person] of people.entries())
      for (const other of people.slice(index + 1)) await inside.befriend(person, other)
    return people
  }

  const world: BrowserWorld = {
    origin,
    inside,
    async signInAs<Names extends readonly string[]>(...names: Names) {
      const people = await Promise.all(names.map((name) => inside.person(name)))
      return openAll<Names>(people)
    },
    friends: async <Names extends readonly string[]>(...names: Names) => openAll<Names>(await makeFriends(names)),
    friendsWhoWorkOffline: async <Names extends readonly string[]>(...names: Names) =>
      openAll<Names>(await makeFriends(names), { worksOffline: true }),
    group: ([owner, ...others], title) => inside.group([owner.person, ...others.map(({ person }) => person)], title),
    async conversations({ person }) {
      const { conversations } = await inside.call(person, 'chat.listConversations', {})
      const [first, ...others] = conversations.map(({ id }) => id)
      if (first === undefined) throw new Error(`${person.handle} has no conversation`)
      return [first, ...others]
    },
    async reply({ person }, conversationId, replyToSeq, text) {
      const body = { kind: 'text' as const, text }
      await inside.call(person, 'chat.sendMessage', { conversationId, messageId: newUuid(), body, replyToSeq })
    },
    async device(person, options = {}) {
      const session = sessionsUsed.has(person.token) ? await inside.anotherDevice(person) : person
      sessionsUsed.add(session.token)
      return new OnBoard(await openPage(person.handle, options, session.token), session)
    },
    async visitor(options = {}) {
      return new Device(await openPage('visitor', { path: '/sign-in', ...options }, null))
    },
    camera() {
      const camera = createCamera()
      cameras.push(camera)
      return camera
    },
    tolerate: watch.tolerate,
    stopServer: () => app.close(),
    async startServer() {
      app = await inside.serve(webFolder)
    },
    troubles: watch.troubles,
    screenshots: () => Promise.all(pages.filter((page) => !page.isClosed()).map((page) => page.screenshot())),
    async close() {
      await Promise.all(browser.contexts().map((context) => context.close()))
      await Promise.all(browsersWithCamera.map((each) => each.close()))
      for (const camera of cameras) camera.close()
      await browser.close()
      await inside.close()
    },
  }
  return world
}
