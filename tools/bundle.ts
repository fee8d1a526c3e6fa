// How much JavaScript a screen loads, from the manifest that Vite writes. Pure; checkBundle.ts runs it.

/** A screen and what it may weigh. */
export interface Screen {
  name: string
  /** Sources that are loaded for it, each with all that it imports at once. */
  sources: readonly string[]
  /** Of the sources that match, one is loaded too; the heaviest counts. */
  oneOf?: RegExp
  gzippedBytesMax: number
}

/** From a source's name to its built file and the sources that it imports at once. */
export type Manifest = Map<string, { file: string; imports: string[] }>

/** Reads Vite's `manifest.json`. */
export function readManifest(json: unknown): Manifest {
  const entries = typeof json === 'object' && json !== null ? Object.entries(json) : []
  return new Map(
    entries.map(([name, { file, imports }]) => [
      name,
      { file: String(file), imports: Array.isArray(imports) ? imports.map(String) : [] },
    ]),
  )
}

/** Weighs a screen; `problem` is '' when it keeps within its budget. */
export function overBudget(
  manifest: Manifest,
  screen: Screen,
  gzippedBytes: (file: string) => number,
): { problem: string; line: string } {
  const missing = screen.sources.find((source) => !manifest.has(source))
  if (missing) return { problem: `${missing} is not a chunk of its own any more: name ${screen.name} anew`, line: '' }
  const choices = [...manifest.keys()].filter((name) => screen.oneOf?.test(name))
  const weights = (choices.length > 0 ? choices : [undefined]).map((choice) => {
    const files = filesOf(manifest, choice === undefined ? screen.sources : [...screen.sources, choice])
    return files.reduce((sum, file) => sum + gzippedBytes(file), 0)
  })
  const weight = Math.max(...weights)
  const line = `${screen.name} loads ${kilobytes(weight)} of JavaScript, gzipped; at most ${kilobytes(screen.gzippedBytesMax)}`
  return { problem: weight > screen.gzippedBytesMax ? `${line}: too much` : '', line }
}

function filesOf(manifest: Manifest, sources: readonly string[]): string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    for (const each of manifest.get(name)?.imports ?? []) visit(each)
  }
  for (const source of sources) visit(source)
  const files = [...seen].map((name) => manifest.get(name)?.file ?? '')
  return [...new Set(files)].filter((file) => file.endsWith('.js'))
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} KB`
}
