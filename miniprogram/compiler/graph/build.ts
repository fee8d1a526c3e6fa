// Finds everything that a program's pages reach, and compiles it: each file once, and again only when it has changed.

import type { Diagnostic } from '../../bundle/format.ts'
import type { ComponentConfig, ComponentEntry, StyleIsolation } from '../../bundle/script.ts'
import { rewriteSjs } from '../alipay/sjs.ts'
import { diagnostic, placeAt } from '../diagnostics.ts'
import type { Memo } from '../memo.ts'
import type { CompileOptions } from '../options.ts'
import { extensionOf, folderOf, joinPath, withoutExtension } from '../paths.ts'
import { asObject, asString, type JsonObject, placeOfString, readJson } from '../project/json.ts'
import { pluginFolderOf } from '../project/plugins.ts'
import type { Project } from '../project/project.ts'
import { type CompiledModule, compileJsonModule, compileModule } from '../script/module.ts'
import { baseTags } from '../style/baseTags.ts'
import { rootedIn } from '../template/pluginRoot.ts'
import { type CompiledTemplate, compileTemplate, withoutKnownExtension } from '../template/template.ts'
import { type CompiledWxs, compileWxs } from '../template/wxs.ts'
import { Resolver } from './resolve.ts'
import { scopeOf } from './scope.ts'
import type { UnitGraph, UnitKey } from './unit.ts'

export interface BuiltGraph extends UnitGraph {
  /** JSON of each page and component by its path. */
  configs: Map<string, JsonObject>
  /** JSON files that were read as configuration. */
  configPaths: Set<string>
  /** Units that the app itself needs. */
  appUnits: UnitKey[]
  diagnostics: Diagnostic[]
}

const isolations: ReadonlySet<string> = new Set([
  'isolated',
  'apply-shared',
  'shared',
  'page-isolated',
  'page-apply-shared',
  'page-shared',
])

export async function buildGraph(project: Project, memo: Memo, options: CompileOptions): Promise<BuiltGraph> {
  const builder = new GraphBuilder(project, memo, options)
  await builder.run()
  return builder.graph
}

class GraphBuilder {
  readonly graph: BuiltGraph = {
    units: new Map(),
    needs: new Map(),
    later: new Map(),
    configs: new Map(),
    configPaths: new Set(),
    appUnits: [],
    diagnostics: [],
  }
  readonly #project: Project
  readonly #memo: Memo
  readonly #options: CompileOptions
  readonly #resolver: Resolver
  readonly #pending: Promise<void>[] = []
  readonly #pages: ReadonlySet<string>
  readonly #checked = new Set<string>()

  constructor(project: Project, memo: Memo, options: CompileOptions) {
    this.#project = project
    this.#memo = memo
    this.#options = options
    this.#resolver = new Resolver(project)
    this.#pages = new Set(project.packages.flatMap((one) => one.pages))
  }

  async run(): Promise<void> {
    this.#addApp()
    const appText = this.#project.files.read('app.json')?.text ?? ''
    for (const route of this.#pages) {
      if (this.#resolver.component('', `/${route}`) === route) this.#addComponent(route)
      else {
        const last = route.split('/').at(-1) ?? route
        const written = appText.includes(JSON.stringify(route)) ? route : last
        const message = `The page ${route} has no files. Create ${route}.${this.#markup} and ${route}.js, or take it out of app.json.`
        this.#report(diagnostic('error', 'page.missing', message, placeOfString('app.json', appText, written)))
      }
    }
    if (this.#project.app.tabBar?.custom === true) {
      for (const path of ['custom-tab-bar/index', 'customize-tab-bar/index']) {
        if (this.#resolver.component('', `/${path}`) !== path) continue
        this.#addComponent(path)
        this.graph.appUnits.push(`c:${path}`)
      }
    }
    const { workers } = this.#project
    for (const path of workers === null ? [] : this.#project.files.ownPaths()) {
      if (workers !== null && path.startsWith(workers) && /(?<!\.d)\.[jt]s$/.test(path)) this.#addModule(path)
    }
    while (this.#pending.length > 0) await Promise.all(this.#pending.splice(0))
    this.#checkCalls()
  }

  get #markup(): string {
    return this.#project.dialect === 'alipay' ? 'axml' : 'wxml'
  }

  #report(...list: Diagnostic[]): void {
    this.graph.diagnostics.push(...list)
  }

  #need(key: UnitKey, needed: UnitKey, later = false): void {
    const edges = later ? this.graph.later : this.graph.needs
    const known = edges.get(key)
    if (known === undefined) edges.set(key, new Set([needed]))
    else known.add(needed)
  }

  #addApp(): void {
    const module = this.#resolver.module('', '/app')
    const entry: ComponentEntry = {
      kind: 'app',
      module: module === null ? null : this.#addModule(module),
      template: null,
      scope: '',
      config: { component: false, usingComponents: {}, styleIsolation: 'shared' },
    }
    this.graph.units.set('c:app', { kind: 'component', path: 'app', entry })
    if (entry.module !== null) this.#need('c:app', `m:${entry.module}`)
    this.graph.appUnits.push('c:app')
  }

  #addComponent(path: string): void {
    const key: UnitKey = `c:${path}`
    if (this.graph.units.has(key)) return
    const isPage = this.#pages.has(path)
    const json = this.#readConfig(path)
    const script = this.#firstOf(path, ['.js', '.ts'])
    const templatePath = this.#firstOf(path, [`.${this.#markup}`, '.wxml'])
    const config: ComponentConfig = {
      component: !isPage,
      usingComponents: {},
      // Alipay's components share their styles unless they say otherwise.
      styleIsolation: isPage || this.#project.dialect === 'alipay' ? 'shared' : 'isolated',
    }
    const entry: ComponentEntry = {
      kind: isPage ? 'page' : 'component',
      module: script === null ? null : moduleKey(script),
      template: templatePath === null ? null : path,
      scope: scopeOf(path),
      config,
    }
    this.graph.units.set(key, { kind: 'component', path, entry })
    if (script !== null) {
      this.#need(key, `m:${this.#addModule(script)}`)
      this.#pending.push(this.#takeIsolation(script, json, config, isPage))
    } else applyIsolation(config, json, null, isPage)
    const names = templatePath === null ? null : this.#addTemplate(path, templatePath, this.#tagsOf(json))
    if (names !== null) {
      this.#need(key, `t:${path}`)
      if (this.#project.dialect === 'alipay') config.slots = names.dynamicSlots ? 'dynamic' : 'multiple'
    }
    this.#addUsed(key, path, json, config, names)
  }

  async #takeIsolation(script: string, json: JsonObject, config: ComponentConfig, isPage: boolean): Promise<void> {
    const compiled = await this.#compileModule(script)
    applyIsolation(config, json, compiled, isPage)
  }

  #readConfig(path: string): JsonObject {
    const file = `${path}.json`
    const content = this.#project.files.read(file)
    this.graph.configPaths.add(file)
    if (content === null) return {}
    const json = this.#memo.get(`json ${file}`, [content], () => readJson(file, content))
    this.#report(...json.diagnostics)
    this.graph.configs.set(path, json.value)
    return json.value
  }

  /** Components by their tags: those of the JSON, and those of app.json that the template uses. */
  #addUsed(key: UnitKey, path: string, json: JsonObject, config: ComponentConfig, names: TemplateNames | null): void {
    const own = asObject(json.usingComponents)
    const placeholders = asObject(json.componentPlaceholder)
    const file = `${path}.json`
    const text = this.#project.files.read(file)?.text ?? ''
    const add = (tag: string, specifier: string, from: string, place: { file: string; text: string }) => {
      const isElsewhere = /^[\w-]+:\/\//.test(specifier)
      if (isElsewhere && this.#resolver.component(from, specifier) === null) {
        const message = `<${tag}> comes from ${specifier}, which no plugin of this project gives. It stays empty: name one of its publicComponents, or use a component of the program's own.`
        this.#report(
          diagnostic('warning', 'component.plugin', message, placeOfString(place.file, place.text, specifier)),
        )
        return
      }
      const target = this.#resolver.component(from, specifier)
      if (target === null) {
        const message = `There is no component at "${specifier}". Correct the path, or install the package it is in.`
        this.#report(
          diagnostic('error', 'component.missing', message, placeOfString(place.file, place.text, specifier)),
        )
        return
      }
      config.usingComponents[tag] = `/${target}`
      this.#addComponent(target)
      this.#need(key, `c:${target}`, typeof placeholders[tag] === 'string')
    }
    for (const [tag, specifier] of Object.entries(own)) {
      if (typeof specifier === 'string') add(tag, specifier, file, { file, text })
    }
    const appText = this.#project.files.read('app.json')?.text ?? ''
    // A plugin has its own components alone.
    const given = pluginFolderOf(path) === '' ? this.#project.usingComponents : {}
    for (const [tag, specifier] of Object.entries(given)) {
      if (tag in own || names?.has(tag) !== true) continue
      if (this.#resolver.component('app.json', specifier) === path) continue
      add(tag, specifier, 'app.json', { file: 'app.json', text: appText })
    }
    this.#addGenerics(key, file, json, config)
    const placeholder: Record<string, string> = {}
    for (const [tag, value] of Object.entries(placeholders)) if (typeof value === 'string') placeholder[tag] = value
    if (Object.keys(placeholder).length > 0) config.componentPlaceholder = placeholder
    const pattern = asString(json.pureDataPattern)
    if (pattern !== null) config.pureDataPattern = pattern
    if (names !== null) this.#checkTags(config, names)
  }

  #addGenerics(key: UnitKey, file: string, json: JsonObject, config: ComponentConfig): void {
    const generics: NonNullable<ComponentConfig['componentGenerics']> = {}
    for (const [name, value] of Object.entries(asObject(json.componentGenerics))) {
      const specifier = asString(asObject(value).default)
      const target = specifier === null ? null : this.#resolver.component(file, specifier)
      generics[name] = true
      if (target === null) continue
      generics[name] = { default: `/${target}` }
      this.#addComponent(target)
      this.#need(key, `c:${target}`)
    }
    if (Object.keys(generics).length > 0) config.componentGenerics = generics
  }

  /** Tags that are neither a base component nor one of the program's. */
  #checkTags(config: ComponentConfig, names: TemplateNames): void {
    const { supported = null } = this.#options
    for (const [name, place] of names.tags) {
      if (name in config.usingComponents || name in (config.componentGenerics ?? {})) continue
      if (this.#checked.has(`${place.file} ${name}`)) continue
      this.#checked.add(`${place.file} ${name}`)
      if (!baseTags.has(name)) {
        const message = `<${name}> is no base component and not in usingComponents. Add it to the JSON beside the template, or it stays an empty view.`
        this.#report(diagnostic('warning', 'component.missing', message, place))
      } else if (supported !== null && !supported.elements.has(name)) {
        const message = `<${name}> is not available here, it stays an empty view. Offer another way, or do without it.`
        this.#report(diagnostic('warning', 'element.missing', message, place))
      }
    }
  }

  /** Tags that are components there, as one text; AXML is read differently for them. */
  #tagsOf(json: JsonObject): string {
    if (this.#project.dialect !== 'alipay') return ''
    const tags = [...Object.keys(asObject(json.usingComponents)), ...Object.keys(this.#project.usingComponents)]
    return tags.sort().join(' ')
  }

  /** Attributes of base components that do nothing here. */
  #checkAttributes(file: string, compiled: CompiledTemplate, components: string): void {
    const { supported = null } = this.#options
    // What stands in a package is not its user's to change, and small beside the calls and components it lacks.
    if (supported === null || file.includes('miniprogram_npm/')) return
    const own = new Set(components.split(' '))
    for (const { name, value, line, column } of compiled.attributes) {
      const whole = value === null ? name : `${name}.${value}`
      const [tag = '', attribute = ''] = name.split('.')
      if (own.has(tag) || !(supported.lacking.has(name) || supported.lacking.has(whole))) continue
      const said = supported.lacking.has(name) ? attribute : `${attribute}="${value}"`
      const message = `${said} of <${tag}> does nothing here. Offer another way, or do without it.`
      this.#report(diagnostic('warning', 'element.missing', message, { file, line, column }))
    }
  }

  #firstOf(path: string, endings: readonly string[]): string | null {
    for (const ending of endings) if (this.#project.files.has(path + ending)) return path + ending
    return null
  }

  /** Adds a template and what it refers to; all names of tags that it and they use. */
  #addTemplate(path: string, file: string, components: string, seen = new Set<string>()): TemplateNames {
    const names = new TemplateNames()
    if (seen.has(path)) return names
    seen.add(path)
    const key: UnitKey = `t:${path}`
    const content = this.#project.files.read(file)
    if (content === null) return names
    const compiled = this.#memo.get(`template ${file}`, [content, components], () =>
      compileTemplate(file, rootedIn(pluginFolderOf(file), content.text), new Set(components.split(' '))),
    )
    const isNew = !this.graph.units.has(key)
    if (isNew) {
      this.graph.units.set(key, { kind: 'template', path, compiled })
      this.#report(...compiled.diagnostics)
    }
    if (isNew) this.#checkAttributes(file, compiled, components)
    names.add(file, compiled)
    if (compiled.dynamicSlots) names.dynamicSlots = true
    for (const { path: target, kind, line, column } of compiled.references) {
      const endings = kind === 'wxs' ? ['.wxs', '.sjs'] : [`.${this.#markup}`, '.wxml', '']
      const found = this.#resolver.file('', `/${target}`, endings)
      if (found === null) {
        if (!isNew) continue
        const message = `There is no file ${target}${endings[0]}. Correct the src of this <${kind}>.`
        // A template that is not there is left out, as in WeChat; functions that are called are missed.
        const [severity, code] =
          kind === 'wxs' ? (['error', 'wxs.missing'] as const) : (['warning', 'template.missing'] as const)
        this.#report(diagnostic(severity, code, message, { file, line, column }))
      } else if (kind === 'wxs') this.#need(key, `w:${this.#addWxs(found)}`)
      else {
        names.merge(this.#addTemplate(target, found, components, seen))
        this.#need(key, `t:${target}`)
      }
    }
    for (const { specifier } of compiled.scriptRequires) {
      if (this.#requireWxs(key, file, specifier) !== null || !isNew) continue
      const message = `There is no WXS at "${specifier}". Correct the path.`
      this.#report(diagnostic('error', 'wxs.missing', message, { file }))
    }
    return names
  }

  #addWxs(file: string): string {
    const path = withoutExtension(file)
    const key: UnitKey = `w:${path}`
    const content = this.#project.files.read(file)
    if (this.graph.units.has(key) || content === null) return path
    const compiled: CompiledWxs = this.#memo.get(`wxs ${file}`, [content], () =>
      compileWxs(file.endsWith('.sjs') ? rewriteSjs(content.text) : content.text, (offset) =>
        placeAt(file, content.text, offset),
      ),
    )
    const required: Record<string, string> = {}
    this.graph.units.set(key, { kind: 'wxs', path, compiled, required })
    this.#report(...compiled.diagnostics)
    for (const { specifier, offset } of compiled.requires) {
      const target = this.#requireWxs(key, file, specifier)
      if (target !== null) required[specifier] = target
      else {
        const message = `There is no WXS at "${specifier}". Correct the path.`
        this.#report(diagnostic('error', 'wxs.missing', message, placeAt(file, content.text, offset)))
      }
    }
    return path
  }

  #requireWxs(key: UnitKey, file: string, specifier: string): string | null {
    const folder = folderOf(file)
    const joined = joinPath(folder, withoutKnownExtension(specifier))
    const found = joined === null ? null : this.#resolver.file('', `/${joined}`, ['.wxs', '.sjs'])
    if (found === null) return null
    const target = this.#addWxs(found)
    this.#need(key, `w:${target}`)
    return target
  }

  #compileModule(file: string): Promise<CompiledModule> {
    const content = this.#project.files.read(file)
    if (content === null) throw new Error(`${file} went away while it was compiled`)
    const host = this.#project.dialect === 'alipay' ? 'my' : 'wx'
    const minify = this.#options.minify === true
    return this.#memo.get(`module ${file} ${host} ${minify}`, [content], async () =>
      extensionOf(file) === 'json' ? compileJsonModule(file, content) : compileModule(file, content, { host, minify }),
    )
  }

  /** Returns the key of the module. */
  #addModule(file: string): string {
    const path = moduleKey(file)
    const key: UnitKey = `m:${path}`
    if (this.#checked.has(key)) return path
    this.#checked.add(key)
    this.#pending.push(this.#finishModule(file, path))
    return path
  }

  async #finishModule(file: string, path: string): Promise<void> {
    const compiled = await this.#compileModule(file)
    const key: UnitKey = `m:${path}`
    const required: Record<string, string> = {}
    this.graph.units.set(key, { kind: 'module', path, compiled, required })
    this.#report(...compiled.diagnostics)
    for (const { specifier, offset, later } of compiled.facts.requires) {
      const target = this.#resolver.module(file, specifier)
      if (target === null) {
        const message = `There is no module "${specifier}". Correct the path, or install the package with npm.`
        this.#report(diagnostic('warning', 'module.missing', message, compiled.place(offset)))
        continue
      }
      required[specifier] = this.#addModule(target)
      this.#need(key, `m:${moduleKey(target)}`, later)
    }
    for (const alias of compiled.facts.plugins) {
      const main = this.#mainOf(alias)
      if (main === null) continue
      this.#addModule(main)
      this.#need(key, `m:${moduleKey(main)}`)
    }
    for (const { offset, prefix, suffix } of compiled.facts.computed) {
      const targets = this.#computedTargets(file, prefix, suffix)
      for (const target of targets) {
        this.#addModule(target)
        this.#need(key, `m:${moduleKey(target)}`)
      }
      if (targets.length > 0 || file.startsWith('miniprogram_npm/')) continue
      const message =
        'It cannot be known what this require takes. Begin the path with a folder as text, such as require("./locale/" + name).'
      this.#report(diagnostic('warning', 'module.dynamic', message, compiled.place(offset)))
    }
  }

  /** The file that `requirePlugin` gives. */
  #mainOf(alias: string): string | null {
    const main = this.#project.plugins.find((plugin) => plugin.alias === alias)?.main ?? null
    return main === null ? null : this.#resolver.module('', main)
  }

  /** Calls that neither the host has nor the program puts there itself, in whichever of its modules. */
  #checkCalls(): void {
    const known = this.#options.supported?.calls[this.#project.dialect]
    if (known === undefined) return
    const host = this.#project.dialect === 'alipay' ? 'my' : 'wx'
    const modules = [...this.graph.units.values()].flatMap((unit) => (unit.kind === 'module' ? [unit.compiled] : []))
    const own = new Set(modules.flatMap(({ facts }) => facts.sets))
    for (const { facts, place } of modules) {
      const told = new Set<string>()
      for (const { name, offset } of facts.calls) {
        if (known.has(name) || own.has(name) || told.has(name)) continue
        told.add(name)
        const message = `${host}.${name} is not available here. Ask ${host}.canIUse('${name}') before it is called.`
        this.#report(diagnostic('warning', 'api.missing', message, place(offset)))
      }
    }
  }

  /** Modules of the program that a computed path may mean. */
  #computedTargets(file: string, prefix: string, suffix: string): string[] {
    if (!/^(?:\.{0,2}\/)/.test(prefix) || !prefix.includes('/')) return []
    const base = joinPath(folderOf(file), prefix.slice(0, prefix.lastIndexOf('/') + 1))
    if (base === null || base === '') return []
    const start = `${base}/${prefix.slice(prefix.lastIndexOf('/') + 1)}`
    return this.#project.files
      .ownPaths()
      .filter((path) => path.startsWith(start) && /\.(?:js|ts|json)$/.test(path) && !path.endsWith('.d.ts'))
      .filter((path) => suffix === '' || path.endsWith(suffix) || withoutExtension(path).endsWith(suffix))
      .filter((path) => extensionOf(path) !== 'json' || suffix.endsWith('.json'))
  }
}

/** Tags of a template and of all that it imports and includes. */
class TemplateNames {
  readonly tags = new Map<string, { file: string; line: number; column: number }>()
  readonly #generics = new Set<string>()
  dynamicSlots = false

  has(name: string): boolean {
    return this.tags.has(name) || this.#generics.has(name)
  }

  add(file: string, compiled: CompiledTemplate): void {
    for (const { name, line, column } of compiled.tags) {
      if (!this.tags.has(name)) this.tags.set(name, { file, line, column })
    }
    for (const name of compiled.generics) this.#generics.add(name)
  }

  merge(other: TemplateNames): void {
    for (const [name, place] of other.tags) if (!this.tags.has(name)) this.tags.set(name, place)
    for (const name of other.#generics) this.#generics.add(name)
    if (other.dynamicSlots) this.dynamicSlots = true
  }
}

function applyIsolation(
  config: ComponentConfig,
  json: JsonObject,
  compiled: CompiledModule | null,
  isPage: boolean,
): void {
  const said = asString(json.styleIsolation) ?? compiled?.facts.styleIsolation ?? null
  if (said !== null && isIsolation(said)) config.styleIsolation = said
  else if (!isPage && (json.addGlobalClass === true || compiled?.facts.addGlobalClass === true)) {
    config.styleIsolation = 'apply-shared'
  }
}

function isIsolation(value: string): value is StyleIsolation {
  return isolations.has(value)
}

/** The name of a module in the bundle: what was TypeScript is JavaScript there. */
export function moduleKey(file: string): string {
  return file.replace(/\.ts$/, '.js')
}
