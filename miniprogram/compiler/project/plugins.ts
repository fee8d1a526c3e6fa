// Plugins whose source lies in the project (`pluginRoot`): to the program they are a folder of their own, in which paths
// from the root begin anew. What other hosts fetch by a plugin's number is nowhere to be had here.

import type { Diagnostic, ProgramPlugins } from '../../bundle/format.ts'
import { diagnostic } from '../diagnostics.ts'
import { joinPath } from '../paths.ts'
import type { SourceTree } from '../source/tree.ts'
import { asObject, asString, type JsonObject, placeOfString, readJson } from './json.ts'

export interface Plugin {
  /** As app.json calls it. */
  alias: string
  /** Where the program knows its files, with a slash at its end. */
  mount: string
  /** The same in the tree. */
  folder: string
  /** Paths of what it gives away, by the name that is asked for. */
  components: ReadonlyMap<string, string>
  pages: ReadonlyMap<string, string>
  /** What `requirePlugin` gives; null where it has nothing to give. */
  main: string | null
}

const mountPattern = /^__plugin__\/[^/]+\//

/** The folder of the plugin that a file belongs to; '' for the program's own. */
export const pluginFolderOf = (path: string): string => mountPattern.exec(path)?.[0] ?? ''

/** @param settings project.config.json @param config app.json */
export function readPlugins(
  tree: SourceTree,
  settings: JsonObject,
  config: JsonObject,
  appText: string,
): { plugins: Plugin[]; diagnostics: Diagnostic[] } {
  const declared = declaredIn(config)
  if (declared.size === 0) return { plugins: [], diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const named = asString(settings.pluginRoot)
  const folder = named === null ? null : joinPath('', named)
  const content = folder === null || folder === '' ? null : tree.read(`${folder}/plugin.json`)
  const local = content === null ? undefined : localAmong(declared)
  for (const alias of declared.keys()) {
    if (alias === local) continue
    const message =
      content !== null || named === null
        ? `The plugin ${alias} is not in this project, and there is nowhere to fetch it from. Lay its source beside the program and name its folder in project.config.json (pluginRoot), or do without it.`
        : `There is no ${named.replace(/\/*$/, '')}/plugin.json for the plugin ${alias}. Correct pluginRoot in project.config.json, or take the plugin out of app.json.`
    diagnostics.push(diagnostic('error', 'plugin.missing', message, placeOfString('app.json', appText, alias)))
  }
  if (local === undefined || content === null || folder === null) return { plugins: [], diagnostics }
  const json = readJson(`${folder}/plugin.json`, content)
  diagnostics.push(...json.diagnostics)
  const mount = `__plugin__/${local}/`
  const within = (said: unknown): Map<string, string> => {
    const paths = new Map<string, string>()
    for (const [name, value] of Object.entries(asObject(said))) {
      const path = typeof value === 'string' ? joinPath('', value) : null
      if (path !== null) paths.set(name, mount + path)
    }
    return paths
  }
  const main = joinPath('', asString(json.value.main) ?? '')
  const plugin: Plugin = {
    ...{ alias: local, mount, folder: `${folder}/` },
    components: within(json.value.publicComponents),
    pages: within(json.value.pages),
    main: main === null || main === '' ? null : `/${mount}${main}`,
  }
  return { plugins: [plugin], diagnostics }
}

/** Those of app.json and of its subpackages, with what is said of each. */
function declaredIn(config: JsonObject): Map<string, JsonObject> {
  const packages = config.subpackages ?? config.subPackages
  const all = [config, ...(Array.isArray(packages) ? packages.map(asObject) : [])]
  const declared = new Map<string, JsonObject>()
  for (const { plugins } of all) {
    for (const [alias, said] of Object.entries(asObject(plugins))) {
      if (/^[\w-]+$/.test(alias)) declared.set(alias, asObject(said))
    }
  }
  return declared
}

/** A project holds the source of one plugin: the one that is said to be in development, else the only one. */
function localAmong(declared: ReadonlyMap<string, JsonObject>): string | undefined {
  const inWork = [...declared].find(([, { version }]) => asString(version)?.startsWith('dev') === true)
  return inWork?.[0] ?? (declared.size === 1 ? [...declared.keys()][0] : undefined)
}

/** What the runtime has to know of them. */
export function pluginsInManifest(plugins: readonly Plugin[], mainOf: (plugin: Plugin) => string | null) {
  if (plugins.length === 0) return {}
  const found: ProgramPlugins = { pages: {}, mains: {} }
  for (const plugin of plugins) {
    const main = mainOf(plugin)
    if (main !== null) found.mains[plugin.alias] = main
    for (const [name, route] of plugin.pages) found.pages[`plugin://${plugin.alias}/${name}`] = route
  }
  return { plugins: found }
}
