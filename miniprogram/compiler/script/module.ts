// One module: from JavaScript or TypeScript to the body of a CommonJS function.

import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { type TransformOptions, transform } from 'esbuild'
import type { Diagnostic } from '../../bundle/format.ts'
import { diagnostic, type Place, placeAt } from '../diagnostics.ts'
import { extensionOf } from '../paths.ts'
import { firstFault } from '../project/jsonPlace.ts'
import type { FileContent } from '../source/content.ts'
import { withoutHelpers } from './helpers.ts'
import { type ModuleFacts, moduleFacts, parseScript } from './syntax.ts'

export interface CompiledModule {
  /** The body of the function, without its braces. */
  code: string
  /** JSON text of the map from `code` to the source; null where they are the same. */
  map: string | null
  source: string
  facts: ModuleFacts
  /** Where an offset that stands in the facts is in the source. */
  place: (offset: number) => Place
  diagnostics: Diagnostic[]
}

export interface ModuleOptions {
  /** 'wx' or 'my'. */
  host: string
  minify: boolean
}

const noFacts: ModuleFacts = {
  isModule: false,
  strict: false,
  requires: [],
  computed: [],
  calls: [],
  sets: [],
  plugins: [],
  asked: [],
  handsOnHost: false,
  styleIsolation: null,
  addGlobalClass: false,
}

/** A JSON file as a module. */
export function compileJsonModule(path: string, content: FileContent): CompiledModule {
  const source = content.text
  const place = (offset: number) => placeAt(path, source, offset)
  let value: unknown = null
  const diagnostics: Diagnostic[] = []
  try {
    value = JSON.parse(source)
  } catch {
    diagnostics.push(diagnostic('error', 'json.syntax', 'This is no valid JSON.', place(firstFault(source))))
  }
  const code = `module.exports = ${escapeForScript(JSON.stringify(value))}`
  return { code, map: null, source: code, facts: noFacts, place, diagnostics }
}

export async function compileModule(
  path: string,
  content: FileContent,
  options: ModuleOptions,
): Promise<CompiledModule> {
  const source = content.text
  const failed = (message: string, place: Place): CompiledModule => ({
    code: `throw new Error(${escapeForScript(JSON.stringify(`${path} could not be compiled: ${message}`))})`,
    map: null,
    source,
    facts: noFacts,
    place: () => ({ file: path }),
    diagnostics: [diagnostic('error', 'script.syntax', message, place)],
  })
  const isTypeScript = extensionOf(path) === 'ts'
  let code = source
  let map: string | null = null
  let parsed = isTypeScript ? null : parseScript(source)
  if (parsed !== null && 'message' in parsed) {
    return failed(`${parsed.message}. The script cannot be read from here on.`, placeAt(path, source, parsed.offset))
  }
  const facts = parsed === null ? null : moduleFacts(parsed.program, parsed.isModule, options.host)
  if (facts === null || facts.isModule || options.minify || source.includes('process.env.NODE_ENV')) {
    try {
      const result = await transform(source, transformOptions(path, isTypeScript, options))
      const short = options.minify ? { code: result.code, linesRemoved: 0 } : withoutHelpers(result.code)
      code = short.code
      map = withoutLines(result.map, short.linesRemoved)
    } catch (error) {
      const first = esbuildError(error)
      if (first === null) throw error
      return failed(`${first.text}.`, { file: path, line: first.line, column: first.column })
    }
  }
  if (facts !== null) {
    return { code, map, source, facts, place: (offset) => placeAt(path, source, offset), diagnostics: [] }
  }
  parsed = parseScript(code)
  if ('message' in parsed) return failed(parsed.message, { file: path })
  const trace = map === null ? null : new TraceMap(map)
  const place = (offset: number): Place => {
    const made = placeAt(path, code, offset)
    if (trace === null || made.line === undefined || made.column === undefined) return made
    const { line, column } = originalPositionFor(trace, { line: made.line, column: made.column - 1 })
    return line === null ? { file: path } : { file: path, line, column: column + 1 }
  }
  return { code, map, source, facts: moduleFacts(parsed.program, false, options.host), place, diagnostics: [] }
}

function transformOptions(path: string, isTypeScript: boolean, options: ModuleOptions): TransformOptions {
  return {
    loader: isTypeScript ? 'ts' : 'js',
    format: 'cjs',
    target: 'es2022',
    sourcemap: 'external',
    sourcefile: path,
    sourcesContent: false,
    charset: 'utf8',
    legalComments: 'none',
    minifyWhitespace: options.minify,
    minifySyntax: options.minify,
    // Names of what a module declares at its top are seen by nobody else: it becomes the body of a function.
    minifyIdentifiers: options.minify,
    define: { 'process.env.NODE_ENV': '"production"' },
    supported: { 'dynamic-import': false },
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  }
}

/** A map whose file lost this many lines at its head, none of which had a place in the source. */
function withoutLines(map: string, lines: number): string {
  return lines === 0 ? map : map.replace(`"mappings": "${';'.repeat(lines)}`, '"mappings": "')
}

function esbuildError(error: unknown): { text: string; line: number; column: number } | null {
  if (typeof error !== 'object' || error === null || !('errors' in error) || !Array.isArray(error.errors)) return null
  const first: unknown = error.errors[0]
  if (typeof first !== 'object' || first === null || !('text' in first)) return null
  const location: unknown = 'location' in first ? first.location : null
  const at = typeof location === 'object' && location !== null ? location : {}
  return {
    text: String(first.text),
    line: 'line' in at ? Number(at.line) : 1,
    column: 'column' in at ? Number(at.column) + 1 : 1,
  }
}

/** JSON text that may stand in a script of any age and within HTML. */
export function escapeForScript(json: string): string {
  return json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029').replaceAll('</', '<\\/')
}
