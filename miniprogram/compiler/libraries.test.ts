import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderTree } from './source/folder.ts'
import type { SourceTree } from './source/tree.ts'
import { MemoryTree } from './source/tree.ts'
import { compiled, load } from './testing/run.ts'

const resolve = createRequire(import.meta.url).resolve

/** The folder of an installed package; null where there is none. */
function packageFolder(name: string): string | null {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    if (existsSync(join(folder, name, 'package.json'))) return join(folder, name)
  }
  return null
}

/** A program whose one page uses every component of a package. */
function gallery(name: string, sources: string, markup: 'wxml' | 'axml', prefix: string) {
  const folder = packageFolder(name)
  if (folder === null) throw new Error(`${name} is not installed: npm install`)
  const root = join(folder, sources)
  const using: Record<string, string> = {}
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json') || JSON.parse(readFileSync(join(root, file), 'utf8')).component !== true) continue
    const path = file.slice(0, -'.json'.length)
    using[`x-${path.replaceAll('/', '-').toLowerCase()}`] = `${name}/${prefix}${path}`
  }
  const tags = Object.keys(using)
  const tree = new MemoryTree('gallery', {
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({})',
    'pages/a/a.json': JSON.stringify({ usingComponents: using }),
    'pages/a/a.js': 'Page({})',
    [`pages/a/a.${markup}`]: tags.map((tag) => `<${tag} />`).join('\n'),
  })
  const packages = new Map<string, SourceTree | null>()
  tree.packageTree = (wanted) => {
    const known = packages.get(wanted)
    if (known !== undefined) return known
    const found = packageFolder(wanted)
    const opened = found === null ? null : folderTree(found, { packagesAbove: true })
    packages.set(wanted, opened)
    return opened
  }
  return { tree, tags }
}

describe('components from npm, as they are published', () => {
  it.each([
    ['tdesign-miniprogram', 'miniprogram_dist', 'wxml', '', 100],
    ['@vant/weapp', 'lib', 'wxml', '', 70],
    ['weui-miniprogram', 'miniprogram_dist', 'wxml', '', 20],
    ['antd-mini', 'compiled/wechat/src', 'wxml', '', 95],
    ['antd-mini', 'es', 'axml', 'es/', 95],
  ] as const)(
    'every one of %s (%s) compiles',
    async (name, sources, markup, prefix, atLeast) => {
      const { tree, tags } = gallery(name, sources, markup, prefix)
      expect(tags.length).toBeGreaterThanOrEqual(atLeast)
      const bundle = await compiled(tree, { packageBytesMax: 10_000_000, supported: null })
      // What these packages need beside themselves is for the author to install.
      expect(bundle.diagnostics.filter((one) => one.code !== 'module.missing')).toEqual([])
      const loader = load(bundle, 'pages/a/a')
      expect(Object.keys(loader.component('pages/a/a')?.config.usingComponents ?? {})).toEqual(tags)
      // Every template is one that a Worker can make, with all the WXS that it names.
      const made = loader.componentPaths().filter((path) => loader.template(path)?.content !== undefined)
      expect(made.length).toBeGreaterThanOrEqual(tags.length)
      const { sheets } = bundle.styles('_mp/pages/a/a.css.json')
      const css = Object.values(sheets).join('\n')
      expect(css).not.toMatch(/\drpx|@import/)
      expect(css.length).toBeGreaterThan(10_000)
    },
    120_000,
  )
})

describe('folderTree', () => {
  it('reads a package as npm has it', () => {
    const tree = folderTree(dirname(resolve('tdesign-miniprogram/package.json')))
    expect(tree.has('package.json')).toBe(true)
    expect(tree.read('../@vant/weapp/package.json')).toBeNull()
    expect(tree.read('package.json')).toBe(tree.read('package.json'))
  })
})
