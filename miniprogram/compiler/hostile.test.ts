import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { compile } from './compiler.ts'
import { folderTree } from './source/folder.ts'
import { zipTree } from './source/zip.ts'
import { compiled, load, program } from './testing/run.ts'

// Sources of somebody who means harm: what they name outside of their folder is not read, and nothing that they write as
// a name or a text becomes code.

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const secret = 'the operator’s secret'

/** A folder with a program, and beside it what it must not reach. */
function folderBeside(): { root: string; outside: string } {
  const above = mkdtempSync(join(tmpdir(), 'sampan-hostile-'))
  folders.push(above)
  const [root, outside] = [join(above, 'program'), join(above, 'outside')]
  mkdirSync(join(root, 'pages', 'a'), { recursive: true })
  mkdirSync(outside)
  writeFileSync(join(outside, 'secret.js'), `module.exports = '${secret}'`)
  writeFileSync(join(outside, 'secret.wxml'), `<text>${secret}</text>`)
  writeFileSync(join(root, 'app.json'), '{"pages":["pages/a/a"]}')
  writeFileSync(join(root, 'app.js'), 'App({})')
  writeFileSync(join(root, 'pages', 'a', 'a.wxml'), '<view/>')
  return { root, outside }
}

async function textOf(root: string): Promise<string> {
  const { files } = await compile(folderTree(root))
  return [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')
}

describe('a folder', () => {
  it.each([
    [
      'by a link to a file',
      "require('./linked')",
      (root: string, outside: string) => symlinkSync(join(outside, 'secret.js'), join(root, 'pages/a/linked.js')),
    ],
    [
      'by a link to a folder',
      "require('./linked/secret')",
      (root: string, outside: string) => symlinkSync(outside, join(root, 'pages/a/linked')),
    ],
    ['by a path that leads out', "require('../../../outside/secret')", () => undefined],
    ['by a path from the root', "require('/../outside/secret')", () => undefined],
  ])('does not give what is outside: %s', async (_, script, prepare) => {
    const { root, outside } = folderBeside()
    prepare(root, outside)
    writeFileSync(join(root, 'pages/a/a.js'), `${script}\nPage({})`)
    expect(await textOf(root)).not.toContain(secret)
  })

  it.each([
    '<include src="../../../outside/secret.wxml"/>',
    '<import src="../../../outside/secret.wxml"/>',
    '<wxs src="../../../outside/secret.js" module="m"/>',
    '<image src="../../../outside/secret.js"/>',
  ])('does not give it to a template: %s', async (wxml) => {
    const { root } = folderBeside()
    writeFileSync(join(root, 'pages/a/a.js'), 'Page({})')
    writeFileSync(join(root, 'pages/a/a.wxml'), wxml)
    expect(await textOf(root)).not.toContain(secret)
  })

  it('does not give it to a style', async () => {
    const { root, outside } = folderBeside()
    writeFileSync(join(outside, 'secret.wxss'), `.${'a'}::before { content: "${secret}" }`)
    writeFileSync(join(root, 'pages/a/a.js'), 'Page({})')
    writeFileSync(join(root, 'pages/a/a.wxss'), '@import "../../../outside/secret.wxss";')
    expect(await textOf(root)).not.toContain(secret)
  })

  it('control: what is inside is given', async () => {
    const { root } = folderBeside()
    writeFileSync(join(root, 'pages/a/inside.js'), `module.exports = '${secret}'`)
    writeFileSync(join(root, 'pages/a/a.js'), "require('./inside')\nPage({})")
    expect(await textOf(root)).toContain(secret)
  })
})

describe('an archive', () => {
  const text = (value: string) => new TextEncoder().encode(value)
  const renamed = (archive: Uint8Array, from: string, to: string) => {
    const bytes = Buffer.from(archive)
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at)
    return bytes
  }

  it('that holds a file twice is refused', () => {
    const archive = renamed(zipSync({ 'app.json': text('{}'), 'app.jsoX': text('{"a":1}') }), 'app.jsoX', 'app.json')
    expect(() => zipTree(archive, 'twice')).toThrow('twice')
  })

  it('with names of prototypes changes none', () => {
    const tree = zipTree(zipSync({ 'a/__proto__': text('x'), 'a/constructor': text('y'), 'b.js': text('') }), 'names')
    expect(tree.read('a/constructor')?.text).toBe('y')
    expect(tree.read('toString')).toBeNull()
    expect(Reflect.get({}, 'a')).toBeUndefined()
  })
})

describe('what is written as a name or a text', () => {
  const endings = [
    "');globalThis.ran=1;('",
    '");globalThis.ran=1;("',
    '`;globalThis.ran=1;`',
    '*/globalThis.ran=1;/*',
    '</script><script>globalThis.ran=1</script>',
    '\\u0027);globalThis.ran=1;(\\u0027',
    '$\u007bglobalThis.ran=1}',
    '\u2028globalThis.ran=1\u2028',
  ]

  it.each(endings)('is no code in a template: %j', async (ending) => {
    const wxml = `<view class="${ending.replaceAll('"', '&quot;')}" data-x="${ending.replaceAll('"', '&quot;')}">${ending.replaceAll('<', '&lt;')}</view>`
    const world: Record<string, unknown> = {}
    const globals = { globalThis: world, Page: () => undefined, App: () => undefined }
    const result = await compile(program({ 'pages/a/a.wxml': wxml }))
    if (result.manifest === null) return
    const loader = load(await compiled(program({ 'pages/a/a.wxml': wxml })), 'pages/a/a', globals)
    loader.template('pages/a/a')
    expect(world).toEqual({})
  })

  it.each(endings)('is no code as the name of a file: %j', async (ending) => {
    const world: Record<string, unknown> = {}
    const path = `pages/a/${ending.replaceAll('/', '_')}`
    const tree = program({
      'app.json': JSON.stringify({ pages: ['pages/a/a', path] }),
      [`${path}.js`]: 'Page({})',
      [`${path}.wxml`]: '<view/>',
    })
    const result = await compile(tree)
    if (result.manifest === null) return
    load(await compiled(tree), path, { globalThis: world, Page: () => undefined, App: () => undefined })
    expect(world).toEqual({})
  })

  it('control: code is code', async () => {
    const world: Record<string, unknown> = {}
    const tree = program({ 'pages/a/a.js': 'globalThis.ran = 1; Page({})' })
    const globals = { globalThis: world, Page: () => undefined, App: () => undefined }
    load(await compiled(tree), 'pages/a/a', globals).runComponent('pages/a/a')
    expect(world).toEqual({ ran: 1 })
  })
})

describe('WXS', () => {
  it.each([
    'x.constructor("return 1")()',
    '"".constructor.constructor("return 1")()',
    'x["constructor"]["constructor"]("return 1")()',
    '(function () {}).constructor("return 1")()',
    '({} || x).constructor.constructor("return 1")()',
  ])('makes no function of a text by its constructor: %s', async (code) => {
    const tree = program({
      'pages/a/a.wxs': `var x = {}; module.exports = { run: function () { return ${code} } }`,
      'pages/a/a.wxml': '<wxs src="./a.wxs" module="m"/><text>{{m.run()}}</text>',
    })
    const loader = load(await compiled(tree), 'pages/a/a', { Page: () => undefined, App: () => undefined })
    const { run } = loader.wxs('pages/a/a') as { run(): unknown }
    expect(run).toThrow()
  })

  it('names the type of what stands in brackets', async () => {
    const tree = program({
      'pages/a/a.wxs': `module.exports = { kind: function (a, b) { return (a || b).constructor + ((b)).constructor } }`,
      'pages/a/a.wxml': '<wxs src="./a.wxs" module="m"/><text>{{m.kind(0, [])}}</text>',
    })
    const loader = load(await compiled(tree), 'pages/a/a', { Page: () => undefined, App: () => undefined })
    const { kind } = loader.wxs('pages/a/a') as { kind(a: unknown, b: unknown): unknown }
    expect(kind('', [])).toBe('ArrayArray')
  })
})
