import { describe, expect, it } from 'vitest'
import { compile } from './compiler.ts'
import { memoryTree } from './source/tree.ts'
import { compiled, load } from './testing/run.ts'

const files = {
  'project.config.json': '{"appid":"wx1","miniprogramRoot":"miniprogram/","pluginRoot":"plugin/"}',
  'miniprogram/app.json': JSON.stringify({
    pages: ['pages/a'],
    usingComponents: { own: '/own' },
    plugins: { tea: { version: 'dev', provider: 'wx2' } },
  }),
  'miniprogram/app.js': 'App({})',
  'miniprogram/own.json': '{"component":true}',
  'miniprogram/own.wxml': 'own',
  'miniprogram/own.js': 'Component({})',
  'miniprogram/pages/a.json': '{"usingComponents":{"leaf":"plugin://tea/leaf"}}',
  'miniprogram/pages/a.wxml': '<leaf/><own/>',
  'miniprogram/pages/a.js': 'exports.kind = requirePlugin("tea").kind; Page({})',
  'plugin/plugin.json': JSON.stringify({
    publicComponents: { leaf: 'components/leaf' },
    pages: { shop: 'pages/shop' },
    main: 'index.js',
  }),
  'plugin/index.js': 'exports.kind = require("/words.js").green',
  'plugin/words.js': 'exports.green = "green"',
  'plugin/components/leaf.json': '{"component":true,"usingComponents":{"vein":"/components/vein"}}',
  'plugin/components/leaf.wxml': '<vein/><image src="/leaf.png"/>',
  'plugin/components/leaf.wxss': '.a { background: url(/leaf.png) }',
  'plugin/components/leaf.js': 'Component({})',
  'plugin/components/vein.json': '{"component":true}',
  'plugin/components/vein.wxml': '<own/>',
  'plugin/components/vein.js': 'Component({})',
  'plugin/pages/shop.wxml': '<view>shop</view>',
  'plugin/pages/shop.js': 'Page({})',
  'plugin/leaf.png': 'png',
}
const tree = (changed: Record<string, string> = {}) => memoryTree('plugins', { ...files, ...changed })
const told = async (changed: Record<string, string>) => {
  const { manifest, diagnostics } = await compile(tree(changed))
  return {
    isMade: manifest !== null,
    said: diagnostics.map(({ code, file, line, column }) => [code, file, line, column]),
  }
}

describe('a plugin whose source lies in the project', () => {
  it('gives components, pages and what it exports, with paths of its own', async () => {
    const bundle = await compiled(tree())
    expect(bundle.diagnostics).toEqual([
      // The program's components are not a plugin's.
      expect.objectContaining({ code: 'component.missing', file: 'plugin/components/vein.wxml', line: 1 }),
    ])
    const { manifest } = bundle
    expect(manifest.plugins).toEqual({
      pages: { 'plugin://tea/shop': '__plugin__/tea/pages/shop' },
      mains: { tea: '__plugin__/tea/index.js' },
    })
    expect(manifest.app.entryPage).toBe('pages/a')
    expect(Object.keys(manifest.pages)).toEqual(['pages/a', '__plugin__/tea/pages/shop'])
    expect(Object.keys(manifest.files)).toContain('__plugin__/tea/leaf.png')
    const all = [...bundle.files.keys()]
      .filter((path) => /\.(js|css\.json)$/.test(path))
      .map((path) => bundle.text(path))
    expect(all.join('\n')).toContain('mp-file:__plugin__/tea/leaf.png')
    expect(all.join('\n')).toContain('/__plugin__/tea/leaf.png')
    const loader = load(bundle, 'pages/a')
    expect(loader.component('pages/a')?.config.usingComponents).toMatchObject({
      leaf: '/__plugin__/tea/components/leaf',
      own: '/own',
    })
    expect(loader.component('__plugin__/tea/components/leaf')?.config.usingComponents).toEqual({
      vein: '/__plugin__/tea/components/vein',
    })
    expect(loader.require('__plugin__/tea/index.js')).toEqual({ kind: 'green' })
  })

  it('is told of where it stands in the project', async () => {
    expect(await told({ 'plugin/index.js': 'exports.kind = {' })).toMatchObject({
      isMade: false,
      said: expect.arrayContaining([['script.syntax', 'plugin/index.js', 1, expect.any(Number)]]),
    })
    expect(await told({ 'plugin/plugin.json': '{' })).toMatchObject({
      isMade: false,
      said: expect.arrayContaining([['json.syntax', 'plugin/plugin.json', 1, 2]]),
    })
  })

  it('may lie within the program, and is no part of its own files then', async () => {
    const inside = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [
        path.replace('miniprogram/', ''),
        text.replace('"miniprogram/"', '""'),
      ]),
    )
    const { manifest } = await compile(memoryTree('plugins', inside))
    expect(manifest?.plugins?.mains).toEqual({ tea: '__plugin__/tea/index.js' })
    expect(Object.keys(manifest?.files ?? {}).filter((path) => path.startsWith('plugin/'))).toEqual([])
  })
})

describe('a plugin that is not there', () => {
  const declared = (plugins: object) => JSON.stringify({ pages: ['pages/a'], plugins })

  it('is an error where app.json names it', async () => {
    const app = declared({ tea: { version: '1.0.0', provider: 'wx2' } })
    for (const config of [
      '{"appid":"wx1","miniprogramRoot":"miniprogram/"}',
      '{"miniprogramRoot":"miniprogram/","pluginRoot":"no"}',
    ]) {
      const { isMade, said } = await told({ 'project.config.json': config, 'miniprogram/app.json': app })
      expect(isMade).toBe(false)
      expect(said).toContainEqual(['plugin.missing', 'app.json', 1, app.indexOf('"tea"') + 1])
    }
  })

  it('is told from one that is, and so is a component that it does not give', async () => {
    const app = declared({ far: { version: '1.0.0' }, tea: { version: 'dev' } })
    const json = '{"usingComponents":{"leaf":"plugin://tea/none"}}'
    const { isMade, said } = await told({ 'miniprogram/app.json': app, 'miniprogram/pages/a.json': json })
    expect(isMade).toBe(false)
    expect(said.filter(([code]) => code === 'plugin.missing')).toEqual([
      ['plugin.missing', 'app.json', 1, app.indexOf('"far"') + 1],
    ])
    expect(said).toContainEqual(['component.plugin', 'pages/a.json', 1, json.indexOf('"plugin:') + 1])
  })
})
