import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

// Programs in React and in Vue, made for WeChat by the published tools of their frameworks, as those tools leave them.
// `node tools/frameworks.ts` makes them in the folder that SAMPAN_MP_FRAMEWORKS names; without it they are not run.

const folder = process.env.SAMPAN_MP_FRAMEWORKS ?? ''
const stages = useStages()

describe.skipIf(folder === '').each([
  { name: 'React, by Taro', built: 'taro-notes', note: 'pages/note/index' },
  { name: 'Vue, by uni-app', built: 'uni-notes/dist/build/mp-weixin', note: 'pages/note/note' },
])('$name', ({ built, note }) => {
  const open = async (path = '') => {
    const answer = (url: string) => (url === 'https://weather.example/today.json' ? { words: 'mild' } : undefined)
    const stage = await stages.open(join(resolve(folder), built), {}, { answer })
    return { stage, frame: await stage.open({ path, language: 'en', withDoors: true }) }
  }

  test('a list is searched, a note of it read, kept and removed', async () => {
    const { stage, frame } = await open()
    await expect.poll(() => frame.locator('#count').textContent()).toBe('2 of 2')
    await frame.locator('#search input').fill('oar')
    await expect.poll(() => frame.locator('#count').textContent()).toBe('1 of 2')
    await frame.locator('#search input').fill('')
    await frame.getByText('An oar').click()
    await expect.poll(() => frame.locator('#kept').textContent()).toBe('not kept')
    await frame.locator('#keep').click()
    await expect.poll(() => frame.locator('#kept').textContent()).toBe('kept')
    expect(
      (
        await stage.page.evaluate(() => [
          ...(globalThis as unknown as { stage: { storage: Map<string, string> } }).stage.storage.values(),
        ])
      ).join(),
    ).toContain('"isKept":true')
    await frame.locator('#remove').click()
    await frame.getByText('Remove it?').waitFor()
    await frame.getByRole('button', { name: 'OK' }).click()
    await expect.poll(() => frame.locator('#count').textContent()).toBe('1 of 1')
    expect(await stage.errors()).toEqual([])
  })

  test('a note is written in a form', async () => {
    const { stage, frame } = await open()
    await frame.locator('#new').click()
    await frame.locator('#submit').click()
    await frame.locator('#fault').waitFor()
    await frame.locator('#title input').fill('A rope')
    await expect.poll(() => frame.locator('#fault').count()).toBe(0)
    await frame.locator('#text textarea').fill('It holds.')
    await frame.locator('#green').click()
    await frame.locator('#kind').click()
    await frame.getByRole('spinbutton').press('ArrowDown')
    await frame.getByRole('button', { name: 'OK' }).click()
    await expect.poll(() => frame.locator('#kind').textContent()).toContain('Rivers')
    await frame.locator('#submit').click()
    await expect.poll(() => frame.locator('#count').textContent()).toBe('3 of 3')
    await frame.getByText('Rivers, green: It holds.').waitFor()
    expect(await stage.errors()).toEqual([])
  })

  test('tabs, measures and requests', async () => {
    const { stage, frame } = await open()
    await frame.getByText('About', { exact: true }).click()
    await expect.poll(() => frame.locator('#width').textContent()).toBe('390')
    await frame.locator('#ask').click()
    await expect.poll(() => frame.locator('#weather').textContent()).toBe('mild')
    expect(await stage.errors()).toEqual([])
  })

  test('a page is opened by its address', async () => {
    const { stage } = await open()
    const frame = await stage.open({ path: note, query: { id: '1' }, language: 'en' })
    await expect.poll(() => frame.locator('#title').textContent()).toBe('A flat boat')
    expect(await stage.errors()).toEqual([])
  })
})
