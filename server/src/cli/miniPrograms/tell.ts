/** What is said of a program at a terminal. */
import { networkInterfaces } from 'node:os'
import type { Diagnostic } from '@sampan/miniprogram/bundle'
import { toString as qrCode } from 'qrcode'
import type { BareContext } from '../command.ts'
import { bytesText, tableLines } from '../table.ts'
import { linksTo } from './address.ts'
import type { Compilation, CompiledProgram } from './source.ts'

/** Where, what and the line of source with a mark below. */
export function diagnosticLines(
  { severity, code, message, file, line, column }: Diagnostic,
  lineOf: Compilation['lineOf'],
): string[] {
  const place = [file, line, column].filter((part) => part !== null).join(':')
  const head = `${place}  ${severity}: ${message}  (${code})`
  const text = line === null ? null : lineOf(file, line)
  if (text === null || line === null) return [head]
  const gutter = `${line}`.padStart(5)
  const shown = text.slice(0, 160).replaceAll('\t', ' ')
  const mark = column === null || column > 160 ? [] : [`${' '.repeat(5)} | ${' '.repeat(column - 1)}^`]
  return [head, `${gutter} | ${shown}`, ...mark]
}

export function tellDiagnostics({ diagnostics, lineOf }: Compilation, say: (line: string) => void): void {
  for (const diagnostic of diagnostics) for (const line of diagnosticLines(diagnostic, lineOf)) say(plain(line))
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  say(`${count(errors, 'error')}, ${count(warnings, 'warning')}`)
}

export function sizeLines({ manifest, files }: CompiledProgram): string[] {
  const packages = manifest.packages.map(({ root, bytesCompressed }) => [root || '(main)', bytesText(bytesCompressed)])
  const heaviest = [...files]
    .filter(([path]) => Object.hasOwn(manifest.files, path) && !path.endsWith('.map'))
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 5)
    .map(([path, bytes]) => [path, bytesText(bytes.length)])
  return [...tableLines(['package', 'compressed'], packages), '', ...tableLines(['heaviest files', 'bytes'], heaviest)]
}

/** Where it opens here, and the code that opens it on a phone. The link of this machine comes last. */
export async function tellLinks({ config, say }: BareContext, programId: string, isLive: boolean): Promise<void> {
  const { here, phone, todo } = linksTo(programId, isLive, config, networkInterfaces())
  if (phone !== null) say(await qrCode(phone, { type: 'terminal', small: true, errorCorrectionLevel: 'L' }))
  if (todo !== null) say(todo)
  if (phone !== null && phone !== here) say(phone)
  say(here)
}

const count = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`

/** A program's own words must not steer the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '')
