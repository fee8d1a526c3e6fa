import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { addBuild, buildsHeldMax, listBuilds } from './held.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const build = (number: number) => ({
  files: new Map([['chunks/more.js', { mediaType: 'text/javascript', text: `of build ${number}` }]]),
  policy: `policy ${number}`,
  hash: String(number).padStart(16, '0'),
})

test('a folder holds the newest builds, each whole, and lets the oldest go', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sampan-runtime-'))
  folders.push(folder)
  expect(listBuilds(folder)).toEqual([])
  for (let number = 1; number <= buildsHeldMax + 1; number += 1) addBuild(folder, build(number))
  const names = Array.from({ length: buildsHeldMax }, (_, index) => build(buildsHeldMax + 1 - index).hash)
  expect(listBuilds(folder)).toEqual(names)
  for (const name of names) {
    expect(readFileSync(join(folder, name, 'chunks', 'more.js'), 'utf8')).toBe(`of build ${Number(name)}`)
  }
  expect(existsSync(join(folder, build(1).hash))).toBe(false)
  // One that was there before is the newest again.
  addBuild(folder, build(3))
  expect(listBuilds(folder)[0]).toBe(build(3).hash)
  expect(listBuilds(folder)).toHaveLength(buildsHeldMax)
})
