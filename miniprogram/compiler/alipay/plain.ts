// AXML that Alipay's compiler takes and WXML's does not: template strings in expressions, and tags that are not closed or
// closed by another's name. Put right at its places, before it is made WXML.

import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import MagicString from 'magic-string'
import type { Diagnostic } from '../../bundle/format.ts'
import { diagnostic, placeAt } from '../diagnostics.ts'
import { type MarkupTag, scanMarkup } from '../template/markup.ts'

export interface PlainMarkup {
  text: string
  /** Where a place of the text was in the source; all from 1. */
  original: Original
  diagnostics: Diagnostic[]
}

export type Original = (line: number, column: number) => { line: number; column: number }

export function plainAxml(path: string, source: string): PlainMarkup {
  const edit = new MagicString(source)
  const tags = scanMarkup(source)
  writeOutStrings(edit, source, tags)
  const diagnostics = closeTags(path, edit, source, tags)
  return { text: edit.toString(), original: originalOf(edit, path), diagnostics }
}

/** Where places of what was edited were before. */
export function originalOf(edit: MagicString, path: string): Original {
  if (!edit.hasChanged()) return (line, column) => ({ line, column })
  let trace: TraceMap | null = null
  return (line, column) => {
    trace ??= new TraceMap(JSON.stringify(edit.generateMap({ hires: true, source: path })))
    const found = originalPositionFor(trace, { line, column: column - 1 })
    return found.line === null ? { line, column } : { line: found.line, column: found.column + 1 }
  }
}

/** '`a${b}`' becomes "('a'+(b)+'')". */
function writeOutStrings(edit: MagicString, source: string, tags: readonly MarkupTag[]): void {
  if (!source.includes('`')) return
  let from = 0
  for (const tag of tags) {
    writeOutWithin(edit, source, from, tag.start, "'")
    for (const { value, valueStart } of tag.attributes) {
      if (value === null) continue
      // The other quote than that around the value.
      writeOutWithin(edit, source, valueStart, valueStart + value.length, source[valueStart - 1] === "'" ? '"' : "'")
    }
    from = tag.end
  }
  writeOutWithin(edit, source, from, source.length, "'")
}

function writeOutWithin(edit: MagicString, source: string, from: number, to: number, quote: string): void {
  for (let at = source.indexOf('{{', from); at >= 0 && at < to; at = source.indexOf('{{', at)) {
    at = writeOutExpression(edit, source, at + 2, to, quote)
  }
}

/** @returns where the expression ends */
function writeOutExpression(edit: MagicString, source: string, from: number, to: number, quote: string): number {
  let depth = 0
  for (let at = from; at < to; at += 1) {
    const char = source[at]
    if (char === '`') at = writeOutString(edit, source, at, to, quote) - 1
    else if (char === '"' || char === "'") {
      const end = source.indexOf(char, at + 1)
      if (end < 0 || end >= to) return to
      at = end
    } else if (char === '{') depth += 1
    else if (char === '}') {
      if (depth === 0) return at
      depth -= 1
    }
  }
  return to
}

/** @returns the place after the string */
function writeOutString(edit: MagicString, source: string, start: number, to: number, quote: string): number {
  edit.overwrite(start, start + 1, `(${quote}`)
  for (let at = start + 1; at < to; at += 1) {
    const char = source[at] ?? ''
    if (char === '`') {
      edit.overwrite(at, at + 1, `${quote})`)
      return at + 1
    }
    if (char === '\\') at += 1
    else if (char === quote) edit.overwrite(at, at + 1, `\\${quote}`)
    else if (char === '\n') edit.overwrite(at, at + 1, '\\n')
    else if (char === '$' && source[at + 1] === '{') {
      edit.overwrite(at, at + 2, `${quote}+(`)
      const end = writeOutExpression(edit, source, at + 2, to, quote)
      if (end >= to) return to
      edit.overwrite(end, end + 1, `)+${quote}`)
      at = end
    }
  }
  return to
}

/** An end tag that nothing waits for is none; what is open within what ends, ends with it. */
function closeTags(path: string, edit: MagicString, source: string, tags: readonly MarkupTag[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const open: MarkupTag[] = []
  const warn = (tag: MarkupTag, message: string) =>
    diagnostics.push(diagnostic('warning', 'template.syntax', message, placeAt(path, source, tag.start)))
  const endAt = (place: number, from: number) => {
    for (const tag of open.splice(from).reverse()) {
      edit.appendRight(place, `</${tag.name}>`)
      warn(tag, `<${tag.name}> is not closed. It is taken as ending with what stands around it.`)
    }
  }
  for (const tag of tags) {
    if (tag.kind === 'open') open.push(tag)
    if (tag.kind !== 'close') continue
    const at = open.findLastIndex(({ name }) => name === tag.name)
    if (at < 0) {
      edit.remove(tag.start, tag.end)
      warn(tag, `</${tag.name}> ends nothing that is open here. It is passed over.`)
      continue
    }
    endAt(tag.start, at + 1)
    open.length = at
  }
  return diagnostics
}
