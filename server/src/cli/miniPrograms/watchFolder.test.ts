import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changesBelow } from './watchFolder.ts'

let folder: string
let stopping: AbortController
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-watch-'))
  stopping = new AbortController()
})
afterEach(() => {
  stopping.abort()
  rmSync(folder, { recursive: true, force: true })
})

const write = (path: string, text = '') => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test('a change, a new folder with files and what an editor puts in place are heard; packages are not', async () => {
  write('pages/index.wxml', 'a')
  write('node_modules/tea/index.js', 'a')
  let heard = 0
  const following = (async () => {
    for await (const _change of changesBelow(folder, stopping.signal)) heard += 1
  })()
  const isHeardAfter = async (act: () => void) => {
    const before = heard
    act()
    await expect.poll(() => heard, { timeout: 20_000 }).toBeGreaterThan(before)
  }
  await isHeardAfter(() => write('pages/index.wxml', 'b'))
  await isHeardAfter(() => write('sub/deep/page.wxml', 'a'))
  await isHeardAfter(() => write('sub/deep/page.wxml', 'b'))
  await isHeardAfter(() => {
    write('pages/.index.wxml.swp', 'c')
    renameSync(join(folder, 'pages/.index.wxml.swp'), join(folder, 'pages/index.wxml'))
  })
  await isHeardAfter(() => rmSync(join(folder, 'sub'), { recursive: true }))
  // The next thing heard is what comes after it.
  const before = heard
  write('node_modules/tea/index.js', 'b')
  await isHeardAfter(() => write('pages/index.wxml', 'd'))
  expect(heard - before).toBeLessThanOrEqual(2)
  stopping.abort()
  await following
})
