import { AnyMap, originalPositionFor } from '@jridgewell/trace-mapping'
import { describe, expect, it } from 'vitest'
import { Compiler, compile } from './compiler.ts'
import { hostNames } from './hostNames.ts'
import { MemoryTree } from './source/tree.ts'
import { compiled, load, program } from './testing/run.ts'

/** Where a word of the bundle's file comes from. */
function originOf(bundle: { text(path: string): string }, path: string, word: string) {
  const text = bundle.text(path)
  const offset = text.indexOf(word)
  expect(offset).toBeGreaterThanOrEqual(0)
  const line = text.slice(0, offset).split('\n').length
  const column = offset - text.lastIndexOf('\n', offset) - 1
  const {
    source,
    line: originalLine,
    column: originalColumn,
  } = originalPositionFor(new AnyMap(JSON.parse(bundle.text(`${path}.map`)), null), { line, column })
  return { source, line: originalLine, column: originalColumn }
}

async function said(files: Record<string, string | Uint8Array>, options = {}) {
  const { diagnostics } = await compile(program(files), options)
  return diagnostics.map((one) => [one.severity, one.code, one.file, one.line, one.column])
}

describe('what a program says of itself', () => {
  it('becomes the manifest', async () => {
    const { manifest } = await compiled(
      program({
        'project.config.json': JSON.stringify({ appid: 'wx123', projectname: 'Shop' }),
        'app.json': JSON.stringify({
          pages: ['pages/a/a', 'pages/b/b'],
          subPackages: [{ root: 'more', name: 'm', pages: ['c/c'], independent: true }],
          window: { navigationBarTitleText: 'All', backgroundColor: '@bg' },
          tabBar: {
            list: [
              { pagePath: 'pages/a/a', text: 'A', iconPath: '/i.png' },
              { pagePath: 'pages/b/b', text: 'B' },
            ],
          },
          darkmode: true,
          themeLocation: 'theme.json',
          requiredPrivateInfos: ['getLocation'],
        }),
        'theme.json': '{"light":{"bg":"#fff"},"dark":{"bg":"#000"}}',
        'sitemap.json': '{"rules":[]}',
        'pages/a/a.json': '{"navigationBarTitleText":"A","usingComponents":{}}',
        'pages/b/b.js': 'Page({})',
        'pages/b/b.wxml': '',
        'more/c/c.js': 'Page({})',
        'more/c/c.wxml': '',
        'i.png': 'png',
        'notes.md': 'not carried',
      }),
    )
    expect(manifest).toMatchObject({ dialect: 'wechat', appId: 'wx123', name: 'Shop', sitemap: { rules: [] } })
    expect(manifest.app.theme).toEqual({ light: { bg: '#fff' }, dark: { bg: '#000' } })
    expect(manifest.app.rest).toEqual({ requiredPrivateInfos: ['getLocation'] })
    expect(manifest.app.tabBar?.list[0]).toEqual({
      pagePath: 'pages/a/a',
      text: 'A',
      iconPath: 'i.png',
      selectedIconPath: null,
    })
    expect(manifest.pages['pages/a/a']?.window).toEqual({ navigationBarTitleText: 'A', backgroundColor: '@bg' })
    expect(manifest.pages['more/c/c']).toMatchObject({ package: 'more/', script: '_mp/more/c/c.js' })
    expect(manifest.packages.map(({ root, independent }) => [root, independent])).toEqual([
      ['', false],
      ['more/', true],
    ])
    expect(Object.keys(manifest.files).filter((path) => !path.startsWith('_mp/'))).toEqual(['i.png'])
    expect(manifest.files['i.png']?.mediaType).toBe('image/png')
  })

  it('takes the number of a maker who has none yet for none: two such programs are two', async () => {
    const { manifest } = await compiled(program({ 'project.config.json': '{"appid":"touristappid"}' }))
    expect(manifest.appId).toMatch(/^local-/)
  })

  it('has the same hash for the same files, and another for others', async () => {
    const one = await compiled(program({}))
    const same = await compiled(program({}))
    const other = await compiled(program({ 'pages/a/a.js': 'Page({ data: {} })' }))
    expect(same.manifest.hash).toBe(one.manifest.hash)
    expect(other.manifest.hash).not.toBe(one.manifest.hash)
  })

  it('is found in the folder that project.config.json names', async () => {
    const tree = new MemoryTree('demo', {
      'project.config.json': '{"miniprogramRoot":"./client/"}',
      'client/app.json': '{"pages":["p"]}',
      'client/p.js': 'Page({})',
      'client/p.wxml': '',
      'cloud/index.js': 'exports.main = 1',
    })
    const { manifest } = await compiled(tree)
    expect(Object.keys(manifest.pages)).toEqual(['p'])
  })
})

describe('modules', () => {
  it('run as CommonJS and as ES modules, with aliases, JSON, cycles and computed paths', async () => {
    const bundle = await compiled(
      program({
        'app.json': JSON.stringify({ pages: ['pages/a/a'], resolveAlias: { '~/*': '/*' } }),
        'pages/a/a.js': `
          const old = require('../../lib/old')
          const { named } = require('~/lib/new')
          const data = require('../../lib/data.json')
          const words = (language) => require('../../words/' + language + '.js')
          seen({ old: old.value, named, data: data.x, words: words('it').hello, none: typeof window + typeof fetch })
          leaked = 1
        `,
        'lib/old.js': "exports.value = 1; exports.back = require('./new')",
        'lib/new.js': "import old, { value } from './old'; export const named = value + old.value; export default old",
        'lib/data.json': '{"x":"</script>\\u2028"}',
        'words/it.js': "module.exports = { hello: 'ciao' }",
        'words/de.js': "module.exports = { hello: 'hallo' }",
      }),
    )
    let seen: unknown
    load(bundle, 'pages/a/a', { seen: (value: unknown) => (seen = value) }).runComponent('pages/a/a')
    expect(seen).toEqual({
      old: 1,
      named: 2,
      data: '</script>\u2028',
      words: 'ciao',
      none: 'undefinedundefined',
    })
    expect(bundle.text('_mp/pages/a/a.js')).not.toMatch(/<\/script|\u2028/)
  })

  it('come from packages of npm: built, with a `miniprogram` folder, or plain ones', async () => {
    const tree = program({
      'pages/a/a.js':
        "seen([require('built'), require('near'), require('laid/part'), require('plain'), require('@s/p')])",
      'pages/miniprogram_npm/near.js': "module.exports = 'near'",
      'miniprogram_npm/built/index.js': "module.exports = 'built'",
      'node_modules/laid/package.json': '{"miniprogram":"dist"}',
      'node_modules/laid/dist/part.js': "module.exports = 'laid'",
      'node_modules/plain/package.json': '{"main":"lib/main.js"}',
      'node_modules/plain/lib/main.js': "module.exports = 'plain ' + require('inner')",
      'node_modules/plain/node_modules/inner/package.json': '{}',
      'node_modules/plain/node_modules/inner/index.js': "module.exports = 'inner'",
      'node_modules/@s/p/package.json': '{"main":"./p"}',
      'node_modules/@s/p/p.js': "module.exports = 'scoped'",
    })
    let seen: unknown
    load(await compiled(tree), 'pages/a/a', { seen: (value: unknown) => (seen = value) }).runComponent('pages/a/a')
    expect(seen).toEqual(['built', 'near', 'laid', 'plain inner', 'scoped'])
  })

  it('may be TypeScript, and their places are found again', async () => {
    const bundle = await compiled(
      program({
        'app.json': JSON.stringify({ pages: ['pages/b/b'] }),
        'pages/b/b.ts':
          "import { add } from '../../sum'\n\ninterface X { a: number }\nconst x: X = { a: add(1, 2) }\nseen(x)\n",
        'pages/b/b.wxml': '',
        'sum.ts': 'export function add(a: number, b: number): number {\n  return a + b\n}\n',
      }),
      { sourceMaps: true },
    )
    let seen: unknown
    load(bundle, 'pages/b/b', { seen: (value: unknown) => (seen = value) }).runComponent('pages/b/b')
    expect(seen).toEqual({ a: 3 })
    expect(originOf(bundle, '_mp/pages/b/b.js', 'return a + b')).toEqual({ source: 'sum.js', line: 2, column: 2 })
    expect(originOf(bundle, '_mp/pages/b/b.js', 'seen(x)')).toMatchObject({ line: 5, column: 0 })
  })

  it('do the same when they are made small, and say less', async () => {
    const files = {
      'pages/a/a.js':
        "import { twice } from '../../twice'\nconst longName = twice(21)\nseen(longName, typeof window)\n",
      'twice.js': "'use strict'\nexports.twice = function twice(argument) {\n  return argument * 2\n}\n",
    }
    const small = await compiled(program(files), { minify: true, sourceMaps: true })
    let seen: unknown[] = []
    load(small, 'pages/a/a', { seen: (...values: unknown[]) => (seen = values) }).runComponent('pages/a/a')
    expect(seen).toEqual([42, 'undefined'])
    expect(small.text('_mp/pages/a/a.js')).not.toContain('longName')
    expect(originOf(small, '_mp/pages/a/a.js', '*2')).toMatchObject({ source: 'twice.js', line: 3 })
  })

  it('are found at their lines where nothing was changed in them', async () => {
    const bundle = await compiled(program({ 'pages/a/a.js': "'use strict'\n\nPage({\n  onLoad() { boom() },\n})" }), {
      sourceMaps: true,
    })
    expect(originOf(bundle, '_mp/pages/a/a.js', '  onLoad()')).toMatchObject({ source: 'pages/a/a.js', line: 4 })
  })

  it('tell a computed path that cannot be known, and what is missing', async () => {
    expect(await said({ 'pages/a/a.js': "const x = 1\nrequire('./none')\nrequire(x)\nPage({})" })).toEqual([
      ['warning', 'module.missing', 'pages/a/a.js', 2, 9],
      ['warning', 'module.dynamic', 'pages/a/a.js', 3, 9],
    ])
  })
})

describe('where things go', () => {
  const files = {
    'app.json': JSON.stringify({
      pages: ['pages/a/a', 'pages/b/b'],
      subpackages: [
        { root: 'sub', pages: ['c/c', 'd/d'] },
        { root: 'alone', pages: ['e/e'], independent: true },
      ],
      usingComponents: { everywhere: '/parts/everywhere', unused: '/parts/unused' },
    }),
    'app.js': "require('./utils/app'); App({})",
    'utils/app.js': '',
    'utils/one.js': '',
    'utils/both.js': '',
    'utils/sub.js': '',
    'alone/x.js': '',
    'pages/a/a.json': '{"usingComponents":{"own":"/parts/own","both":"../../parts/both"}}',
    'pages/a/a.js': "require('../../utils/one'); require('../../utils/both'); Page({})",
    'pages/a/a.wxml': '<own /><both /><everywhere />',
    'pages/b/b.json': '{"usingComponents":{"both":"/parts/both"}}',
    'pages/b/b.js': "require('../../utils/both'); Page({})",
    'pages/b/b.wxml': '<both />',
    'sub/c/c.js': "require('../../utils/sub'); Page({})",
    'sub/c/c.wxml': '',
    'sub/d/d.js': "require('../../utils/sub'); Page({})",
    'sub/d/d.wxml': '<everywhere />',
    'alone/e/e.js': "require('../x'); Page({})",
    'alone/e/e.wxml': '',
    ...Object.fromEntries(
      ['own', 'both', 'everywhere', 'unused'].flatMap((name) => [
        [`parts/${name}.json`, '{"component":true}'],
        [`parts/${name}.js`, 'Component({})'],
        [`parts/${name}.wxml`, `<text class="${name}" />`],
        [`parts/${name}.wxss`, `.${name}{color:red}`],
      ]),
    ),
  }

  it('a page has what it alone uses, its package what several use', async () => {
    const bundle = await compiled(program(files))
    const holds = (path: string) => [...bundle.text(path).matchAll(/^"([^"]+\.js)":/gm)].map((match) => match[1]).sort()
    expect(holds('_mp/app.js')).toEqual([
      'app.js',
      'parts/both.js',
      'parts/everywhere.js',
      'utils/app.js',
      'utils/both.js',
    ])
    expect(holds('_mp/pages/a/a.js')).toEqual(['pages/a/a.js', 'parts/own.js', 'utils/one.js'])
    expect(holds('_mp/pages/b/b.js')).toEqual(['pages/b/b.js'])
    expect(holds('_mp/sub/package.js')).toEqual(['utils/sub.js'])
    expect(holds('_mp/alone/e/e.js')).toEqual(['alone/e/e.js', 'alone/x.js'])
    expect(Object.keys(bundle.styles('_mp/pages/a/a.css.json').sheets)).toEqual(['parts/own'])
    const loader = load(bundle, 'pages/a/a')
    expect(loader.component('pages/a/a')?.config.usingComponents).toEqual({
      own: '/parts/own',
      both: '/parts/both',
      everywhere: '/parts/everywhere',
    })
    expect(load(bundle, 'pages/b/b').component('pages/b/b')?.config.usingComponents).toEqual({ both: '/parts/both' })
  })

  it('an independent package carries what it needs', async () => {
    const bundle = await compiled(program({ ...files, 'alone/e/e.js': "require('../../utils/both'); Page({})" }))
    expect(bundle.text('_mp/alone/e/e.js')).toContain('"utils/both.js":')
    expect(bundle.text('_mp/app.js')).toContain('"utils/both.js":')
    expect(bundle.manifest.warnings.map((one) => [one.code, one.file])).toEqual([['package.crossUse', 'utils/both.js']])
  })

  it('workers have a script of their own', async () => {
    const bundle = await compiled(
      program({
        'app.json': JSON.stringify({ pages: ['pages/a/a'], workers: 'workers' }),
        'workers/sum/index.js': "require('../../utils/w'); worker.onMessage(() => {})",
        'utils/w.js': 'exports.w = 1',
      }),
    )
    expect(bundle.manifest.workers).toEqual({ root: 'workers/', script: '_mp/workers.js' })
    expect(bundle.text('_mp/workers.js')).toContain('"workers/sum/index.js":')
    expect(bundle.text('_mp/workers.js')).toContain('"utils/w.js":')
  })
})

describe('templates and WXS', () => {
  it('imports, includes and scripts are found where they stand', async () => {
    const bundle = await compiled(
      program({
        'pages/a/a.wxml':
          '<import src="../t.wxml"/><include src="/parts/i"/><wxs src="../../f.wxs" module="f"/>' +
          '<wxs module="g">var h = require("../../f.wxs"); module.exports = { k: function (a) { return h.type(a) + a.constructor } }</wxs>' +
          '<view>{{f.type(x)}}{{g.k(y)}}</view>',
        'pages/t.wxml': '<template name="t"><text>{{a}}</text></template>',
        'parts/i.wxml': '<image />',
        'f.wxs':
          'module.exports = { type: function (a) { return a.constructor }, re: function () { return getRegExp("a", "g").test("a") }, day: function () { return getDate(2020, 0, 2).getDate() } }',
      }),
    )
    const loader = load(bundle, 'pages/a/a')
    expect(loader.template('pages/a/a')?.content).toBeTypeOf('function')
    const f = loader.wxs('f') as Record<string, (value?: unknown) => unknown>
    const values = [[], {}, '', 1, true, () => 0, new Date(0), /a/]
    expect(values.map((value) => f.type?.(value))).toEqual([
      'Array',
      'Object',
      'String',
      'Number',
      'Boolean',
      'Function',
      'Date',
      'RegExp',
    ])
    expect(f.re?.()).toBe(true)
    expect(f.day?.()).toBe(2)
    const inner = loader.wxs('pages/a/a#g') as Record<string, (value?: unknown) => unknown>
    expect(inner.k?.([])).toBe('ArrayArray')
  })

  it('tells what is wrong in them, with line and column', async () => {
    expect(await said({ 'pages/a/a.wxml': '<view>\n  <text a="{{b +}}" />\n</view>' })).toEqual([
      ['error', 'template.syntax', 'pages/a/a.wxml', 2, 17],
    ])
    expect(
      await said({ 'pages/a/a.wxml': '<view />\n  <include src="./none.wxml" />\n<wxs src="x.wxs" module="x" />' }),
    ).toEqual([
      ['error', 'wxs.missing', 'pages/a/a.wxml', 3, 1],
      ['warning', 'template.missing', 'pages/a/a.wxml', 2, 3],
    ])
    expect(await said({ 'pages/a/a.wxml': '<view />\n<wxs module="x">\nvar a = ;\n</wxs>' })).toEqual([
      ['error', 'wxs.syntax', 'pages/a/a.wxml', 3, 9],
    ])
  })

  it('warns of components that are not there, and of what the host lacks', async () => {
    const supported = {
      calls: { wechat: new Set(['request']) },
      elements: new Set(['view', 'button']),
      lacking: new Set(['button.open-type.teleport', 'view.glow']),
    }
    const files = {
      'pages/a/a.wxml': '<view glow />\n<map />\n<nobody /><button open-type="share" /><button open-type="teleport" />',
      'pages/a/a.js': "wx.request({})\nwx.teleport({})\nconst wx2 = { wx: 1 }\nPage({ x: 'wx.inText' })",
    }
    expect(await said(files, { supported })).toEqual([
      ['warning', 'api.missing', 'pages/a/a.js', 2, 4],
      ['warning', 'element.missing', 'pages/a/a.wxml', 1, 7],
      ['warning', 'element.missing', 'pages/a/a.wxml', 2, 1],
      ['warning', 'component.missing', 'pages/a/a.wxml', 3, 1],
      ['warning', 'element.missing', 'pages/a/a.wxml', 3, 47],
    ])
  })

  it('knows what this host has from the runtime itself', async () => {
    const names = await hostNames()
    for (const name of ['request', 'navigateTo', 'createSelectorQuery', 'getStorageSync']) {
      expect(names.calls.wechat).toContain(name)
    }
    expect(names.calls.wechat).not.toContain('openBluetoothAdapter')
    for (const name of ['request', 'alert', 'tradePay', 'createSelectorQuery']) {
      expect(names.calls.alipay).toContain(name)
    }
    expect(names.elements).toContain('scroll-view')
    expect(names.elements).not.toContain('live-player')
  })
})

describe('styles', () => {
  it('become those of the view', async () => {
    const bundle = await compiled(
      program({
        'app.wxss': '@import "./base.wxss";\npage { --c: 10rpx }\n.u > view { height: 50vh }',
        'base.wxss': '@font-face { font-family: i; src: url(./i.ttf) }\n.b { background: url("i.png") }',
        'i.ttf': 'ttf',
        'i.png': 'png',
        'pages/a/a.json': '{"usingComponents":{"card":"/card"}}',
        'pages/a/a.wxml': '<card/>',
        'card.json': '{"component":true}',
        'card.js': 'Component({ externalClasses: ["x"] })',
        'card.wxml': '<view class="t" />',
        'card.wxss':
          ':host { margin: 1rpx }\n.t { padding-bottom: env(safe-area-inset-bottom) }\n@keyframes k { from { top: 0 } 50% { top: 7.5rpx } }',
      }),
    )
    const app = bundle.styles('_mp/app.css.json')
    expect(app.sheets.app).toBe(
      '.b { background: url("mp-file:i.png") }\nwx-page { --c: 1.33333vw }\n.u > wx-view { height: calc(var(--mp-vh) * 50) }',
    )
    expect(app.fonts.app).toBe('@font-face { font-family: i; src: url(mp-file:i.ttf) }')
    const scope = load(bundle, 'pages/a/a').component('card')?.scope
    expect(bundle.styles('_mp/pages/a/a.css.json').sheets.card).toBe(
      `[wx-host=${scope}] { margin: 0.13333vw }\n.${scope}--t { padding-bottom: var(--mp-safe-area-inset-bottom, 0px) }\n@keyframes k { from { top: 0 } 50% { top: 1vw } }`,
    )
  })

  it.each([
    ['{"component":true,"styleIsolation":"apply-shared"}', 'Component({})', 'apply-shared', true],
    ['{"component":true,"styleIsolation":"shared"}', 'Component({})', 'shared', false],
    ['{"component":true}', "Component({ options: { styleIsolation: 'shared' } })", 'shared', false],
    ['{"component":true}', 'Component({ options: { addGlobalClass: !0 } })', 'apply-shared', true],
    ['{"component":true}', 'Component({})', 'isolated', true],
  ])('isolate as %s and %s say', async (json, js, isolation, scoped) => {
    const bundle = await compiled(
      program({
        'pages/a/a.json': '{"usingComponents":{"card":"/card"}}',
        'pages/a/a.wxml': '<card/>',
        'card.json': json,
        'card.js': js,
        'card.wxml': '',
        'card.wxss': '.t{top:0}',
      }),
    )
    const entry = load(bundle, 'pages/a/a').component('card')
    expect(entry?.config.styleIsolation).toBe(isolation)
    const prefix = scoped ? `${entry?.scope}--` : ''
    expect(bundle.styles('_mp/pages/a/a.css.json').sheets.card).toBe(`.${prefix}t{top:0}`)
  })

  it('find the host of a component whose styles are shared', async () => {
    const bundle = await compiled(
      program({
        'pages/a/a.json': '{"usingComponents":{"card":"/card"}}',
        'pages/a/a.wxml': '<card/>',
        'card.json': '{"component":true,"styleIsolation":"shared"}',
        'card.js': 'Component({})',
        'card.wxml': '',
        'card.wxss': ':host{top:0}.t{top:0}',
      }),
    )
    const entry = load(bundle, 'pages/a/a').component('card')
    expect(entry?.config.styleIsolation).toBe('apply-shared')
    expect(bundle.styles('_mp/pages/a/a.css.json').sheets.card).toBe(`[wx-host=${entry?.scope}]{top:0}.t{top:0}`)
  })

  it('may be Less and Sass, read within the program alone, and their places are found again', async () => {
    const bundle = await compiled(
      program({
        'app.less': '@import "./vars";\n.a {\n  .b { width: @w * 2; }\n}',
        'vars.less': '@w: 10rpx;',
        'pages/a/a.scss': "@use './s' as s;\n.c {\n  .d { height: s.$h; }\n}",
        'pages/a/_s.scss': '$h: 75rpx;',
      }),
      { sourceMaps: true },
    )
    expect(bundle.styles('_mp/app.css.json').sheets.app).toMatch(/\.a \.b \{\s*width: 2\.66667vw;\s*\}/)
    expect(bundle.styles('_mp/pages/a/a.css.json').sheets['pages/a/a']).toMatch(/\.c \.d \{\s*height: 10vw;\s*\}/)
    const map = JSON.parse(bundle.text('_mp/pages/a/a.css.json.map'))['pages/a/a']
    expect(originalPositionFor(new AnyMap(map, null), { line: 1, column: 0 })).toMatchObject({
      source: 'pages/a/a.scss',
      line: 3,
    })
  })

  it('run nothing that an author wrote, and read nothing beside the program', async () => {
    const less = (text: string) => said({ 'pages/a/a.less': text })
    expect(await less('@plugin "./evil";\n.a { width: evil() }')).toEqual([
      ['error', 'style.syntax', 'pages/a/a.less', 1, 9],
    ])
    expect(await less('@import "/etc/passwd";')).toEqual([['error', 'style.syntax', 'pages/a/a.less', 1, 1]])
    expect(await less('.a { width: `process.pid` }')).toEqual([['error', 'style.syntax', 'pages/a/a.less', 1, 13]])
    expect(await said({ 'pages/a/a.scss': '@use "../../../../etc/passwd";' })).toEqual([
      ['error', 'style.syntax', 'pages/a/a.scss', 1, 1],
    ])
  })

  it('tells what is wrong in them', async () => {
    expect(await said({ 'pages/a/a.wxss': '.a{}\n.b {' })).toEqual([['error', 'style.syntax', 'pages/a/a.wxss', 2, 1]])
    expect(await said({ 'pages/a/a.wxss': '.a{}\n@import "./none.wxss";' })).toEqual([
      ['error', 'style.missing', 'pages/a/a.wxss', 2, 1],
    ])
  })
})

describe('what is wrong with a program', () => {
  it.each([
    ['app.json', '{\n  "pages": [}', ['error', 'json.syntax', 'app.json', 2, 13]],
    ['app.json', '{"pages":["pages/a/a",\n"pages/none"]}', ['error', 'page.missing', 'app.json', 2, 1]],
    ['pages/a/a.js', 'Page({\n  data: {,}\n})', ['error', 'script.syntax', 'pages/a/a.js', 2, 10]],
    ['pages/a/a.json', '{"usingComponents":\n {"x":"./x"}}', ['error', 'component.missing', 'pages/a/a.json', 2, 7]],
    [
      'pages/a/a.json',
      '{"usingComponents":{"x":"plugin://p/x"}}',
      ['warning', 'component.plugin', 'pages/a/a.json', 1, 25],
    ],
  ])('%s: %s', async (path, text, expected) => {
    expect(await said({ [path]: text })).toContainEqual(expected)
  })

  it('TypeScript is told at its place', async () => {
    expect(await said({ 'pages/a/x.ts': 'const a = 1\nlet b: = 2', 'pages/a/a.js': "require('./x')" })).toEqual([
      ['error', 'script.syntax', 'pages/a/x.ts', 2, 8],
    ])
  })

  it('no program at all', async () => {
    const { manifest, diagnostics } = await compile(new MemoryTree('demo', { 'readme.md': '' }))
    expect(manifest).toBeNull()
    expect(diagnostics.map((one) => one.code)).toEqual(['config.missing'])
  })

  it('too large: by how much, and which files weigh most', async () => {
    const noise = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7919 * index) % 251)
    const { manifest, diagnostics } = await compile(program({ 'big.png': noise, 'small.png': 'x' }), {
      packageBytesMax: 2048,
      programBytesMax: 2048,
    })
    expect(manifest).toBeNull()
    expect(diagnostics.map((one) => one.code)).toEqual(['package.tooLarge', 'program.tooLarge'])
    expect(diagnostics[0]?.message).toMatch(
      /is 4 KB compressed, 2 KB over the limit of 2 KB\. Heaviest: big\.png \(3 KB\)/,
    )
  })
})

describe('Compiler', () => {
  it('compiles again what has changed, and only says what is still wrong', async () => {
    const tree = program({ 'pages/a/a.wxss': '.a{top:1rpx}', 'x.less': '@a: 1;' })
    const compiler = new Compiler()
    const first = await compiler.compile(tree)
    tree.write('pages/a/a.js', 'Page({')
    const broken = await compiler.compile(tree)
    expect([broken.manifest, broken.diagnostics.map((one) => one.code)]).toEqual([null, ['script.syntax']])
    tree.write('pages/a/a.js', 'Page({ data: { a: 1 } })')
    const mended = await compiler.compile(tree)
    expect(mended.diagnostics).toEqual([])
    expect(mended.manifest?.hash).not.toBe(first.manifest?.hash)
    tree.write('pages/a/a.js', 'Page({})')
    expect((await compiler.compile(tree)).manifest?.hash).toBe(first.manifest?.hash)
    tree.remove('pages/a/a.wxss')
    tree.write('pages/a/a.less', '@import "../../x.less";\n.a { order: @a }')
    const less = await compiler.compile(tree)
    tree.write('x.less', '@a: 2;')
    const changed = await compiler.compile(tree)
    const css = (files: Map<string, Uint8Array>) => new TextDecoder().decode(files.get('_mp/pages/a/a.css.json'))
    expect(css(less.files)).toContain('order: 1')
    expect(css(changed.files)).toContain('order: 2')
  })
})
