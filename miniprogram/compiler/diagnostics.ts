// Everything that may be said about a program, by closed codes.

import type { Diagnostic } from '../bundle/format.ts'

export type DiagnosticCode =
  /** The archive or a file cannot be taken. */
  | 'source.refused'
  /** A JSON file cannot be read, or says what cannot be. */
  | 'json.syntax'
  | 'config.missing'
  | 'config.invalid'
  | 'page.missing'
  | 'component.missing'
  | 'component.plugin'
  | 'plugin.missing'
  | 'element.missing'
  | 'api.missing'
  | 'script.syntax'
  | 'module.missing'
  | 'module.dynamic'
  | 'template.syntax'
  | 'template.missing'
  | 'wxs.syntax'
  | 'wxs.missing'
  | 'style.syntax'
  | 'style.missing'
  | 'package.crossUse'
  | 'package.tooLarge'
  | 'program.tooLarge'

export interface Place {
  file: string
  /** Both from 1. */
  line?: number | undefined
  column?: number | undefined
}

export function diagnostic(
  severity: Diagnostic['severity'],
  code: DiagnosticCode,
  message: string,
  place: Place,
): Diagnostic {
  return { severity, code, message, file: place.file, line: place.line ?? null, column: place.column ?? null }
}

/** Line and column (from 1) of an offset. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { file, line, column: offset - before.lastIndexOf('\n') }
}

/** Sorted for people: errors first, then by file and place. */
export function sortDiagnostics(list: readonly Diagnostic[]): Diagnostic[] {
  const rank = (one: Diagnostic) => (one.severity === 'error' ? 0 : 1)
  const seen = new Set<string>()
  return [...list]
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.file.localeCompare(b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0),
    )
    .filter((one) => {
      const key = JSON.stringify([one.code, one.file, one.line, one.column, one.message])
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}
