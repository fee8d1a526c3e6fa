import { expect, test } from 'vitest'
import { CallRefusal } from '../refusal.ts'
import type { KeptFile, KeptFiles } from './keptFiles.ts'
import { createProgramFiles, keptBytesMax } from './programFiles.ts'

function inMemory(start: KeptFile[] = []) {
  const rows = new Map(start.map((file) => [file.path, file]))
  const kept: KeptFiles = {
    all: async () => [...rows.values()],
    put: async (file) => void rows.set(file.path, file),
    remove: async (path) => void rows.delete(path),
    clear: async () => rows.clear(),
  }
  return { rows, kept }
}

function begin(start: KeptFile[] = []) {
  const { rows, kept } = inMemory(start)
  const added: string[] = []
  let made = 0
  const files = createProgramFiles({
    kept,
    onAdded: ({ path }) => added.push(path),
    nowMs: () => 5_000,
    makeId: () => {
      made += 1
      return `0000-${made}`
    },
  })
  return { files, rows, added }
}

test('keeps what is of the program’s folder, and temporary files only in memory', async () => {
  const { files, rows, added } = begin()
  await files.put('wxfile://usr/a.txt', new Blob(['a']))
  await files.put('wxfile://store_1.png', new Blob(['b']))
  await files.put('wxfile://tmp_1.png', new Blob(['c']))
  expect([...rows.keys()]).toEqual(['wxfile://usr/a.txt', 'wxfile://store_1.png'])
  expect(await (await files.read('wxfile://tmp_1.png')).text()).toBe('c')
  expect(await files.addTemporary(new Blob(['d']), 'photo.JPG')).toBe('wxfile://tmp_00001.jpg')
  expect(added).toEqual(['wxfile://tmp_00001.jpg'])
  expect((await files.kept()).map(({ path, changedAt }) => [path, changedAt])).toEqual([
    ['wxfile://usr/a.txt', 5],
    ['wxfile://store_1.png', 5],
  ])
  await files.remove('wxfile://usr/a.txt')
  expect([...rows.keys()]).toEqual(['wxfile://store_1.png'])
})

test('refuses every path that is not one of its own', async () => {
  const { files, rows } = begin()
  for (const path of [
    'wxfile://other/a',
    'wxfile://usr',
    'wxfile://usr/../x',
    'wxfile://usr/a/../../b',
    'file:///etc/passwd',
    'app.js',
    '',
    `wxfile://usr/${'a'.repeat(2_000)}`,
  ]) {
    await expect(files.put(path, new Blob(['x'])), path).rejects.toBeInstanceOf(CallRefusal)
  }
  expect(rows.size).toBe(0)
})

test('holds the limit for all that is kept, what was kept before included', async () => {
  const large = new Blob([new Uint8Array(keptBytesMax - 10)])
  const { files } = begin([{ path: 'wxfile://usr/large', blob: large, changedAt: 1 }])
  await files.put('wxfile://usr/small', new Blob(['0123456789']))
  await expect(files.put('wxfile://usr/more', new Blob(['0']))).rejects.toMatchObject({ errno: 1300202 })
  // In place of what was there before, it fits.
  await files.put('wxfile://usr/large', new Blob(['x']))
  await files.put('wxfile://usr/more', new Blob(['0']))
})

test('waits a moment for a file that is on its way, and then says that there is none', async () => {
  const { files } = begin()
  const reading = files.read('wxfile://tmp_late.png')
  await files.put('wxfile://tmp_late.png', new Blob(['late']))
  expect(await (await reading).text()).toBe('late')
  await expect(files.read('wxfile://tmp_never.png')).rejects.toMatchObject({
    reason: 'file not found: wxfile://tmp_never.png',
  })
})
