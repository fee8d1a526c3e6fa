// From the graph of a program to the files of its bundle.

import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type {
  BundleManifest,
  Diagnostic,
  FileEntry,
  PackageEntry,
  PageEntry,
  ProgramUses,
} from '../../bundle/format.ts'
import { sortDiagnostics } from '../diagnostics.ts'
import { type BuiltGraph, moduleKey } from '../graph/build.ts'
import { Resolver } from '../graph/resolve.ts'
import { packageOf, reach, splitUnits } from '../graph/split.ts'
import type { UnitKey } from '../graph/unit.ts'
import type { Memo } from '../memo.ts'
import type { CompileOptions, CompileResult } from '../options.ts'
import { asObject } from '../project/json.ts'
import { type Plugin, pluginsInManifest } from '../project/plugins.ts'
import { alipayWindow, type Project } from '../project/project.ts'
import type { Sheet } from '../style/sheets.ts'
import { checkSizes, type SizedFile } from './limits.ts'
import { carriedAs } from './mediaTypes.ts'
import { emitScript } from './script.ts'
import { usesOf } from './uses.ts'

const encoder = new TextEncoder()

interface MadeFile extends SizedFile {
  bytes: Uint8Array
  sha256: string
  mediaType: string
}

export interface EmitInput {
  project: Project
  graph: BuiltGraph
  /** By component. */
  sheets: ReadonlyMap<string, Sheet>
  memo: Memo
  options: CompileOptions
}

export function emitBundle(input: EmitInput): CompileResult {
  const { project, graph, options } = input
  const split = splitUnits(graph, project.packages, graph.appUnits)
  const out = new Output(input)
  const packages: PackageEntry[] = []
  const pages: Record<string, PageEntry> = {}
  for (const one of project.packages) {
    const base = one.root === '' ? '_mp/app' : `_mp/${one.root}package`
    out.scripts(base, split.packages.get(one.root) ?? new Set(), one.root)
    packages.push({
      root: one.root,
      name: one.name,
      independent: one.independent,
      script: `${base}.js`,
      styles: `${base}.css.json`,
      bytesCompressed: 0,
    })
    for (const route of one.pages) {
      const units = split.pages.get(route) ?? new Set()
      out.scripts(`_mp/${route}`, units, one.root)
      const own = asObject(graph.configs.get(route))
      const window = project.dialect === 'alipay' ? alipayWindow(own) : own
      pages[route] = {
        package: one.root,
        script: `_mp/${route}.js`,
        styles: `_mp/${route}.css.json`,
        window: { ...project.app.window, ...windowOnly(window) },
      }
    }
  }
  const workers = out.workers()
  out.assets()
  for (const entry of packages) entry.bytesCompressed = out.bytesCompressed(entry.root)
  const limits = checkSizes(out.made, packages, options)
  const diagnostics = sortDiagnostics([
    ...project.diagnostics,
    ...graph.diagnostics,
    ...[...input.sheets.values()].flatMap((sheet) => sheet.diagnostics),
    ...split.diagnostics,
    ...limits,
  ])
  const uses = usesOf(graph, input.sheets.values())
  return {
    manifest: manifestOf(project, packages, pages, workers, uses, out, diagnostics),
    files: out.files,
    diagnostics,
  }
}

function manifestOf(
  project: Project,
  packages: PackageEntry[],
  pages: Record<string, PageEntry>,
  workers: BundleManifest['workers'],
  uses: ProgramUses,
  out: Output,
  diagnostics: Diagnostic[],
): BundleManifest | null {
  if (diagnostics.some((one) => one.severity === 'error')) return null
  const files: Record<string, FileEntry> = {}
  const hash = createHash('sha256')
  for (const one of [...out.made].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    files[one.path] = { bytes: one.bytes.length, sha256: one.sha256, mediaType: one.mediaType }
    hash.update(`${one.path}\n${one.sha256}\n`)
  }
  const { dialect, appId, name, versionName, app, sitemap, ext } = project
  const mainOf = ({ main }: Plugin) => (main === null ? null : (out.moduleAt(main) ?? null))
  const plugins = pluginsInManifest(project.plugins, mainOf)
  const said = { dialect, appId, name, versionName, app, packages, pages, sitemap, ext, workers, uses, ...plugins }
  hash.update(JSON.stringify(said))
  const warnings = diagnostics.filter((one) => one.severity === 'warning')
  return { format: 1, ...said, hash: hash.digest('hex'), files, warnings }
}

/** What of page.json is about the page's window. */
function windowOnly(config: Record<string, unknown>): Record<string, unknown> {
  const { usingComponents: _u, componentGenerics: _g, componentPlaceholder: _p, component: _c, ...window } = config
  return window
}

class Output {
  readonly files = new Map<string, Uint8Array>()
  readonly made: MadeFile[] = []
  readonly #input: EmitInput

  constructor(input: EmitInput) {
    this.#input = input
  }

  scripts(base: string, units: ReadonlySet<UnitKey>, root: string): void {
    const { graph, memo, options, sheets } = this.#input
    const maps = options.sourceMaps === true
    const script = emitScript(`${base}.js`, graph, units, memo, maps)
    this.#add(`${base}.js`, root, 'text/javascript', script.text)
    if (script.map !== null) this.#addMap(`${base}.js.map`, script.map)
    const chosen: [path: string, sheet: Sheet][] = []
    for (const key of [...units].sort()) {
      const sheet = key.startsWith('c:') ? sheets.get(key.slice(2)) : undefined
      if (sheet !== undefined) chosen.push([key.slice(2), sheet])
    }
    const styles = memo.get(`styles ${base}`, chosen.flat(), () => ({
      text: JSON.stringify({
        sheets: Object.fromEntries(chosen.map(([path, sheet]) => [path, sheet.css])),
        fonts: Object.fromEntries(
          chosen.filter(([, { fonts }]) => fonts !== '').map(([path, { fonts }]) => [path, fonts]),
        ),
      }),
      map: `{${chosen.map(([path, sheet]) => `${JSON.stringify(path)}:${sheet.map}`).join(',')}}`,
    }))
    this.#add(`${base}.css.json`, root, 'application/json', styles.text)
    if (maps) this.#addMap(`${base}.css.json.map`, styles.map)
  }

  workers(): BundleManifest['workers'] {
    const { project, graph, memo, options } = this.#input
    if (project.workers === null) return null
    const root = project.workers
    const entries = [...graph.units.keys()].filter((key) => key.startsWith(`m:${root}`))
    const units = reach(graph, entries).now
    const script = emitScript('_mp/workers.js', graph, units, memo, options.sourceMaps === true)
    this.#add('_mp/workers.js', packageOf(project.packages, root), 'text/javascript', script.text)
    if (script.map !== null) this.#addMap('_mp/workers.js.map', script.map)
    return { root, script: '_mp/workers.js' }
  }

  assets(): void {
    const { project, graph } = this.#input
    for (const path of project.files.ownPaths()) {
      const mediaType = carriedAs(path)
      if (mediaType === null || path.startsWith('_mp/') || graph.configPaths.has(path) || project.ignore(path)) continue
      // Of packages only what they show: pictures and fonts.
      if (path.includes('miniprogram_npm/') && path.endsWith('.json')) continue
      const content = project.files.read(path)
      if (content === null) continue
      this.#made(path, packageOf(project.packages, path), mediaType, content.bytes, content.sha256)
    }
  }

  /** The name of a module in the bundle, by its path as it was written; undefined where nothing requires it. */
  moduleAt(path: string): string | undefined {
    const { project, graph } = this.#input
    const file = new Resolver(project).module('', path)
    const key = file === null ? null : moduleKey(file)
    return key !== null && graph.units.has(`m:${key}`) ? key : undefined
  }

  bytesCompressed(root: string): number {
    return this.made.filter((one) => one.root === root).reduce((sum, one) => sum + one.bytesCompressed, 0)
  }

  #add(path: string, root: string, mediaType: string, text: string): void {
    const { bytes, sha256 } = this.#input.memo.get(`encoded ${path}`, [text], () => {
      const encoded = encoder.encode(text)
      return { bytes: encoded, sha256: createHash('sha256').update(encoded).digest('hex') }
    })
    this.#made(path, root, mediaType, bytes, sha256)
  }

  #made(path: string, root: string, mediaType: string, bytes: Uint8Array, sha256: string): void {
    const bytesCompressed = this.#input.memo.get(`compressed ${path}`, [sha256], () => compressedSize(bytes, mediaType))
    this.files.set(path, bytes)
    this.made.push({ path, root, bytes, sha256, mediaType, bytesCompressed })
  }

  #addMap(path: string, text: string): void {
    this.files.set(
      path,
      this.#input.memo.get(`encoded ${path}`, [text], () => encoder.encode(text)),
    )
  }
}

/** As it weighs in a ZIP; what is compressed already is counted as it is. */
function compressedSize(bytes: Uint8Array, mediaType: string): number {
  if (/^(?:image\/(?!svg|bmp)|audio|video|font\/woff)/.test(mediaType)) return bytes.length
  return deflateRawSync(bytes, { level: 6 }).length
}
