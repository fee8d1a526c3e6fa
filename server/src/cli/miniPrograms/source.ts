/** Where a program comes from: a folder, an archive, an address, or a bundle that was built before. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import type { BundleManifest, Diagnostic } from '@sampan/miniprogram/bundle'
import {
  type CompileOptions,
  Compiler,
  folderTree,
  programIdentity,
  SourceRefused,
  type SourceTree,
  zipTree,
} from '@sampan/miniprogram/compiler'
import type { Config } from '../../kernel/config.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import { download } from './download.ts'

export interface CompiledProgram {
  manifest: BundleManifest
  files: Map<string, Uint8Array>
}

export interface Compilation {
  /** Null where it has errors. */
  program: CompiledProgram | null
  diagnostics: Diagnostic[]
  /** A line of its source, for what is wrong there. */
  lineOf(file: string, line: number): string | null
}

const ARCHIVE_BYTES_MAX = 200_000_000
const FILES_MAX = 20_000

/**
 * @param source a folder, a `.zip`, or an `https` address of one
 * @throws OperatorError where it is none of these
 */
export async function openSource(source: string): Promise<SourceTree> {
  if (/^https?:\/\//.test(source)) {
    const name = basename(new URL(source).pathname, '.zip') || 'program'
    return archiveTree(name, await download(source, ARCHIVE_BYTES_MAX))
  }
  const path = resolve(source)
  if (!existsSync(path)) throw new OperatorError(`There is no ${path}.`, 'Name a folder or a ZIP of a mini program.')
  if (statSync(path).isDirectory()) return folderTree(path, { packagesAbove: true })
  return archiveTree(basename(path, extname(path)), readFileSync(path))
}

/** The compiler looks into an archive before it unpacks a byte. */
function archiveTree(name: string, bytes: Uint8Array): SourceTree {
  try {
    return zipTree(bytes, name, { filesMax: FILES_MAX, bytesMax: ARCHIVE_BYTES_MAX })
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error
    throw new OperatorError(`${name}: ${error.message}`, 'Name a folder or a ZIP of a mini program.', { cause: error })
  }
}

/** Compiles one program again and again, each time only what changed. */
export function createCompilation(
  tree: SourceTree,
  config: Config,
  options: CompileOptions,
): () => Promise<Compilation> {
  const compiler = new Compiler({
    packageBytesMax: config.miniProgramPackageBytesMax,
    programBytesMax: config.miniProgramBytesMax,
    ...options,
  })
  const lineOf = (file: string, line: number) => {
    const content = tree.read(`${programIdentity(tree)?.root ?? ''}${file}`) ?? tree.read(file)
    return content?.text.split('\n')[line - 1] ?? null
  }
  return async () => {
    const built = readBundle(tree)
    if (built) return { program: built, diagnostics: built.manifest.warnings, lineOf }
    const { manifest, files, diagnostics } = await compiler.compile(tree)
    return { program: manifest && { manifest: withMaps(manifest, files), files }, diagnostics, lineOf }
  }
}

/** Undefined for what is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A bundle that `sampan mp build` wrote; undefined for a source. Its files are checked where it is taken in. */
function readBundle(tree: SourceTree): CompiledProgram | undefined {
  const content = tree.has('app.json') ? null : tree.read('manifest.json')
  if (!content) return undefined
  const manifest = jsonOf(content.text)
  if (typeof manifest !== 'object' || manifest === null || !('format' in manifest) || manifest.format !== 1)
    return undefined
  // Written by our compiler; what it names is held against the files when it comes in.
  const read = manifest as BundleManifest
  const files = new Map(
    Object.keys(read.files).flatMap((path) => {
      const file = tree.read(path)
      return file ? [[path, file.bytes] as const] : []
    }),
  )
  return { manifest: read, files }
}

/** Maps are files of a preview: its maker's panel asks for them. */
function withMaps(manifest: BundleManifest, files: ReadonlyMap<string, Uint8Array>): BundleManifest {
  const maps = [...files].filter(([path]) => path.endsWith('.map') && !Object.hasOwn(manifest.files, path))
  if (maps.length === 0) return manifest
  const entries = maps.map(([path, bytes]) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return [path, { bytes: bytes.length, sha256, mediaType: 'application/json' }] as const
  })
  return { ...manifest, files: { ...manifest.files, ...Object.fromEntries(entries) } }
}

/** A picture that looks like the program's own, in its folder. */
export function findIcon(source: string): Uint8Array | null {
  const path = resolve(source)
  if (/^https?:/.test(source) || !existsSync(path) || !statSync(path).isDirectory()) return null
  const [found] = globSync('{,miniprogram/,src/}{icon,logo,app-icon}.{png,jpg,webp}', { cwd: path })
  return found === undefined ? null : readFileSync(join(path, found))
}
