import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataFolder, prepareDataFolder } from './dataFolder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-test-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('makes a folder that is missing', () => {
  const path = join(folder, 'a', 'b')
  prepareDataFolder(path)
  expect(existsSync(path)).toBe(true)
})

test('refuses a path that cannot be a folder', () => {
  const path = join(folder, 'file')
  writeFileSync(path, '')
  expect(() => prepareDataFolder(join(path, 'data'))).toThrow('cannot be written to (ENOTDIR)')
})

test('lets one server in at a time', () => {
  const release = lockDataFolder(folder)
  expect(() => lockDataFolder(folder)).toThrow(`Another Sampan server (process ${process.pid})`)
  release()
  lockDataFolder(folder)()
})

test.each([
  ['a process that is gone', '4194999\nsome boot 12\n'],
  ['a process whose id another one has by now', `${process.pid}\nanother boot 12\n`],
  ['nobody, because it is empty', ''],
])('takes no notice of a lock of %s', (_, contents) => {
  writeFileSync(join(folder, 'server.lock'), contents)
  lockDataFolder(folder)()
  expect(existsSync(join(folder, 'server.lock'))).toBe(false)
})
