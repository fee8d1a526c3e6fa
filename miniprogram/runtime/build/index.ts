// Makes what a browser needs to run mini programs: the frame's document, in which both scripts stand, and the chunks.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { chunkOfPart, type LogicPartName, logicParts } from '../callParts.ts'
import { chunks, filesOfParts, sharedFiles } from './chunks.ts'

export interface BuiltRuntime {
  /** `frame.html`, `chunks/<name>.js`: to be served below one address, the document with `policy`. */
  files: ReadonlyMap<string, { mediaType: string; text: string }>
  /** Content-Security-Policy of the frame's document. `PICTURES` and `MEDIA` in it stand for where those come from. */
  policy: string
  /** Of all files and the policy: names a version. */
  hash: string
}

const folder = join(import.meta.dirname, '..')
const modules = join(import.meta.dirname, '..', '..', '..', 'node_modules')

/**
 * glass-easel from its sources, for the one backend that is used: what serves others, and what only development needs,
 * falls away. Members that begin with `_$` are its own and get short names.
 */
const glassEasel: Plugin = {
  name: 'glass-easel',
  setup(builder) {
    builder.onResolve({ filter: /^glass-easel(-miniprogram-adapter)?$/ }, ({ path }) => ({
      path: join(modules, path, 'src', 'index.ts'),
    }))
    builder.onLoad({ filter: /[\\/]glass-easel(-miniprogram-adapter)?[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const name = Object.entries(unused).find(([file]) => path.replaceAll('\\', '/').endsWith(file))?.[1]
      if (name !== undefined) return { loader: 'ts', contents: `export class ${name} {}` }
      // Its files import each other in circles, which hold only where this one comes first.
      const first = path.endsWith(join('glass-easel', 'src', 'index.ts')) ? "import './shadow_root'\n" : ''
      return { loader: 'ts', contents: first + onlyComposed(readFileSync(path, 'utf8')) }
    })
  },
}

function onlyComposed(source: string): string {
  return (
    source
      .replaceAll('BM.DYNAMIC', 'false')
      .replaceAll('BM.COMPOSED', 'true')
      .replaceAll('BM.SHADOW', 'false')
      .replaceAll('BM.DOMLIKE', 'false')
      .replaceAll('ENV.DEV', 'false')
      // Only an enum that is written out in place is taken from there; as an import it would close a circle.
      .replace(
        "import { SlotMode, type ShadowRoot } from './shadow_root'",
        "import { type ShadowRoot } from './shadow_root'; const enum SlotMode { Direct, Single, Multiple, Dynamic }",
      )
  )
}

/** Classes that other ways of drawing need, and queries that this runtime has of its own: none is ever made here. */
const unused: Readonly<Record<string, string>> = {
  'glass-easel/src/backend/current_window_backend_context.ts': 'CurrentWindowBackendContext',
  'glass-easel/src/backend/empty_backend.ts': 'EmptyBackendContext',
  'glass-easel/src/backend/empty_composed_backend.ts': 'EmptyComposedBackendContext',
  'glass-easel/src/tmpl/native_rendering.ts': 'GlassEaselTemplateDOM',
  'glass-easel-miniprogram-adapter/src/selector_query.ts': 'SelectorQuery',
  'glass-easel-miniprogram-adapter/src/intersection.ts': 'IntersectionObserver',
  'glass-easel-miniprogram-adapter/src/media_query.ts': 'MediaQueryObserver',
}

const common = {
  bundle: true,
  minify: true,
  write: false as const,
  format: 'iife' as const,
  target: ['chrome123', 'firefox121', 'safari17.5'],
  charset: 'utf8' as const,
  legalComments: 'none' as const,
  // Fields without a value would be written for every node, and weigh.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
} satisfies BuildOptions & { write: false }

async function bundle(entry: string, globalName?: string): Promise<string> {
  const result = await build({
    ...common,
    entryPoints: [join(folder, entry)],
    plugins: [glassEasel, ...(globalName === undefined ? [] : [sharedModules(sharedFiles.view)])],
    mangleProps: /^_\$./,
    ...(globalName === undefined ? {} : { globalName }),
  })
  const [file] = result.outputFiles
  if (file === undefined) throw new Error(`${entry} gave no script`)
  return file.text
}

/** Modules that are found in what the Worker's script has, or a part before this one, are not in it once more. */
function sharedModules(files: readonly string[]): Plugin {
  const known: ReadonlySet<string> = new Set(files)
  return {
    name: 'shared',
    setup(builder) {
      builder.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const file = relative(folder, join(resolveDir, path)).split(sep).join('/')
        return known.has(file) ? { path: file, namespace: 'shared' } : undefined
      })
      builder.onLoad({ filter: /./, namespace: 'shared' }, ({ path }) => ({
        contents: `module.exports = __mpModules[${JSON.stringify(path)}]`,
      }))
    },
  }
}

/** A part calls `__mpPart` (logic/parts.ts) with what makes its exports from the modules that are there. */
async function bundlePart(name: LogicPartName): Promise<string> {
  const entry = join(folder, 'logic', 'parts', `${name}.ts`)
  const others = Object.entries(filesOfParts).flatMap(([part, files]) => (part === name ? [] : files))
  const result = await build({
    ...common,
    stdin: {
      contents: `import * as part from ${JSON.stringify(`./${name}.ts`)}; export { part }`,
      resolveDir: dirname(entry),
      sourcefile: 'part.js',
    },
    globalName: '__mpExports',
    plugins: [sharedModules([...sharedFiles.logic, ...others])],
  })
  const [file] = result.outputFiles
  if (file === undefined) throw new Error(`${entry} gave no script`)
  return `__mpPart(__mpModules=>{${file.text}return __mpExports.part})`
}

/** Takes a second or two. */
export async function buildRuntime(): Promise<BuiltRuntime> {
  const [logic, view, ...parts] = await Promise.all([
    bundle('logic/main.ts'),
    bundle('view/main.ts'),
    ...Object.entries(chunks).map(async ([name, entry]) => {
      const script = await bundle(entry, `__mpChunk_${name}`)
      return [name, `${script}(globalThis.__mpChunks??={})[${JSON.stringify(name)}]=__mpChunk_${name};`] as const
    }),
    ...logicParts.map(async (name) => [chunkOfPart(name), await bundlePart(name)] as const),
  ])
  const scriptHash = createHash('sha256').update(view).digest('base64')
  const files = new Map([
    ['frame.html', { mediaType: 'text/html; charset=utf-8', text: frameDocument(logic, view) }],
    ...parts.map(([name, text]) => [`chunks/${name}.js`, { mediaType: 'text/javascript', text }] as const),
  ])
  const policy = framePolicy(scriptHash)
  const hash = createHash('sha256').update(policy)
  for (const [path, { text }] of files) hash.update(path).update('\0').update(text).update('\0')
  return { files, policy, hash: hash.digest('hex').slice(0, 16) }
}

/** The Worker's script stands in the document as text: one request brings everything. */
function frameDocument(logic: string, view: string): string {
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="referrer" content="no-referrer"><title></title></head><body>
<script type="text/plain" id="mp-logic">${inScript(logic)}</script>
<script>${inScript(view)}</script>
</body></html>
`
}

/** Nothing in a script may end its element. */
function inScript(text: string): string {
  if (/<\/script|<!--/i.test(text)) throw new Error('a script of the runtime would end its own element')
  return text
}

/** The frame reaches nothing but what the host hands it and pictures of the app's own proxy. */
function framePolicy(scriptHash: string): string {
  return [
    'sandbox allow-scripts',
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}' blob:`,
    'worker-src blob:',
    'img-src blob: data: PICTURES',
    'media-src blob: data: MEDIA',
    'font-src blob: data:',
    "style-src 'none'",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
  ].join('; ')
}
