import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { SourceRefused, zipTree } from './zip.ts'

const text = (value: string) => new TextEncoder().encode(value)
const app = text('{"pages":["pages/a"]}')

function refusal(archive: Uint8Array, limits = {}): string {
  try {
    zipTree(archive, 'demo', limits)
  } catch (error) {
    if (error instanceof SourceRefused) return error.message
    throw error
  }
  return 'taken'
}

/** Changes bytes of the one entry in the central directory. */
function tampered(archive: Uint8Array, change: (view: DataView, entry: number) => void): Uint8Array {
  const copy = archive.slice()
  const view = new DataView(copy.buffer)
  let entry = 0
  while (view.getUint32(entry, true) !== 0x02014b50) entry += 1
  change(view, entry)
  return copy
}

describe('zipTree', () => {
  it('reads packed and plain files, without the folder that holds all', () => {
    const archive = zipSync({
      'shop/app.json': app,
      'shop/a/b.png': [text('png'), { level: 0 }],
      '__MACOSX/x': text(''),
    })
    const tree = zipTree(archive, 'shop')
    expect([...tree.paths()].sort()).toEqual(['a/b.png', 'app.json'])
    expect(tree.read('app.json')?.text).toBe('{"pages":["pages/a"]}')
  })

  it.each(['../app.json', '/app.json', 'a/../../b', 'a\\b', 'C:/x', 'a//b', './a', 'a\u0000b'])(
    'refuses the path %j',
    (path) => {
      expect(refusal(zipSync({ [path]: app }))).toMatch(/path that is not allowed/)
    },
  )

  it('refuses links', () => {
    const archive = tampered(zipSync({ 'a.js': app }), (view, entry) =>
      view.setUint32(entry + 38, 0o120777 << 16, true),
    )
    expect(refusal(archive)).toBe('a.js is a link. Archives hold files alone.')
  })

  it('refuses encrypted files', () => {
    const archive = tampered(zipSync({ 'a.js': app }), (view, entry) => view.setUint16(entry + 8, 1, true))
    expect(refusal(archive)).toMatch(/encrypted/)
  })

  it('refuses what says that it is larger than allowed, and what is larger than it says', () => {
    const zeros = zipSync({ 'a.bin': new Uint8Array(2_000_000) })
    expect(refusal(zeros, { fileBytesMax: 1_000_000 })).toBe('a.bin is larger than 0 MB.')
    expect(refusal(zeros, { bytesMax: 1_000_000 })).toMatch(/^Unpacked, the archive is larger/)
    const lying = tampered(zeros, (view, entry) => view.setUint32(entry + 24, 1000, true))
    expect(refusal(lying)).toMatch(/larger than the archive says/)
  })

  it('refuses files that share their bytes', () => {
    const archive = tampered(zipSync({ 'a.bin': new Uint8Array(1000) }), (view, entry) =>
      view.setUint32(entry + 20, 1_000_000, true),
    )
    expect(refusal(archive)).toBe('The archive is damaged. Pack it again.')
  })

  it('refuses too many files, a broken sum and what is no archive', () => {
    expect(refusal(zipSync({ a: app, b: app, c: app }), { filesMax: 2 })).toBe('The archive holds more than 2 files.')
    const changed = tampered(zipSync({ 'a.js': app }), (view, entry) => view.setUint32(entry + 16, 1, true))
    expect(refusal(changed)).toMatch(/not what the archive says/)
    expect(refusal(text('no archive at all, but long enough'))).toBe('This is no ZIP archive.')
    expect(refusal(new Uint8Array())).toBe('This is no ZIP archive.')
  })
})
