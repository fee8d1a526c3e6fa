import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { findUnpacked, unpackPackage } from './debianPackages.ts'
import { withEnvironment } from './postgresServers.ts'

const debianPackage = 'chromium-headless-shell'
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A Chromium that runs on this machine: the one in `CHROME_PATH`, one that is installed, or one that we fetched. */
export function findChromium(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env.CHROME_PATH ?? '', ...onPath, ...macPaths, ...playwrightPaths(), ...debianPaths()].find(
    isRunnable,
  )
}

/**
 * Makes sure that there is a Chromium: fetches Playwright's, or else Debian's.
 * @returns why none could be had, or '' when there is one
 */
export async function ensureChromium(): Promise<string> {
  if (findChromium()) return ''
  const cli = join(import.meta.dirname, '..', 'node_modules', 'playwright-core', 'cli.js')
  const download = promisify(execFile)(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
    timeout: 300_000,
  })
  await download.catch(() => {})
  if (findChromium()) return ''
  const problem = await unpackPackage(debianPackage)
  if (findChromium()) return ''
  return (
    `There is no Chromium on this machine, and neither Playwright's nor Debian's could be fetched (${problem || 'it does not run'}). ` +
    'Install one, for example with "apt-get install chromium" as root, or give the path of one in CHROME_PATH.'
  )
}

/** Starts a Chromium without a window. Whoever calls closes it. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch(launchOptions(options))
}

interface LaunchOptions {
  /** For measuring: without Chromium's own address bar, which is a page for each window and takes a core for a second. */
  bare?: boolean
  /** A film that the camera sees, instead of a test card. */
  film?: string
}

const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']
/** Playwright turns these off, and of two lists of features the last one counts. */
const unwanted = [
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
]

/** For `chromium.launch` and `launchServer`. A microphone and a camera are pretended, and no one is asked about them. */
export function launchOptions({ film, bare = false }: LaunchOptions = {}) {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium here: "npm test" would have fetched one')
  return {
    executablePath,
    // Names of files keep their letters, whatever this shell speaks.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    // Containers give /dev/shm only 64 MB, on which Chromium would run out.
    args: [
      '--disable-dev-shm-usage',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...(bare ? [`--disable-features=${[...addressBar, ...unwanted].join()}`] : []),
      ...(film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`]),
    ],
    // Chromium refuses its own sandbox as root and in most containers; the pages under test are ours.
    chromiumSandbox: false,
  }
}

/** Playwright's download has a folder for each kind; which one it fills depends on the version. */
function playwrightPaths(): string[] {
  const full = chromium.executablePath()
  const shell = full
    .replace(/chromium-(\d+)/, 'chromium_headless_shell-$1')
    .replace(/chrome-(linux\d*|mac[^/]*|win\d*)[/\\].*$/, (_, platform) =>
      join(`chrome-headless-shell-${platform}`, 'chrome-headless-shell'),
    )
  return [full, shell]
}

function debianPaths(): string[] {
  const unpacked = findUnpacked(debianPackage)
  if (!unpacked) return []
  const program = join(unpacked.root, 'usr/lib/chromium/chromium-headless-shell')
  return existsSync(program) ? [withEnvironment(program, unpacked.environment)] : []
}

/** A program that is there may still lack libraries: only running it tells. */
function isRunnable(path: string): boolean {
  return path !== '' && existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}
