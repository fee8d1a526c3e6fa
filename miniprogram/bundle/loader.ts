// Runs the scripts of a bundle: modules, WXS and templates are made when they are first asked for.

import type { BundleScript, ComponentEntry, ModuleObject, Require, TemplateDefinition } from './script.ts'
import { type TemplateHooks, templateHelpers } from './templateHelpers.ts'
import { markWxs } from './wxsFunctions.ts'
import { wxsHelpers } from './wxsHelpers.ts'

export interface LoaderOptions {
  /** What `global` is to the program: one object that all its modules share. */
  global: unknown
  hooks: TemplateHooks
  /** `require.async` of a module whose package is not there yet: loads it. */
  loadPackageOf?: (path: string) => Promise<void>
}

export interface Loader {
  /** The `__mpDefine` of the scripts. What was defined once stays. */
  define(script: BundleScript): void
  component(path: string): ComponentEntry | undefined
  componentPaths(): string[]
  hasModule(path: string): boolean
  /** Runs a module if it has not run yet, and returns its exports. Throws in WeChat's words where there is none. */
  require(path: string): unknown
  /** The path of the component whose module runs at this moment: what `Page` and `Component` register. */
  currentPath(): string | null
  /** Runs the module of a component, so that it registers itself. */
  runComponent(path: string): void
  /** For `addCompiledTemplate`; undefined where there is none. */
  template(path: string): { groupList: Record<string, unknown>; content: unknown } | undefined
  wxs(path: string): unknown
}

export function createLoader(options: LoaderOptions): Loader {
  const modules = new Map<string, BundleScript['modules'][string]>()
  const running = new Map<string, ModuleObject>()
  const wxs = new Map<string, BundleScript['wxs'][string]>()
  const runningWxs = new Map<string, ModuleObject>()
  const templates = new Map<string, TemplateDefinition>()
  const components = new Map<string, ComponentEntry>()
  const groups: Record<string, unknown> = Object.create(null)
  const wxsByPath: Record<string, () => unknown> = Object.create(null)
  let path: string | null = null

  function requireModule(name: string, asked: string): unknown {
    const known = running.get(name)
    if (known !== undefined) return known.exports
    const definition = modules.get(name)
    if (definition === undefined) throw new Error(`module '${name}' is not defined, require args is '${asked}'`)
    const module: ModuleObject = { exports: {} }
    running.set(name, module)
    const [body, required] = definition
    const find = (specifier: string) => required[specifier] ?? findModule(name, String(specifier), modules)
    const require: Require = (specifier) => requireModule(find(specifier), specifier)
    require.async = async (specifier) => {
      const wanted = find(specifier)
      if (!modules.has(wanted)) await options.loadPackageOf?.(wanted)
      return requireModule(wanted, specifier)
    }
    try {
      body.call(module.exports, require, module, module.exports, options.global)
    } catch (error) {
      running.delete(name)
      throw error
    }
    return module.exports
  }

  function requireWxs(name: string): unknown {
    const known = runningWxs.get(name)
    if (known !== undefined) return known.exports
    const definition = wxs.get(name)
    if (definition === undefined) throw new Error(`no such WXS module: ${name}`)
    const module: ModuleObject = { exports: {} }
    runningWxs.set(name, module)
    const [body, required] = definition
    body(
      (specifier) => requireWxs(required[specifier] ?? findModule(name, specifier, wxs)),
      module.exports,
      module,
      wxsHelpers,
    )
    markWxs(module.exports)
    return module.exports
  }

  const { X, Y, Z, P, Q } = templateHelpers(options.hooks)
  /** WXS within a template: its module has a name of its own and is run once. */
  const inlineWxs = (name: string, body: (...args: unknown[]) => void) => () => {
    const known = runningWxs.get(name)
    if (known !== undefined) return known.exports
    const module: ModuleObject = { exports: {} }
    runningWxs.set(name, module)
    const file = name.slice(0, name.lastIndexOf('#'))
    const require = (specifier: string) => requireWxs(findModule(file, specifier, wxs))
    body(require, module.exports, module)
    markWxs(module.exports)
    return module.exports
  }

  return {
    define(script) {
      for (const [name, definition] of Object.entries(script.modules)) {
        if (!modules.has(name)) modules.set(name, definition)
      }
      for (const [name, definition] of Object.entries(script.wxs)) {
        if (wxs.has(name)) continue
        wxs.set(name, definition)
        wxsByPath[name] = () => requireWxs(name)
      }
      for (const [name, definition] of Object.entries(script.templates)) {
        if (templates.has(name)) continue
        templates.set(name, definition)
        let content: unknown
        Object.defineProperty(groups, name, {
          enumerable: true,
          get: () => (content ??= definition(groups, wxsByPath, X, Y, Z, P, Q, inlineWxs, wxsHelpers)),
        })
      }
      for (const [name, entry] of Object.entries(script.components)) {
        if (!components.has(name)) components.set(name, entry)
      }
    },
    component: (name) => components.get(name),
    componentPaths: () => [...components.keys()],
    hasModule: (name) => modules.has(name),
    require: (name) => requireModule(name, name),
    currentPath: () => path,
    runComponent(name) {
      const module = components.get(name)?.module
      if (module === undefined || module === null) return
      const before = path
      path = name
      try {
        requireModule(module, module)
      } finally {
        path = before
      }
    },
    template(name) {
      return templates.has(name) ? { groupList: groups, content: groups[name] } : undefined
    },
    wxs: requireWxs,
  }
}

/** Resolves what a module asks for at run time against those that are there, as WeChat does: with and without ending. */
function findModule(from: string, specifier: string, known: ReadonlyMap<string, unknown>): string {
  const parts = specifier.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  const path = parts.join('/')
  const bare = path.replace(/\.(?:wxs|sjs)$/, '')
  for (const candidate of [path, `${path}.js`, `${path}.json`, `${path}/index.js`, bare]) {
    if (known.has(candidate)) return candidate
  }
  return `${path}.js`
}
