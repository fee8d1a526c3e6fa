import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMp } from '@sampan/server/cli/miniPrograms/commands.ts'
import { createLog } from '@sampan/server/kernel/telemetry/log.ts'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'

const t = texts.miniPrograms
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The shell of whoever runs the server; answers what was said. */
async function sampanMp({ inside }: BrowserWorld, ...words: string[]): Promise<string[]> {
  const said: string[] = []
  const config = { ...inside.config, databaseUrl: inside.pool.options.connectionString }
  const log = createLog({ level: 'error' })
  const code = await runMp({ config, log, clock: inside.clock, say: (line) => said.push(line) }, words)
  if (code !== 0) throw new Error(said.join('\n'))
  return said
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-mp-'))
  folders.push(folder)
  return join(folder, 'tea-house')
}

/** What the program itself draws. */
/** While one bundle takes the place of another both are there: the newer one stands last. */
const inProgram = (page: Page) => page.frameLocator('iframe >> visible=true').last()
const openedAt = (link: string) => {
  const { pathname, search } = new URL(link)
  return `${pathname}${search}`
}

test('a program is begun, opened by its link, asks, is allowed and is not, and stands among the recent ones', async ({
  world,
}) => {
  const folder = newFolder()
  await sampanMp(world, 'create', folder)
  const link = (await sampanMp(world, 'open', folder)).at(-1) ?? ''
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(openedAt(link))

  const program = inProgram(page)
  await program.getByText('Hello', { exact: true }).waitFor()
  await program.getByText('Tap', { exact: true }).click()
  await program.getByText('You tapped 1 times').waitFor()

  await page.evaluate(() => navigator.clipboard.writeText('green tea'))
  await program.getByText('Paste', { exact: true }).click()
  const ask = page.getByRole('alertdialog', { name: fill(t.ask.title, { name: 'tea-house' }) })
  await ask.getByText(t.ask.clipboard, { exact: true }).waitFor()
  await ask.getByRole('button', { name: t.ask.yes, exact: true }).click()
  await program.getByText('green tea', { exact: true }).waitFor()

  await page.getByRole('button', { name: t.menu.open, exact: true }).click()
  await page.getByRole('menuitem', { name: t.menu.settings, exact: true }).click()
  const granted = page.getByRole('switch', { name: t.scope.clipboard, exact: true })
  await expect.poll(() => granted.isChecked()).toBe(true)
  await page.getByText(t.scope.clipboard, { exact: true }).click()
  await expect.poll(() => granted.isChecked()).toBe(false)

  await page.goto(openedAt(link))
  await inProgram(page).getByText('You tapped 1 times').waitFor()
  await inProgram(page).getByText('Paste', { exact: true }).click()
  await inProgram(page).getByText('getClipboardData:fail auth deny', { exact: true }).waitFor()

  await page.getByRole('button', { name: t.menu.close, exact: true }).click()
  await page.goto('/discover')
  await page.getByRole('list', { name: t.recent, exact: true }).getByRole('link', { name: 'tea-house' }).click()
  await inProgram(page).getByText('Hello', { exact: true }).waitFor()
})

test('what its maker changes is seen at once, and a broken one says so', async ({ world }) => {
  const folder = newFolder()
  await sampanMp(world, 'create', folder)
  const link = (await sampanMp(world, 'open', folder)).at(-1) ?? ''
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(openedAt(link))
  await inProgram(page).getByText('Hello', { exact: true }).waitFor()

  const app = join(folder, 'app.js')
  writeFileSync(app, readFileSync(app, 'utf8').replace('Hello', 'Good evening'))
  await sampanMp(world, 'open', folder)
  await inProgram(page).getByText('Good evening', { exact: true }).waitFor()

  // It follows the app's tongue and look while it runs.
  const writing = () => inProgram(page).locator('html').getAttribute('dir')
  expect(await writing()).toBe('ltr')
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await expect.poll(writing).toBe('rtl')

  await page.goto(`/mini-programs/${'0190a000-0000-7000-8000-000000000001'}`)
  await page.getByRole('heading', { name: t.trouble.notFound, exact: true }).waitFor()
  world.tolerate(/miniPrograms\.open|404/, 'the program that is not there')
})

test('a program is sent to a chat, and opens from there', async ({ world }) => {
  const folder = newFolder()
  await sampanMp(world, 'create', folder)
  const link = (await sampanMp(world, 'open', folder)).at(-1) ?? ''
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.page.goto(openedAt(link))
  await inProgram(mei.page).getByText('Hello', { exact: true }).waitFor()
  await mei.page.getByRole('button', { name: t.menu.open, exact: true }).click()
  await mei.page.getByRole('menuitem', { name: t.menu.share, exact: true }).click()
  const sheet = mei.page.getByRole('dialog', { name: texts.chat.forward.title })
  await sheet.getByRole('checkbox', { name: 'Omar' }).check({ force: true })
  await sheet.getByRole('button', { name: texts.chat.composer.send, exact: true }).click()

  await omar.chat(mei).open()
  await omar.page
    .getByRole('log')
    .getByRole('link', { name: /Look at this/ })
    .click()
  await inProgram(omar.page).getByText('Hello', { exact: true }).waitFor()
})
