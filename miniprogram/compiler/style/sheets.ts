// The sheet of a component: its file of styles with everything that it imports, in order.

import type { Diagnostic } from '../../bundle/format.ts'
import type { ComponentEntry } from '../../bundle/script.ts'
import { countLines, indexMap, type MapSection } from '../bundle/sourceMap.ts'
import { diagnostic } from '../diagnostics.ts'
import type { Resolver } from '../graph/resolve.ts'
import type { Memo } from '../memo.ts'
import { extensionOf, folderOf, joinPath } from '../paths.ts'
import { pluginFolderOf } from '../project/plugins.ts'
import type { Project } from '../project/project.ts'
import { plainStyle } from './preprocess.ts'
import { type CompiledStyle, compileStyle, type PlainStyle } from './style.ts'

export interface Sheet {
  css: string
  fonts: string
  map: string | null
  diagnostics: Diagnostic[]
}

const importEndings = ['', '.wxss', '.acss', '.css', '.less', '.scss', '.sass']
const styleEndings = ['.wxss', '.acss', '.less', '.scss', '.sass', '.css']

export class SheetMaker {
  readonly #project: Project
  readonly #memo: Memo
  readonly #resolver: Resolver
  readonly #sourceMaps: boolean

  constructor(project: Project, memo: Memo, resolver: Resolver, sourceMaps: boolean) {
    this.#project = project
    this.#memo = memo
    this.#resolver = resolver
    this.#sourceMaps = sourceMaps
  }

  /** Null where the component has no styles. */
  async sheet(path: string, entry: ComponentEntry): Promise<Sheet | null> {
    const file = this.#fileOf(path)
    if (file === null) return null
    const parts: CompiledStyle[] = []
    const diagnostics: Diagnostic[] = []
    await this.#collect(file, entry, [], parts, diagnostics, '')
    return this.#memo.get(`sheet ${path}`, [this.#sourceMaps, ...parts], () =>
      joinParts(`${path}.css`, parts, this.#sourceMaps, diagnostics),
    )
  }

  #fileOf(path: string): string | null {
    for (const ending of styleEndings) if (this.#project.files.has(path + ending)) return path + ending
    return null
  }

  async #collect(
    file: string,
    entry: ComponentEntry,
    within: readonly string[],
    parts: CompiledStyle[],
    diagnostics: Diagnostic[],
    media: string,
  ): Promise<void> {
    const compiled = await this.#compile(file, entry, media)
    for (const { specifier, media: condition, line, column } of compiled.imports) {
      if (/^(?:https?:)?\/\//.test(specifier)) {
        const message = `Style sheets of other hosts are not loaded: copy ${specifier} into the program.`
        diagnostics.push(diagnostic('warning', 'style.missing', message, { file, line, column }))
        continue
      }
      const target = this.#resolver.file(file, specifier.replace(/^~(?!\/)/, ''), importEndings)
      if (target === null) {
        const message = `There is no style sheet at "${specifier}". Correct the path.`
        diagnostics.push(diagnostic('error', 'style.missing', message, { file, line, column }))
      } else if (!within.includes(target) && target !== file) {
        const both = [media, condition].filter((one) => one !== '').join(' and ')
        await this.#collect(target, entry, [...within, file], parts, diagnostics, both)
      }
    }
    parts.push(compiled)
  }

  async #compile(file: string, entry: ComponentEntry, media: string): Promise<CompiledStyle> {
    const plain = await this.#plain(file)
    const { scope, scoped } = scopeFor(entry)
    const key = `style ${file} ${scoped ? scope : `host ${scope}`} ${media}`
    // Nobody mends the styles of a package; its map would be most of the work.
    const sourceMaps = this.#sourceMaps && !file.startsWith('miniprogram_npm/')
    return this.#memo.get(key, [plain, sourceMaps], () =>
      compileStyle(file, plain, {
        scope,
        scoped,
        media,
        sourceMaps,
        resolveUrl: (url) => this.#resolveUrl(file, url),
      }),
    )
  }

  async #plain(file: string): Promise<PlainStyle> {
    const kind = extensionOf(file)
    const content = this.#project.files.read(file)
    if (content === null) return { css: '', map: null, diagnostics: [], read: [] }
    if (kind !== 'less' && kind !== 'scss' && kind !== 'sass') {
      return this.#memo.get(`plain ${file}`, [content], () => ({
        css: content.text,
        map: null,
        diagnostics: [],
        read: [],
      }))
    }
    return plainStyle(file, content, this.#project.files, this.#memo)
  }

  #resolveUrl(file: string, url: string): string | null {
    if (/^(?:[a-z][\w+.-]*:|\/\/|#)/i.test(url)) return null
    const plain = url.replace(/[?#].*$/, '')
    const path = joinPath(folderOf(file), plain.startsWith('/') ? `/${pluginFolderOf(file)}${plain}` : plain)
    return path !== null && this.#project.files.has(path) ? `mp-file:${path}` : null
  }
}

/** Classes carry the scope where the styles are the component's alone, or shared in one direction. */
function scopeFor(entry: ComponentEntry): { scope: string; scoped: boolean } {
  const isolation = entry.config.styleIsolation
  return { scope: entry.scope, scoped: isolation !== 'shared' && isolation !== 'page-shared' }
}

function joinParts(name: string, parts: readonly CompiledStyle[], sourceMaps: boolean, more: Diagnostic[]): Sheet {
  const sections: MapSection[] = []
  const texts: string[] = []
  let line = 0
  for (const { css, map } of parts) {
    if (map !== null) sections.push({ line, map })
    texts.push(css)
    line += countLines(css)
  }
  return {
    css: texts.join('\n'),
    fonts: parts
      .map((part) => part.fonts)
      .filter((one) => one !== '')
      .join('\n'),
    map: sourceMaps ? indexMap(name, sections) : null,
    diagnostics: [...more, ...parts.flatMap((part) => part.diagnostics)],
  }
}
