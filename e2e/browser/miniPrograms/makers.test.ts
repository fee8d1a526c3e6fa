import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMp } from '@sampan/server/cli/miniPrograms/commands.ts'
import { followFolder } from '@sampan/server/cli/miniPrograms/dev.ts'
import { createLog } from '@sampan/server/kernel/telemetry/log.ts'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'

const t = texts.devtools
const endings: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

const shellOf = ({ inside }: BrowserWorld, say: (line: string) => void) => ({
  config: { ...inside.config, databaseUrl: inside.pool.options.connectionString },
  log: createLog({ level: 'error' }),
  clock: inside.clock,
  say,
})

/** `sampan mp create` and `sampan mp dev`, as in two shells; answers the folder and where it opens. */
async function develop(world: BrowserWorld): Promise<{ folder: string; path: string; said: string[] }> {
  const above = mkdtempSync(join(tmpdir(), 'sampan-mp-'))
  endings.push(() => rmSync(above, { recursive: true, force: true }))
  const folder = join(above, 'tea-house')
  const said: string[] = []
  const shell = shellOf(world, (line) => said.push(line))
  expect(await runMp(shell, ['create', folder])).toBe(0)
  const stopping = new AbortController()
  const following = followFolder(shell, folder, stopping.signal)
  endings.push(async () => {
    stopping.abort()
    expect(await following).toBe(0)
  })
  const link = () => said.find((line) => line.startsWith(`${world.origin}/mini-programs/`))
  await expect.poll(link, { timeout: 30_000 }).toBeDefined()
  const { pathname, search } = new URL(link() ?? '')
  return { folder, path: `${pathname}${search}`, said }
}

function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  expect(before).toContain(from)
  writeFileSync(path, before.replace(from, to))
}

const inProgram = (page: Page) => page.frameLocator('iframe >> visible=true').first()
const panelOf = (page: Page) => page.getByRole('complementary', { name: t.title, exact: true })
const openTab = (page: Page, name: string) => panelOf(page).getByRole('tab', { name, exact: true }).click()

test('a maker creates, edits, breaks and mends a program, and finds the line, in the app itself', async ({ world }) => {
  const { folder, path, said } = await develop(world)
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(path)
  const program = inProgram(page)
  await program.getByText('Hello', { exact: true }).waitFor()

  // What is edited is seen, on the page where it is.
  await program.getByText('About', { exact: true }).click()
  await program.getByText('Made with sampan mp create.').waitFor()
  edit(folder, 'pages/about/about.wxml', 'Made with sampan mp create.', 'Made by Mei.')
  await inProgram(page).getByText('Made by Mei.').waitFor()

  // A template that cannot be read is shown with its line, and nothing of it once it is mended.
  edit(folder, 'pages/index/index.wxml', '<view class="hero">', '<view class="hero" wx:if="{{ greeting + }}">')
  const problem = page.getByRole('alert').filter({ hasText: 'pages/index/index.wxml:1' })
  await problem.waitFor()
  await problem.getByText('{{ greeting + }}').first().waitFor()
  edit(folder, 'pages/index/index.wxml', ' wx:if="{{ greeting + }}"', '')
  await inProgram(page).getByText('Made by Mei.').waitFor()
  expect(await problem.count()).toBe(0)
  expect(said.some((line) => line.includes('pages/index/index.wxml:1'))).toBe(true)

  // An error at run time is told, and the console names the line that the maker wrote.
  edit(folder, 'pages/index/index.js', 'const count = this.data.count + 1', 'const count = this.data.missing.count + 1')
  await page.goto(path)
  await inProgram(page).getByText('Tap', { exact: true }).click()
  await page.getByRole('button', { name: fill(t.errors_one, { count: '1' }), exact: true }).click()
  const console = panelOf(page).getByRole('list', { name: t.tabs.console, exact: true })
  const error = console.getByRole('listitem').filter({ hasText: 'missing' })
  await error.getByText('pages/index/index.js:11', { exact: false }).first().waitFor()
  await error.getByText('const count = this.data.missing.count + 1', { exact: false }).waitFor()
  await console.getByText('launched', { exact: false }).first().waitFor()
})

test('the panel shows what a preview keeps, holds and draws, and changes what it keeps', async ({ world }) => {
  const { folder, path } = await develop(world)
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(path)
  await inProgram(page).getByText('Tap', { exact: true }).click()
  await inProgram(page).getByText('You tapped 1 times').waitFor()
  await page.getByRole('button', { name: texts.miniPrograms.menu.open, exact: true }).click()
  await page.getByRole('menuitem', { name: t.title, exact: true }).click()

  await openTab(page, t.tabs.data)
  await panelOf(page).getByText('greeting: "Hello"', { exact: false }).first().waitFor()
  await inProgram(page).getByText('Tap', { exact: true }).click()
  await panelOf(page).getByText('count: 2', { exact: false }).first().waitFor()

  await openTab(page, t.tabs.storage)
  await panelOf(page)
    .getByRole('button', { name: fill(t.storage.edit, { key: 'count' }), exact: true })
    .click()
  const field = panelOf(page).getByRole('textbox', { name: fill(t.storage.value, { key: 'count' }), exact: true })
  const save = panelOf(page).getByRole('button', { name: texts.common.save, exact: true })
  await field.fill('forty')
  await panelOf(page).getByText(t.storage.wrong, { exact: true }).waitFor()
  expect(await save.isDisabled()).toBe(true)
  await field.fill('41')
  await save.click()
  await panelOf(page).getByText('41', { exact: true }).waitFor()
  await page.reload()
  await inProgram(page).getByText('You tapped 41 times').waitFor()

  // It stands open again, and knows the elements of the page.
  await openTab(page, t.tabs.view)
  await panelOf(page)
    .getByRole('button', { name: /button\.button/ })
    .first()
    .click()
  await panelOf(page).getByText('primary', { exact: false }).first().waitFor()
  await panelOf(page).getByText(t.view.box, { exact: true }).waitFor()

  edit(folder, 'pages/index/index.js', 'this.setData({ count })', "console.log('counted', { count, list: [1, 2] })")
  await openTab(page, t.tabs.console)
  await expect
    .poll(async () => {
      await inProgram(page).getByText('Tap', { exact: true }).click()
      return panelOf(page).getByText('counted', { exact: true }).count()
    })
    .toBeGreaterThan(0)
  await panelOf(page)
    .getByText(/list: \[…\]/)
    .first()
    .waitFor()
})

test('what is live has no panel, and none of the scripts that answer one', async ({ world }) => {
  const { folder, path } = await develop(world)
  const said: string[] = []
  const shell = shellOf(world, (line) => said.push(line))
  expect(await runMp(shell, ['open', folder, '--live'])).toBe(0)
  const { pathname } = new URL(said.at(-1) ?? '')
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const menu = async () => {
    await inProgram(page).getByText('Hello', { exact: true }).waitFor()
    await page.getByRole('button', { name: texts.miniPrograms.menu.open, exact: true }).click()
    await page.getByRole('menuitem', { name: texts.miniPrograms.menu.reload, exact: true }).waitFor()
    return page.getByRole('menuitem', { name: t.title, exact: true }).count()
  }
  const inspections = () => asked.filter((url) => /\/chunks\/inspect/.test(url)).length

  await page.goto(pathname)
  expect(await menu()).toBe(0)
  expect(inspections()).toBe(0)
  await page.goto(path)
  expect(await menu()).toBe(1)
  expect(inspections()).toBeGreaterThan(0)
})
