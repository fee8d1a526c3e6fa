// Compiles programs for tests and runs their scripts as the Worker does, without glass-easel.

import { runInNewContext } from 'node:vm'
import type { BundleManifest, StyleFile } from '../../bundle/format.ts'
import { createLoader, type Loader } from '../../bundle/loader.ts'
import { compile } from '../compiler.ts'
import type { CompileOptions, CompileResult } from '../options.ts'
import { MemoryTree } from '../source/tree.ts'

export interface Compiled extends CompileResult {
  manifest: BundleManifest
  text(path: string): string
  styles(path: string): StyleFile
}

/** A program of WeChat's of one empty page, with these files over it. */
export function program(files: Record<string, string | Uint8Array>): MemoryTree {
  return new MemoryTree('demo', {
    'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
    'app.js': 'App({})',
    'pages/a/a.js': 'Page({})',
    'pages/a/a.wxml': '<view />',
    ...files,
  })
}

/** Throws, with what was said, where the program has errors. */
export async function compiled(tree: MemoryTree, options: CompileOptions = {}): Promise<Compiled> {
  const result = await compile(tree, options)
  const { manifest, files } = result
  if (manifest === null) throw new Error(result.diagnostics.map((one) => JSON.stringify(one)).join('\n'))
  const text = (path: string) => {
    const bytes = files.get(path)
    if (bytes === undefined) throw new Error(`${path} is not in the bundle: ${[...files.keys()].join(', ')}`)
    return new TextDecoder().decode(bytes)
  }
  return { ...result, manifest, text, styles: (path) => JSON.parse(text(path)) }
}

/** Loads what a page needs into a loader; `globals` are those of the Worker. */
export function load(bundle: Compiled, route: string, globals: Record<string, unknown> = {}): Loader {
  const loader = createLoader({ global: {}, hooks: {} })
  const page = bundle.manifest.pages[route]
  const own = bundle.manifest.packages.find((one) => one.root === page?.package)
  const main = own?.independent === true ? undefined : bundle.manifest.packages[0]
  for (const path of new Set([main?.script, own?.script, page?.script])) {
    if (path !== undefined)
      runInNewContext(bundle.text(path), { ...globals, __mpDefine: loader.define }, { filename: path })
  }
  return loader
}
