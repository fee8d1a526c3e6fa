// JSON of a program, with the place of what is wrong in it.

import type { Diagnostic } from '../../bundle/format.ts'
import { diagnostic, placeAt } from '../diagnostics.ts'
import type { FileContent } from '../source/content.ts'
import { firstFault } from './jsonPlace.ts'

export type JsonObject = Record<string, unknown>

export interface ReadJson {
  value: JsonObject
  diagnostics: Diagnostic[]
}

/** An object; `{}` with a diagnostic where the text is none. */
export function readJson(path: string, content: FileContent): ReadJson {
  const text = content.text.trim() === '' ? '{}' : content.text
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return { value, diagnostics: [] }
    return {
      value: {},
      diagnostics: [diagnostic('error', 'json.syntax', 'This must be an object: { … }.', { file: path })],
    }
  } catch {
    const offset = firstFault(text)
    const found = text[offset] === undefined ? 'The text ends too early' : `"${text[offset]}" does not belong here`
    const message = `This is no valid JSON: ${found}. Comments and trailing commas are not allowed.`
    return { value: {}, diagnostics: [diagnostic('error', 'json.syntax', message, placeAt(path, text, offset))] }
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function asString(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

export function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** Where a string stands in the text, for diagnostics about a value. */
export function placeOfString(path: string, text: string, value: string) {
  const offset = text.indexOf(JSON.stringify(value))
  return offset < 0 ? { file: path } : placeAt(path, text, offset)
}
