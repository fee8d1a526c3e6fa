// From the words a file uses for another to that file's path.

import { folderOf, joinPath } from '../paths.ts'
import { pluginFolderOf } from '../project/plugins.ts'
import type { Project } from '../project/project.ts'

const moduleEndings = ['', '.js', '.ts', '.json', '/index.js', '/index.ts']
const componentEndings = ['.json', '.js', '.ts', '.wxml', '.axml']

export class Resolver {
  readonly #project: Project

  constructor(project: Project) {
    this.#project = project
  }

  /** The file of a module, with its ending; null where there is none. */
  module(from: string, specifier: string): string | null {
    for (const candidate of this.#candidates(from, specifier)) {
      for (const ending of moduleEndings) {
        const path = candidate + ending
        if (ending === '' && !/\.(?:js|ts|json|mjs|cjs|sjs)$/.test(path)) continue
        if (this.#project.files.has(path)) return path
      }
      // Written with the ending of what it becomes.
      const typed = candidate.replace(/\.js$/, '.ts')
      if (typed !== candidate && this.#project.files.has(typed)) return typed
    }
    return null
  }

  /** The path of a component, without ending; null where there is none. */
  component(from: string, specifier: string): string | null {
    for (const candidate of this.#candidates(from, specifier)) {
      for (const path of [candidate, `${candidate}/index`]) {
        if (componentEndings.some((ending) => this.#project.files.has(path + ending))) return path
      }
    }
    return null
  }

  /** A file by its path as written, with these endings tried. */
  file(from: string, specifier: string, endings: readonly string[]): string | null {
    for (const candidate of this.#candidates(from, specifier)) {
      for (const ending of endings) if (this.#project.files.has(candidate + ending)) return candidate + ending
    }
    return null
  }

  *#candidates(from: string, specifier: string): Generator<string> {
    if (specifier.startsWith('plugin://')) {
      const [alias, name = ''] = specifier.slice('plugin://'.length).split('/')
      const path = this.#project.plugins.find((plugin) => plugin.alias === alias)?.components.get(name)
      if (path !== undefined) yield path
      return
    }
    // What the program says of its own paths is not said of a plugin's.
    const plugin = pluginFolderOf(from)
    const aliased = plugin === '' ? this.#alias(specifier) : specifier
    if (aliased.startsWith('/')) {
      const path = joinPath('', plugin + aliased)
      if (path !== null) yield path
      return
    }
    const relative = joinPath(folderOf(from), aliased)
    if (relative !== null) yield relative
    if (aliased.startsWith('.')) return
    const packaged = this.#project.files.packagePath(from, aliased)
    if (packaged !== null) yield packaged
    yield aliased
  }

  #alias(specifier: string): string {
    for (const [pattern, target] of Object.entries(this.#project.resolveAlias)) {
      const prefix = pattern.replace(/\*$/, '')
      if (pattern === specifier) return rooted(target)
      if (pattern.endsWith('*') && specifier.startsWith(prefix)) {
        return rooted(target.replace(/\*$/, '') + specifier.slice(prefix.length))
      }
    }
    return specifier
  }
}

function rooted(target: string): string {
  return `/${joinPath('', target) ?? ''}`
}
