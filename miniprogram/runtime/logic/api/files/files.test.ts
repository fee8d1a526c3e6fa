import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { ApiContext, StartFile } from '../define.ts'
import { wrap } from '../wrap.ts'
import { fileFamily } from './index.ts'

interface Manager {
  [name: string]: (...given: unknown[]) => unknown
}

const isManager = (value: unknown): value is Manager => typeof value === 'object' && value !== null

/** Blobs are read at once only in Workers: here by what was put into them. */
class KnownReader {
  readAsArrayBuffer(blob: Blob): ArrayBuffer {
    const known = contents.get(blob)
    if (!known) throw new Error('unknown blob')
    return known
  }
}
const contents = new WeakMap<Blob, ArrayBuffer>()
function known(text: string): Blob {
  const bytes = new TextEncoder().encode(text)
  const blob = new Blob([bytes])
  contents.set(blob, bytes.buffer)
  return blob
}
Reflect.set(globalThis, 'FileReaderSync', KnownReader)

function begin(files: StartFile[] = [], bundle: Record<string, string> = {}) {
  const told: { name: string; args: unknown }[] = []
  let seed = 1
  const context = {
    callHost: async (name: string, args: unknown) => {
      told.push({ name, args })
      const source = typeof args === 'object' && args !== null && 'source' in args ? String(args.source) : ''
      if (name === 'files.load' && bundle[source] !== undefined) return known(bundle[source])
      if (name === 'files.load') throw { errMsg: 'fail file not found', errno: null }
      return {}
    },
    onHost: () => () => {},
    askView: async () => null,
    findNode: () => null,
    invokeNode: async () => null,
    snapshot: { files },
    now: () => 0,
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    },
  }
  // What files do not use of a context is not there.
  const family = fileFamily(context as unknown as ApiContext)
  const { getFileSystemManager } = family.direct
  const fs: unknown = typeof getFileSystemManager === 'function' ? getFileSystemManager() : null
  if (!isManager(fs)) throw new Error('no manager')
  const call = (name: string, args: unknown) => {
    const act = family.asynchronous[name]
    if (!act) throw new Error(name)
    return wrap(name, act)(args)
  }
  return { fs, call, told }
}

const failed = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : error
  }
  return null
}

test('writes, reads, appends and lists within the program’s folder, at once', () => {
  const { fs, told } = begin()
  fs.writeFileSync?.('wxfile://usr/a.txt', 'Grüße', 'utf8')
  fs.appendFileSync?.('wxfile://usr/a.txt', '!', 'utf8')
  expect(fs.readFileSync?.('wxfile://usr/a.txt', 'utf8')).toBe('Grüße!')
  expect(fs.readFileSync?.('http://usr/a.txt', 'base64')).toBe(Buffer.from('Grüße!').toString('base64'))
  expect(fs.readFileSync?.('wxfile://usr/a.txt', 'utf8', 0, 2)).toBe('Gr')
  fs.mkdirSync?.('wxfile://usr/b/c', true)
  fs.writeFileSync?.('wxfile://usr/b/c/d.bin', new Uint8Array([1, 2, 3]).buffer)
  expect(fs.readdirSync?.('wxfile://usr')).toEqual(['a.txt', 'b'])
  expect(fs.statSync?.('wxfile://usr/b/c/d.bin')).toMatchObject({ size: 3 })
  expect(told.map(({ name, args }) => [name, Reflect.get(Object(args), 'path')])).toEqual([
    ['files.put', 'wxfile://usr/a.txt'],
    ['files.put', 'wxfile://usr/a.txt'],
    ['files.put', 'wxfile://usr/b/'],
    ['files.put', 'wxfile://usr/b/c/'],
    ['files.put', 'wxfile://usr/b/c/d.bin'],
  ])
})

test('fails in WeChat’s words', () => {
  const { fs } = begin()
  expect(failed(() => fs.readFileSync?.('wxfile://usr/none.txt'))).toBe(
    'readFileSync:fail no such file or directory, open wxfile://usr/none.txt',
  )
  expect(failed(() => fs.accessSync?.('wxfile://usr/none'))).toBe(
    'accessSync:fail no such file or directory, access wxfile://usr/none',
  )
  expect(failed(() => fs.writeFileSync?.('wxfile://tmp_1.txt', 'x'))).toContain('permission denied')
  expect(failed(() => fs.writeFileSync?.('wxfile://usr/../../etc/passwd', 'x'))).toContain('permission denied')
  expect(failed(() => fs.writeFileSync?.('wxfile://other/a', 'x'))).toContain('permission denied')
  expect(failed(() => fs.writeFileSync?.('app.js', 'x'))).toContain('permission denied')
  fs.mkdirSync?.('wxfile://usr/full/inner', true)
  expect(failed(() => fs.rmdirSync?.('wxfile://usr/full'))).toBe('rmdirSync:fail directory not empty')
  expect(failed(() => fs.mkdirSync?.('wxfile://usr/full'))).toBe('mkdirSync:fail file already exists wxfile://usr/full')
  expect(failed(() => fs.writeFileSync?.('wxfile://usr/full', 'x'))).toContain('illegal operation on a directory')
  expect(failed(() => fs.writeFileSync?.('wxfile://usr/big', new ArrayBuffer(21 * 1024 * 1024)))).toBe(
    'writeFileSync:fail the maximum size of the file storage limit is exceeded',
  )
  fs.rmdirSync?.('wxfile://usr/full', true)
  expect(failed(() => fs.accessSync?.('wxfile://usr/full/inner'))).toContain('no such file')
})

test('reads what was kept before, and files of the bundle when they were not read before', async () => {
  const start = { path: 'wxfile://usr/deep/note.txt', blob: known('kept'), changedAt: 5 }
  const { fs } = begin([start], { 'data/city.json': '{"a":1}' })
  expect(fs.readFileSync?.('wxfile://usr/deep/note.txt', 'utf-8')).toBe('kept')
  expect(fs.readdirSync?.('wxfile://usr/deep/')).toEqual(['note.txt'])
  expect(failed(() => fs.readFileSync?.('/data/city.json', 'utf8'))).toContain('no such file')
  await expect(fs.readFile?.({ filePath: '/data/city.json', encoding: 'utf8' })).resolves.toEqual({
    errMsg: 'readFile:ok',
    data: '{"a":1}',
  })
  expect(fs.readFileSync?.('data/city.json', 'utf8')).toBe('{"a":1}')
  await expect(fs.readFile?.({ filePath: 'data/none.json' })).rejects.toMatchObject({
    errMsg: 'readFile:fail no such file or directory, open data/none.json',
    errno: 1300002,
  })
})

test('moves folders, saves files and forgets them', async () => {
  const { fs, call } = begin([{ path: 'wxfile://tmp_1.png', blob: known('picture'), changedAt: 1 }])
  const saved: unknown = await call('saveFile', { tempFilePath: 'wxfile://tmp_1.png' })
  const path = String(Reflect.get(Object(saved), 'savedFilePath'))
  expect(path).toMatch(/^wxfile:\/\/store_[0-9a-f]{24}\.png$/)
  await expect(call('getSavedFileList', {})).resolves.toMatchObject({ fileList: [{ filePath: path, size: 7 }] })
  await expect(call('saveFile', { tempFilePath: 'wxfile://tmp_1.png' })).rejects.toMatchObject({
    errMsg: 'saveFile:fail tempFilePath file not exist',
  })
  await call('removeSavedFile', { filePath: path })
  await expect(call('getSavedFileList', {})).resolves.toMatchObject({ fileList: [] })

  fs.mkdirSync?.('wxfile://usr/one')
  fs.writeFileSync?.('wxfile://usr/one/a', 'a')
  fs.renameSync?.('wxfile://usr/one', 'wxfile://usr/two')
  expect(fs.readdirSync?.('wxfile://usr')).toEqual(['two'])
  expect(fs.readFileSync?.('wxfile://usr/two/a', 'ascii')).toBe('a')
})

test('reads and writes by descriptor', () => {
  const { fs } = begin()
  const fd = fs.openSync?.({ filePath: 'wxfile://usr/f', flag: 'w+' })
  expect(fs.writeSync?.({ fd, data: 'hello' })).toEqual({ bytesWritten: 5 })
  const arrayBuffer = new ArrayBuffer(4)
  expect(fs.readSync?.({ fd, arrayBuffer, position: 1 })).toMatchObject({ bytesRead: 4 })
  expect(new TextDecoder().decode(arrayBuffer)).toBe('ello')
  fs.closeSync?.({ fd })
  expect(failed(() => fs.readSync?.({ fd, arrayBuffer }))).toBe('readSync:fail bad file descriptor')
  expect(failed(() => fs.openSync?.({ filePath: 'wxfile://usr/f', flag: 'wx' }))).toContain('already exists')
})

test('unpacks archives, and none that lies about its size or leads out of its folder', async () => {
  const { fs } = begin()
  fs.writeFileSync?.('wxfile://usr/a.zip', zip('in/b.txt', 'hello hello hello'))
  await fs.unzip?.({ zipFilePath: 'wxfile://usr/a.zip', targetPath: 'wxfile://usr/out' })
  expect(fs.readFileSync?.('wxfile://usr/out/in/b.txt', 'utf8')).toBe('hello hello hello')
  fs.writeFileSync?.('wxfile://usr/lie.zip', zip('b.txt', 'hello hello hello', 3))
  await expect(
    fs.unzip?.({ zipFilePath: 'wxfile://usr/lie.zip', targetPath: 'wxfile://usr/out' }),
  ).rejects.toMatchObject({
    errMsg: 'unzip:fail unzip entry fail',
  })
  fs.writeFileSync?.('wxfile://usr/out.zip', zip('../../x.txt', 'x'))
  await expect(
    fs.unzip?.({ zipFilePath: 'wxfile://usr/out.zip', targetPath: 'wxfile://usr/out' }),
  ).rejects.toMatchObject({
    errMsg: expect.stringContaining('fail'),
  })
})

function zip(name: string, text: string, claimed = text.length): ArrayBuffer {
  const packed = deflateRawSync(text)
  const label = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(label.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(label.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + label.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, label, packed, central, label, end])).buffer
}
