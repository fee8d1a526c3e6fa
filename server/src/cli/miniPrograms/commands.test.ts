import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemClock } from '../../kernel/clock.ts'
import { readConfig } from '../../kernel/config.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import { silentLog } from '../../kernel/telemetry/log.ts'
import { WrongUsage } from '../command.ts'
import { runMp } from './commands.ts'
import { brokenProgram } from './problems.ts'
import { createCompilation, openSource } from './source.ts'

let folder: string
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-mp-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (path: string) => join(folder, path)
const settings = () => readConfig({ SAMPAN_DATA: at('data'), SAMPAN_PORT: '0' }, folder)
const shell = () => ({
  config: settings(),
  log: silentLog(),
  clock: systemClock,
  say: (line: string) => said.push(line),
})
const mp = (...words: string[]) => runMp(shell(), words)
const edit = (path: string, from: string, to: string) =>
  writeFileSync(at(path), readFileSync(at(path), 'utf8').replace(from, to))

test('what create writes has nothing to be said against it, and an appid of its own', async () => {
  expect(await mp('create', at('茶馆'))).toBe(0)
  expect(await mp('create', at('Tea House'))).toBe(0)
  said.length = 0
  expect(await mp('check', at('Tea House'))).toBe(0)
  expect(said).toEqual(['0 errors, 0 warnings'])
  const appIdOf = (name: string): unknown => JSON.parse(readFileSync(at(`${name}/project.config.json`), 'utf8')).appid
  expect(appIdOf('Tea House')).toMatch(/^local-tea-house-[0-9a-f]{8}$/)
  expect(appIdOf('茶馆')).toMatch(/^local-program-[0-9a-f]{8}$/)
})

test('create leaves alone what is there', async () => {
  mkdirSync(at('full'))
  writeFileSync(at('full/notes.txt'), '')
  writeFileSync(at('file'), '')
  for (const name of ['full', 'file', 'file/below']) await expect(mp('create', at(name))).rejects.toThrow(OperatorError)
  expect(readFileSync(at('full/notes.txt'), 'utf8')).toBe('')
})

test('check names file, line and column of a mistake and of what this host lacks, with the line itself', async () => {
  await mp('create', at('tea'))
  edit('tea/pages/index/index.wxml', '<view class="hero">', '<view class="hero">\n  <live-pusher />')
  edit('tea/pages/index/index.js', 'wx.setStorageSync', 'wx.startBeaconDiscovery')
  said.length = 0
  expect(await mp('check', at('tea'))).toBe(0)
  const told = said.join('\n')
  expect(told).toMatch(/pages\/index\/index\.wxml:2:\d+ {2}warning: .*live-pusher/)
  expect(told).toMatch(/pages\/index\/index\.js:13:\d+ {2}warning: .*startBeaconDiscovery/)
  expect(told).toContain('    2 |   <live-pusher />')
  edit('tea/pages/about/about.wxml', 'Made with', '{{ a + }}')
  said.length = 0
  expect(await mp('check', at('tea'))).toBe(1)
  expect(said.join('\n')).toMatch(/pages\/about\/about\.wxml:\d+:\d+ {2}error: /)
})

test('a program is read from a ZIP, from an address of one and from what build wrote', async () => {
  await mp('create', at('tea'))
  expect(await mp('build', at('tea'), at('tea-built.zip'))).toBe(0)
  expect(await mp('build', at('tea'), at('built'))).toBe(0)
  expect(existsSync(at('built/manifest.json'))).toBe(true)
  const files = ['app.json', 'app.js', 'pages/index/index.wxml', 'pages/index/index.js', 'pages/about/about.wxml']
  const zip = zipSync(Object.fromEntries(files.map((path) => [`tea-main/${path}`, readFileSync(at(`tea/${path}`))])))
  writeFileSync(at('tea.zip'), zip)
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/tea.zip' ? 200 : 404
    response.end(request.url === '/tea.zip' ? zip : '')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    for (const source of [at('tea.zip'), at('tea-built.zip'), at('built'), `${address}/tea.zip`])
      expect([source, await mp('check', source)]).toEqual([source, 0])
    await expect(mp('check', `${address}/none.zip`)).rejects.toThrow('answered 404')
  } finally {
    server.close()
  }
})

test('what is no program, no archive or one that lies is refused in words', async () => {
  writeFileSync(at('words.zip'), 'no archive')
  writeFileSync(at('out.zip'), zipSync({ '../app.json': strToU8('{}') }))
  mkdirSync(at('empty'))
  mkdirSync(at('strange'))
  writeFileSync(at('strange/manifest.json'), '{')
  await expect(mp('check', at('words.zip'))).rejects.toThrow('This is no ZIP archive.')
  await expect(mp('check', at('out.zip'))).rejects.toThrow('path that is not allowed')
  await expect(mp('check', at('none'))).rejects.toThrow('There is no')
  for (const source of ['empty', 'strange']) {
    expect(await mp('check', at(source))).toBe(1)
    expect(said.join('\n')).toContain('There is no app.json')
  }
  for (const words of [[], ['check'], ['dev'], ['create'], ['fly', 'x'], ['open', '--fast', 'x']])
    await expect(mp(...words)).rejects.toThrow(WrongUsage)
  await expect(mp('dev', at('words.zip'))).rejects.toThrow('There is no folder')
})

test('a broken program becomes a bundle of its mistakes, each with the lines around it, also below a folder', async () => {
  await mp('create', at('tea/miniprogram'))
  writeFileSync(at('tea/project.config.json'), JSON.stringify({ appid: 'wx1', miniprogramRoot: 'miniprogram/' }))
  edit('tea/miniprogram/pages/index/index.js', 'Page({', 'Page({{')
  const compilation = await createCompilation(await openSource(at('tea')), settings(), {})()
  expect(compilation.program).toBeNull()
  const broken = brokenProgram({ appId: 'wx1', name: 'tea', dialect: 'wechat' }, compilation)
  const [problem] = broken.manifest.problems ?? []
  expect(problem).toMatchObject({ file: 'pages/index/index.js', line: 3 })
  expect(problem?.around.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6])
  expect(problem?.around[2]?.text).toBe('Page({{')
  expect(broken.manifest.hash).toMatch(/^[0-9a-f]{64}$/)
})
