import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { addBuild, listBuilds } from '@sampan/miniprogram/runtime/held'
import { OperatorError } from '../kernel/operatorError.ts'

/** What the built app depends on. */
const SOURCES = [
  'web/{index.html,package.json,tsconfig.json,vite.config.ts}',
  'web/{src,public,tools}/**/*.*',
  'sdk/src/**/*.ts',
  'contract/**/*.ts',
  'miniprogram/{bridge,bundle,host,runtime,devtools}/**/*.ts',
  'package-lock.json',
]

function hashSources(projectFolder: string): string {
  const hash = createHash('sha256')
  const files = globSync(SOURCES, { cwd: projectFolder, exclude: (name) => name === 'node_modules' }).sort()
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(projectFolder, file)))
  return hash.digest('hex')
}

/** Where the runtime of mini programs stands, beside the app. */
const RUNTIME = 'mp-runtime'

/** What is not compressed by its own format, and large enough to gain by it. */
const COMPRESSIBLE = '**/*.{js,css,html,svg,json,webmanifest,wasm}'
const COMPRESS_BYTES_MIN = 1_024

/** Lays a `.br` and a `.gz` beside each file, so that serving costs no compression. */
function compressFiles(folder: string): void {
  for (const file of globSync(COMPRESSIBLE, { cwd: folder })) {
    const path = join(folder, file)
    const bytes = readFileSync(path)
    if (bytes.length < COMPRESS_BYTES_MIN || existsSync(`${path}.br`)) continue
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** What mini programs run in: it stands beside the app, and is served by rules of its own. */
async function buildProgramRuntime(folder: string): Promise<void> {
  // It brings a compiler along that a server does not need once the app is built.
  const { buildRuntime } = await import('@sampan/miniprogram/runtime/build')
  addBuild(folder, await buildRuntime())
}

function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(dirname(to), { recursive: true })
  renameSync(from, to)
}

/**
 * Builds the web app if its sources changed since the last time.
 * @returns the folder to serve
 * @throws OperatorError when the build fails
 */
export async function buildWeb(projectFolder: string, say: (line: string) => void): Promise<string> {
  const folder = join(projectFolder, 'web', 'dist')
  const stamp = join(folder, '.sources')
  const wanted = hashSources(projectFolder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder
  say('Building the web app …')
  // The folder is made anew. Who has the app open may still load parts of the runtime that it began with.
  const runtime = join(folder, RUNTIME)
  const aside = join(projectFolder, '.cache', RUNTIME)
  if (listBuilds(runtime).length > 0) move(runtime, aside)
  const output: Buffer[] = []
  const code = await new Promise<number | null>((resolve, reject) => {
    const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js')
    const build = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(projectFolder, 'web'),
      // What goes wrong is told as one line of text.
      env: { ...process.env, NO_COLOR: '1' },
    })
    build.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    build.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    build.once('error', reject)
    build.once('close', resolve)
  })
  if (existsSync(aside)) move(aside, runtime)
  if (code !== 0)
    throw new OperatorError(`The web app could not be built: ${Buffer.concat(output).toString().trim()}`, 'Report it.')
  await buildProgramRuntime(runtime)
  compressFiles(folder)
  writeFileSync(stamp, wanted)
  return folder
}
