// What a compilation may be told.

import type { BundleManifest, Diagnostic, Dialect } from '../bundle/format.ts'

/** What a host has, so that the rest can be warned of. */
export interface SupportedNames {
  /** Names of the calls of `wx` and `my`; of a dialect that is not named here none is warned of. */
  calls: Readonly<Partial<Record<Dialect, ReadonlySet<string>>>>
  /** Tags of base components, without `wx-`. */
  elements: ReadonlySet<string>
  /** `component.attribute` or `component.attribute.value` that do nothing here, though the component is there. */
  lacking: ReadonlySet<string>
}

export interface CompileOptions {
  sourceMaps?: boolean
  minify?: boolean
  /** Instead of what this host has (`hostNames`); null to be warned of nothing. */
  supported?: SupportedNames | null
  /** Of one package, compressed. */
  packageBytesMax?: number
  /** Of all packages together, compressed. */
  programBytesMax?: number
}

export const defaultPackageBytesMax = 1024 * 1024
export const defaultProgramBytesMax = 20 * 1024 * 1024

export interface CompileResult {
  /** Null where the program has errors. */
  manifest: BundleManifest | null
  /** By the paths of the manifest, and source maps by the same path with '.map'. */
  files: Map<string, Uint8Array>
  /** Errors first. The warnings are in the manifest as well. */
  diagnostics: Diagnostic[]
}
