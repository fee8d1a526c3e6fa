/** What keeps a program from being made, as a bundle: who has its preview open sees that in its place. */
import { createHash } from 'node:crypto'
import type { BundleManifest, Diagnostic, Problem } from '@sampan/miniprogram/bundle'
import type { ProgramIdentity } from '@sampan/miniprogram/compiler'
import type { Compilation, CompiledProgram } from './source.ts'

const PROBLEMS_MAX = 20
const LINES_AROUND = 3
const LINE_LENGTH_MAX = 300

/** @param compilation one without a program */
export function brokenProgram(
  { appId, name, dialect }: Omit<ProgramIdentity, 'root'>,
  { diagnostics, lineOf }: Compilation,
): CompiledProgram {
  const problems = diagnostics
    .filter(({ severity }) => severity === 'error')
    .slice(0, PROBLEMS_MAX)
    .map((diagnostic): Problem => ({ ...diagnostic, around: linesAround(diagnostic, lineOf) }))
  const hash = createHash('sha256')
    .update(JSON.stringify([appId, problems]))
    .digest('hex')
  const manifest: BundleManifest = {
    ...{ format: 1, appId, name, dialect, hash, problems },
    ...{ versionName: null, packages: [], pages: {}, files: {}, sitemap: null, ext: null, workers: null, warnings: [] },
    app: {
      ...{ entryPage: '', window: {}, tabBar: null, networkTimeout: {}, permission: {}, preloadRule: {} },
      ...{ darkmode: false, theme: null, rest: {} },
    },
  }
  return { manifest, files: new Map() }
}

function linesAround({ file, line }: Diagnostic, lineOf: Compilation['lineOf']): Problem['around'] {
  if (line === null) return []
  const numbers = Array.from({ length: 2 * LINES_AROUND + 1 }, (_, index) => line - LINES_AROUND + index)
  return numbers.flatMap((number) => {
    const text = number < 1 ? null : lineOf(file, number)
    return text === null ? [] : [{ line: number, text: text.slice(0, LINE_LENGTH_MAX).replace(/\r$/, '') }]
  })
}
