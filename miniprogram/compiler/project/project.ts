// What the JSON files at the root of a program say: project.config.json, app.json and those beside it.

import { isDarkColor } from '../../bundle/colors.ts'
import type { AppConfig, Diagnostic, Dialect, TabBarConfig } from '../../bundle/format.ts'
import { diagnostic } from '../diagnostics.ts'
import { joinPath } from '../paths.ts'
import { ProgramFiles } from '../source/programFiles.ts'
import type { SourceTree } from '../source/tree.ts'
import { asObject, asString, asStrings, isObject, type JsonObject, placeOfString, readJson } from './json.ts'
import { type Plugin, readPlugins } from './plugins.ts'

export interface PackageSource {
  /** '' or with a slash at its end. */
  root: string
  name: string | null
  independent: boolean
  /** Routes of its pages, whole. */
  pages: string[]
}

export interface Project {
  dialect: Dialect
  appId: string
  name: string
  versionName: string | null
  /** Where it stands in its tree: '' or with a slash at its end. */
  root: string
  files: ProgramFiles
  app: AppConfig
  packages: PackageSource[]
  plugins: Plugin[]
  /** Components that app.json gives to all. */
  usingComponents: Record<string, string>
  /** Such as `'~/*': '/*'`. */
  resolveAlias: Record<string, string>
  /** The folder of app.json's `workers`, with a slash; null where there is none. */
  workers: string | null
  sitemap: unknown
  ext: unknown
  /** What project.config.json leaves out of the package. */
  ignore: (path: string) => boolean
  diagnostics: Diagnostic[]
}

/** What WeChat's tools write for a maker who has none yet: two such programs are not the same one. */
const APP_ID_OF_NOBODY = 'touristappid'

function appIdOf(settings: JsonObject, config: JsonObject): string | null {
  const named = asString(settings.appid) ?? asString(settings.appId) ?? asString(config.appId)
  return named === APP_ID_OF_NOBODY ? null : named
}

/** Null where there is no program at all; the diagnostics say why. */
export function readProject(tree: SourceTree): { project: Project | null; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const read = (path: string): JsonObject | null => {
    const content = tree.read(path)
    if (content === null) return null
    const json = readJson(path, content)
    diagnostics.push(...json.diagnostics)
    return json.value
  }
  const settings = {
    ...read('mini.project.json'),
    ...read('project.config.json'),
    ...read('project.private.config.json'),
  }
  const root = findRoot(tree, settings)
  if (root === null) {
    const message =
      'There is no app.json. Open the folder that holds it, or name that folder in project.config.json (miniprogramRoot).'
    return {
      project: null,
      diagnostics: [...diagnostics, diagnostic('error', 'config.missing', message, { file: 'app.json' })],
    }
  }
  const appPath = `${root}app.json`
  const appText = tree.read(appPath)?.text ?? ''
  const config = read(appPath) ?? {}
  const dialect = dialectOf(tree, root)
  const { plugins, diagnostics: ofPlugins } = readPlugins(tree, settings, config, appText)
  diagnostics.push(...ofPlugins)
  const files = new ProgramFiles(tree, root, dialect, plugins)
  const packages = packagesOf(config)
  const refuse = (message: string, value?: string) => {
    const place = value === undefined ? { file: 'app.json' } : { ...placeOfString('app.json', appText, value) }
    diagnostics.push(diagnostic('error', 'config.invalid', message, place))
  }
  const first = packages[0]?.pages[0]
  if (first === undefined && diagnostics.length === 0)
    refuse('app.json names no pages. Add "pages": ["pages/index/index"].')
  const theme = asString(config.themeLocation) ?? (config.darkmode === true ? 'theme.json' : null)
  const themeValues = theme === null ? null : read(root + theme)
  const tabBar = tabBarOf(config.tabBar, dialect)
  if (tabBar !== null) {
    const routes = new Set(packages[0]?.pages)
    for (const { pagePath } of tabBar.list) {
      if (!routes.has(pagePath))
        refuse(`The tab bar names ${pagePath}, which is no page of the main package.`, pagePath)
    }
    if (tabBar.list.length > 0 && (tabBar.list.length < 2 || tabBar.list.length > 5)) {
      refuse('A tab bar has two to five tabs.')
    }
  }
  const workers = workersOf(config.workers)
  packages[0]?.pages.push(...plugins.flatMap(({ pages }) => [...pages.values()]))
  const project: Project = {
    dialect,
    appId: appIdOf(settings, config) ?? `local-${slug(tree.name)}`,
    name: asString(settings.projectname) ?? asString(asObject(config.window).navigationBarTitleText) ?? tree.name,
    versionName: asString(asObject(settings.setting).version) ?? asString(config.versionName),
    root,
    files,
    app: appConfig(config, dialect, tabBar, packages, themeValues),
    packages,
    plugins,
    usingComponents: strings(config.usingComponents),
    resolveAlias: strings(config.resolveAlias),
    workers,
    sitemap: read(root + (asString(config.sitemapLocation) ?? 'sitemap.json')),
    ext: read(`${root}ext.json`),
    ignore: ignoreOf(settings),
    diagnostics,
  }
  return { project, diagnostics }
}

function findRoot(tree: SourceTree, settings: JsonObject): string | null {
  const named = asString(settings.miniprogramRoot) ?? asString(settings.srcMiniprogramRoot)
  const candidates = [named, '', 'miniprogram', 'src', 'dist', 'client'].filter((one) => one !== null)
  for (const candidate of candidates) {
    const folder = joinPath('', candidate)
    if (folder === null) continue
    const root = folder === '' ? '' : `${folder}/`
    if (tree.has(`${root}app.json`)) return root
  }
  return null
}

/** Alipay's programs have `.axml` where WeChat's have `.wxml`. */
function dialectOf(tree: SourceTree, root: string): Dialect {
  let alipay = 0
  let wechat = 0
  for (const path of tree.paths()) {
    if (!path.startsWith(root)) continue
    if (path.endsWith('.axml')) alipay += 1
    else if (path.endsWith('.wxml')) wechat += 1
  }
  return alipay > wechat ? 'alipay' : 'wechat'
}

function packagesOf(config: JsonObject): PackageSource[] {
  const main: PackageSource = { root: '', name: null, independent: false, pages: asStrings(config.pages).map(route) }
  const entry = asString(config.entryPagePath)
  if (entry !== null && main.pages.includes(route(entry))) {
    main.pages = [route(entry), ...main.pages.filter((page) => page !== route(entry))]
  }
  const packages = [main]
  const declared = config.subpackages ?? config.subPackages
  for (const one of Array.isArray(declared) ? declared : []) {
    const said = asObject(one)
    const folder = joinPath('', asString(said.root) ?? '')
    if (folder === null || folder === '') continue
    packages.push({
      root: `${folder}/`,
      name: asString(said.name),
      independent: said.independent === true,
      pages: asStrings(said.pages).map((page) => `${folder}/${route(page)}`),
    })
  }
  return packages
}

function route(path: string): string {
  return joinPath('', path) ?? path
}

function tabBarOf(value: unknown, dialect: Dialect): TabBarConfig | null {
  if (!isObject(value)) return null
  const list = dialect === 'alipay' ? (value.items ?? value.list) : value.list
  return {
    custom: value.custom === true || value.customize === true,
    color: asString(value.color) ?? asString(value.textColor) ?? '#7A7E83',
    selectedColor: asString(value.selectedColor) ?? '#3cc51f',
    backgroundColor: asString(value.backgroundColor) ?? '#ffffff',
    borderStyle: value.borderStyle === 'white' ? 'white' : 'black',
    position: value.position === 'top' ? 'top' : 'bottom',
    list: (Array.isArray(list) ? list : []).map((one) => {
      const item = asObject(one)
      const icon = asString(item.iconPath) ?? asString(item.icon)
      const active = asString(item.selectedIconPath) ?? asString(item.activeIcon)
      return {
        pagePath: route(asString(item.pagePath) ?? ''),
        text: asString(item.text) ?? asString(item.name) ?? '',
        iconPath: icon === null ? null : route(icon),
        selectedIconPath: active === null ? null : route(active),
      }
    }),
  }
}

const known = new Set([
  'pages',
  'subpackages',
  'subPackages',
  'window',
  'tabBar',
  'networkTimeout',
  'permission',
  'preloadRule',
  'darkmode',
  'usingComponents',
  'resolveAlias',
  'workers',
  'themeLocation',
  'sitemapLocation',
  'entryPagePath',
  'plugins',
])

function appConfig(
  config: JsonObject,
  dialect: Dialect,
  tabBar: TabBarConfig | null,
  packages: PackageSource[],
  theme: JsonObject | null,
): AppConfig {
  const timeouts = { request: 60_000, connectSocket: 60_000, uploadFile: 60_000, downloadFile: 60_000 }
  const preloadRule: AppConfig['preloadRule'] = {}
  for (const [page, rule] of Object.entries(asObject(config.preloadRule))) {
    const said = asObject(rule)
    preloadRule[route(page)] = { packages: asStrings(said.packages), network: said.network === 'all' ? 'all' : 'wifi' }
  }
  const permission: AppConfig['permission'] = {}
  for (const [scope, said] of Object.entries(asObject(config.permission))) {
    permission[scope] = { desc: asString(asObject(said).desc) ?? '' }
  }
  const isDarkable = config.darkmode === true
  const rest: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(config)) if (!known.has(key)) rest[key] = value
  return {
    entryPage: packages[0]?.pages[0] ?? '',
    window:
      dialect === 'alipay'
        ? { ...(isDarkable ? namedBar : plainBar), ...alipayWindow(asObject(config.window)) }
        : asObject(config.window),
    tabBar,
    networkTimeout: { ...timeouts, ...numbers(config.networkTimeout) },
    permission,
    preloadRule,
    darkmode: isDarkable,
    theme:
      dialect === 'alipay' && isDarkable
        ? { light: { ...lightBar, ...strings(theme?.light) }, dark: { ...darkBar, ...strings(theme?.dark) } }
        : theme === null
          ? null
          : { light: strings(theme.light), dark: strings(theme.dark) },
    rest,
  }
}

/** The bar of an Alipay program that says nothing of it, and where it follows the theme. */
const plainBar: JsonObject = { navigationBarBackgroundColor: '#ffffff', navigationBarTextStyle: 'black' }
const namedBar: JsonObject = { navigationBarBackgroundColor: '@_bar', navigationBarTextStyle: '@_barText' }
const lightBar = { _bar: '#ffffff', _barText: 'black' }
const darkBar = { _bar: '#1a1a1a', _barText: 'white' }

/** Alipay's names of a window in WeChat's spelling; what has no other name is kept. */
export function alipayWindow(window: JsonObject): JsonObject {
  const names: Record<string, string> = {
    defaultTitle: 'navigationBarTitleText',
    titleBarColor: 'navigationBarBackgroundColor',
    pullRefresh: 'enablePullDownRefresh',
  }
  const renamed: JsonObject = {}
  for (const [key, value] of Object.entries(window)) renamed[names[key] ?? key] = value
  const colour = asString(window.titleBarColor)
  if (colour !== null && renamed.frontColor === undefined && renamed.navigationBarTextStyle === undefined) {
    // Words on a bar are as can be read on it.
    const isDark = isDarkColor(colour)
    if (isDark !== null) renamed.navigationBarTextStyle = isDark ? 'white' : 'black'
  }
  if (window.transparentTitle === 'always' || window.transparentTitle === 'auto') renamed.navigationStyle = 'custom'
  return renamed
}

function workersOf(value: unknown): string | null {
  const folder = asString(value) ?? asString(asObject(value).path)
  const joined = folder === null ? null : joinPath('', folder)
  return joined === null || joined === '' ? null : `${joined}/`
}

function ignoreOf(settings: JsonObject): (path: string) => boolean {
  const declared = asObject(settings.packOptions).ignore
  const rules = (Array.isArray(declared) ? declared : []).map(asObject)
  const tests: ((path: string) => boolean)[] = []
  for (const rule of rules) {
    const value = joinPath('', asString(rule.value) ?? '')
    if (value === null || value === '') continue
    if (rule.type === 'folder') tests.push((path) => path.startsWith(`${value}/`))
    else if (rule.type === 'file') tests.push((path) => path === value)
    else if (rule.type === 'suffix') tests.push((path) => path.endsWith(value))
    else if (rule.type === 'prefix') tests.push((path) => (path.split('/').at(-1) ?? '').startsWith(value))
  }
  return (path) => tests.some((test) => test(path))
}

function strings(value: unknown): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [key, one] of Object.entries(asObject(value))) if (typeof one === 'string') found[key] = one
  return found
}

function numbers(value: unknown): Record<string, number> {
  const found: Record<string, number> = {}
  for (const [key, one] of Object.entries(asObject(value))) if (typeof one === 'number') found[key] = one
  return found
}

function slug(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'program'
  )
}
