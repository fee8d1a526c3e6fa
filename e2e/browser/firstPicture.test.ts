/** The picture of the last screen, which stands before the app does. */
import type { OnBoard } from '@sampan/testkit/browser/device.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'

const KEY = 'sampan.picture'
const app = /\/assets\/index-[\w-]+\.js$/
const held = 'the app is held back'

interface Node {
  nodeValue: string
  attributes?: string[]
  children?: Node[]
  shadowRoots?: Node[]
}

const allOf = (node: Node): Node[] => [node, ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(allOf)]
const has = ({ attributes = [] }: Node, name: string, value: string): boolean =>
  attributes.some((each, index) => index % 2 === 0 && each === name && attributes[index + 1] === value)

/** What the picture says, which is closed to pages; undefined where none is drawn. */
async function seen({ page, context }: OnBoard): Promise<string | undefined> {
  const devtools = await context.newCDPSession(page)
  const { root } = await devtools.send('DOM.getDocument', { depth: -1, pierce: true })
  await devtools.detach()
  const picture = allOf(root).find((node) => has(node, 'id', 'picture') && has(node, 'data-drawn', ''))
  return (
    picture &&
    allOf(picture)
      .map(({ nodeValue }) => nodeValue)
      .join(' ')
  )
}

const kept = ({ page }: OnBoard): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), KEY)

test('the last screen stands before the app does, and nothing stays of what was taken back', async ({ world }) => {
  world.tolerate(/ERR_FAILED/, held)
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).send('The ferry leaves at ten')
  await mei.chat(omar).send('From the old pier')
  await expect.poll(() => kept(mei), { timeout: 30_000 }).toContain('From the old pier')

  await mei.page.route(app, (route) => route.abort())
  await mei.page.reload()
  await expect.poll(() => seen(mei), { timeout: 30_000 }).toContain('The ferry leaves at ten')
  // To hands, to readers and to tests it is not there.
  expect(await mei.page.getByText('The ferry leaves at ten').count()).toBe(0)
  expect(await mei.page.evaluate(() => document.querySelector<HTMLElement>('#picture')?.inert)).toBe(true)
  // Another screen has none.
  await mei.page.goto('/contacts')
  expect(await seen(mei)).toBe(undefined)

  await mei.page.unroute(app)
  await mei.page.goBack()
  await mei.page.reload()
  await mei.chat(omar).sees('From the old pier')
  await expect.poll(() => mei.page.locator('#picture').count(), { timeout: 30_000 }).toBe(0)

  await (await mei.chat(omar).sees('From the old pier')).choose('recall')
  await mei.chat(omar).seesNot('From the old pier')
  await expect.poll(() => kept(mei), { timeout: 30_000 }).toContain('The ferry leaves at ten')
  expect(await kept(mei)).not.toContain('From the old pier')

  await mei.goTo('me')
  await mei.me.signOut()
  await expect.poll(() => kept(mei), { timeout: 30_000 }).toBe(null)
})

test('a picture that was tampered with draws nothing that acts', async ({ world }) => {
  world.tolerate(/ERR_FAILED/, held)
  const [mei, omar] = await world.friends('Mei', 'Omar')
  await mei.chat(omar).send('The ferry leaves at ten')
  await expect.poll(() => kept(mei), { timeout: 30_000 }).toContain('The ferry leaves at ten')
  await mei.page.route(app, (route) => route.abort())

  const draws = async (parts: unknown[]) => {
    await mei.page.evaluate(
      ([key, changed]) => {
        const picture = JSON.parse(localStorage.getItem(key) ?? '{}')
        localStorage.setItem(key, JSON.stringify({ ...picture, parts: changed }))
      },
      [KEY, parts] as const,
    )
    await mei.page.reload()
  }
  await draws([['p', { onclick: 'alert(1)', href: 'javascript:alert(1)', class: 'x' }, ['Harmless']]])
  await expect.poll(() => seen(mei), { timeout: 30_000 }).toContain('Harmless')
  const devtools = await mei.context.newCDPSession(mei.page)
  const { root } = await devtools.send('DOM.getDocument', { depth: -1, pierce: true })
  const shown = allOf(root).find((node) => has(node, 'class', 'x'))
  expect(shown?.attributes?.filter((_, index) => index % 2 === 0)).toEqual(['class', 'style'])

  for (const part of [['script', {}, ['alert(1)']], ['iframe', { src: '/' }, []], ['style', {}, ['* {}']], [], 7]) {
    await draws([part])
    expect(await mei.page.locator('#picture').count(), JSON.stringify(part)).toBe(0)
  }
})
