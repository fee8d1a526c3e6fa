// Less and Sass, as WeChat's own tools take them: in place of a `.wxss`, files found within the program alone.

import { diagnostic } from '../diagnostics.ts'
import type { Memo } from '../memo.ts'
import { extensionOf, folderOf, joinPath } from '../paths.ts'
import type { FileContent } from '../source/content.ts'
import type { ProgramFiles } from '../source/programFiles.ts'
import type { PlainStyle } from './style.ts'

interface Preprocessed {
  plain: PlainStyle
  contents: (FileContent | null)[]
}

/** The CSS of a file of Less or Sass; kept as long as it and the files it read are the same. */
export async function plainStyle(
  file: string,
  content: FileContent,
  files: ProgramFiles,
  memo: Memo,
): Promise<PlainStyle> {
  const key = `preprocess ${file}`
  const kept = memo.peek<Preprocessed>(key, [content])
  if (kept?.plain.read.every((path, index) => files.read(path) === kept.contents[index])) return kept.plain
  const plain = extensionOf(file) === 'less' ? await byLess(file, content, files) : await bySass(file, content, files)
  const made: Preprocessed = { plain, contents: plain.read.map((path) => files.read(path)) }
  memo.put(key, [content], made)
  return plain
}

async function byLess(file: string, content: FileContent, files: ProgramFiles): Promise<PlainStyle> {
  const { default: less } = await import('less')
  const read: string[] = []
  class TreeFiles extends less.FileManager {
    override supports() {
      return true
    }
    override supportsSync() {
      return true
    }
    override loadFileSync(filename: string, currentDirectory: string) {
      const path = findStyle(files, currentDirectory, filename, ['', '.less', '.css', '.wxss', '.acss'])
      const found = path === null ? null : files.read(path)
      if (path === null || found === null) {
        return { error: { type: 'File', message: `'${filename}' is not in the program` } }
      }
      read.push(path)
      return { filename: `/${path}`, contents: found.text }
    }
    override async loadFile(filename: string, currentDirectory: string) {
      const loaded = this.loadFileSync(filename, currentDirectory)
      if ('error' in loaded) throw loaded.error
      return loaded
    }
  }
  try {
    // The type of the options does not know `disablePluginRule`.
    const output = await less.render(content.text, {
      filename: `/${file}`,
      syncImport: true,
      javascriptEnabled: false,
      // `@plugin` would run what the author wrote in this process.
      disablePluginRule: true,
      plugins: [{ install: (_less, manager) => manager.addFileManager(new TreeFiles()), minVersion: [2, 7, 1] }],
      sourceMap: { outputSourceFiles: true },
    } as Less.Options)
    return {
      css: output.css,
      map: output.map === undefined || output.map === '' ? null : output.map,
      diagnostics: [],
      read,
    }
  } catch (error) {
    const said = typeof error === 'object' && error !== null ? error : {}
    const message = 'message' in said ? String(said.message) : String(error)
    const place = {
      file: 'filename' in said ? String(said.filename).replace(/^\//, '') : file,
      line: 'line' in said && typeof said.line === 'number' ? said.line : undefined,
      column: 'column' in said && typeof said.column === 'number' ? said.column + 1 : undefined,
    }
    return { css: '', map: null, diagnostics: [diagnostic('error', 'style.syntax', `${message}.`, place)], read }
  }
}

async function bySass(file: string, content: FileContent, files: ProgramFiles): Promise<PlainStyle> {
  const sass = await import('sass')
  const read: string[] = []
  const importer = {
    canonicalize(specifier: string, context: { containingUrl: URL | null }): URL | null {
      // Sass asks with the address put together first, then with what stands in the file.
      const whole = specifier.startsWith('mp:') ? decodeURIComponent(new URL(specifier).pathname) : null
      const folder = context.containingUrl === null ? '' : folderOf(decodeURIComponent(context.containingUrl.pathname))
      const path = findSass(files, folder.replace(/^\//, ''), whole ?? specifier)
      return path === null ? null : new URL(`mp:/${encodeURI(path)}`)
    },
    load(url: URL) {
      const path = decodeURIComponent(url.pathname).replace(/^\//, '')
      const found = files.read(path)
      if (found === null) return null
      read.push(path)
      const syntax = path.endsWith('.sass')
        ? ('indented' as const)
        : path.endsWith('.scss')
          ? ('scss' as const)
          : ('css' as const)
      return { contents: found.text, syntax, sourceMapUrl: url }
    },
  }
  try {
    const result = sass.compileString(content.text, {
      syntax: extensionOf(file) === 'sass' ? 'indented' : 'scss',
      url: new URL(`mp:/${encodeURI(file)}`),
      importer,
      sourceMap: true,
      sourceMapIncludeSources: true,
      quietDeps: true,
      logger: sass.Logger.silent,
    })
    const map = result.sourceMap === undefined ? null : JSON.stringify(cleanSources(result.sourceMap))
    return { css: result.css, map, diagnostics: [], read }
  } catch (error) {
    if (!(error instanceof sass.Exception)) throw error
    const { span } = error
    const place = {
      file: span.url === undefined ? file : decodeURIComponent(span.url.pathname).replace(/^\//, ''),
      line: span.start.line + 1,
      column: span.start.column + 1,
    }
    return {
      css: '',
      map: null,
      diagnostics: [diagnostic('error', 'style.syntax', `${error.sassMessage}.`, place)],
      read,
    }
  }
}

function cleanSources<Map extends { sources: string[] }>(map: Map): Map {
  return { ...map, sources: map.sources.map((one) => decodeURIComponent(one.replace(/^mp:\/*/, ''))) }
}

function findStyle(files: ProgramFiles, folder: string, name: string, endings: readonly string[]): string | null {
  const plain = name.replace(/^~(?=[^/])/, '')
  const from = folder.replace(/^\//, '').replace(/\/$/, '')
  const packaged = plain.startsWith('.') || plain.startsWith('/') ? null : files.packagePath(`${from}/style`, plain)
  for (const path of [joinPath(from, plain), joinPath('', plain), packaged]) {
    if (path === null) continue
    for (const ending of endings) if (files.has(path + ending)) return path + ending
  }
  return null
}

/** Sass looks for partials (`_name`) and for `index` of folders as well. */
function findSass(files: ProgramFiles, folder: string, specifier: string): string | null {
  const endings = ['', '.scss', '.sass', '.css', '.wxss']
  const slash = specifier.lastIndexOf('/') + 1
  const partial = `${specifier.slice(0, slash)}_${specifier.slice(slash)}`
  for (const name of [specifier, partial, `${specifier}/index`, `${specifier}/_index`]) {
    const found = findStyle(files, folder, name, endings)
    if (found !== null) return found
  }
  return null
}
