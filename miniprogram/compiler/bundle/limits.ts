// How large packages and programs may be, and what to make smaller.

import type { Diagnostic, PackageEntry } from '../../bundle/format.ts'
import { diagnostic } from '../diagnostics.ts'
import { type CompileOptions, defaultPackageBytesMax, defaultProgramBytesMax } from '../options.ts'

export interface SizedFile {
  path: string
  /** Of its package. */
  root: string
  bytesCompressed: number
}

export function checkSizes(
  files: readonly SizedFile[],
  packages: readonly PackageEntry[],
  options: CompileOptions,
): Diagnostic[] {
  const found: Diagnostic[] = []
  const packageMax = options.packageBytesMax ?? defaultPackageBytesMax
  const programMax = options.programBytesMax ?? defaultProgramBytesMax
  for (const one of packages) {
    if (one.bytesCompressed <= packageMax) continue
    const name = one.root === '' ? 'The main package' : `The package ${one.root}`
    const heaviest = heaviestOf(files.filter((file) => file.root === one.root))
    const message = `${name} is ${kilobytes(one.bytesCompressed)} compressed, ${kilobytes(one.bytesCompressed - packageMax)} over the limit of ${kilobytes(packageMax)}. Heaviest: ${heaviest}. Move pages into a subpackage, or load pictures from a server.`
    found.push(diagnostic('error', 'package.tooLarge', message, { file: 'app.json' }))
  }
  const whole = packages.reduce((sum, one) => sum + one.bytesCompressed, 0)
  if (whole > programMax) {
    const message = `The program is ${kilobytes(whole)} compressed, ${kilobytes(whole - programMax)} over the limit of ${kilobytes(programMax)}. Heaviest: ${heaviestOf(files)}.`
    found.push(diagnostic('error', 'program.tooLarge', message, { file: 'app.json' }))
  }
  return found
}

function heaviestOf(files: readonly SizedFile[]): string {
  return [...files]
    .sort((a, b) => b.bytesCompressed - a.bytesCompressed)
    .slice(0, 5)
    .map((file) => `${file.path} (${kilobytes(file.bytesCompressed)})`)
    .join(', ')
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`
}
