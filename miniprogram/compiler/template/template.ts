// One template by glass-easel's compiler: each alone, so that a change costs one compilation. What it imports is found
// by path when it is rendered.

import templateCompiler from 'glass-easel-template-compiler'
import type { Diagnostic } from '../../bundle/format.ts'
import { rewriteAxml } from '../alipay/axml.ts'
import { diagnostic, placeAt } from '../diagnostics.ts'
import { folderOf, joinPath, withoutExtension } from '../paths.ts'
import { baseTags } from '../style/baseTags.ts'
import { type MarkupTag, scanMarkup } from './markup.ts'
import { bindMethods } from './methods.ts'
import { compileWxs } from './wxs.ts'

const { TmplGroup } = templateCompiler

export interface TemplateReference {
  /** Without its ending. */
  path: string
  kind: 'import' | 'include' | 'wxs'
  line: number
  column: number
}

export interface TagUse {
  name: string
  line: number
  column: number
}

/** 'button.open-type.share': an attribute with what it says, where that is no expression. */
export interface AttributeUse extends TagUse {
  value: string | null
}

export interface CompiledTemplate {
  /** An expression: what `TemplateDefinition` returns. */
  code: string
  references: TemplateReference[]
  /** Base elements and components, once each. */
  tags: TagUse[]
  /** Attributes of base elements, as 'button.open-type', once for each value. */
  attributes: AttributeUse[]
  /** Values of `generic:…`, and all of a tag's names in templates that are chosen at run time. */
  generics: string[]
  /** What scripts within the template require. */
  scriptRequires: { specifier: string }[]
  /** Of AXML: slots hand on values or stand in loops. */
  dynamicSlots: boolean
  diagnostics: Diagnostic[]
}

const structural = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot', 'import-sjs'])

/**
 * @param path with its ending, as it is shown to people; the template is known by it without
 * @param components tags that are components where it is used; asked of AXML alone
 */
export function compileTemplate(path: string, source: string, components: ReadonlySet<string>): CompiledTemplate {
  if (!path.endsWith('.axml')) return { ...compileWxml(path, source), dynamicSlots: false }
  const rewritten = rewriteAxml(path, source, components)
  const compiled = compileWxml(path, rewritten.text)
  const back = <Placed extends { line: number | null; column: number | null }>(one: Placed): Placed =>
    one.line === null || one.column === null ? one : { ...one, ...rewritten.original(one.line, one.column) }
  return {
    ...compiled,
    references: compiled.references.map(back),
    tags: compiled.tags.map(back),
    attributes: compiled.attributes.map(back),
    diagnostics: [...rewritten.diagnostics, ...compiled.diagnostics.map(back)],
    dynamicSlots: rewritten.dynamicSlots,
  }
}

function compileWxml(path: string, source: string): Omit<CompiledTemplate, 'dynamicSlots'> {
  const name = withoutExtension(path)
  const tags = scanMarkup(source)
  const text = lastOfEach(source, tags)
  const diagnostics: Diagnostic[] = []
  const group = new TmplGroup()
  try {
    for (const warning of readWarnings(group.addTmpl(name, text))) {
      // WeChat refuses these, and what would be made of them is a guess. Their place is that of the name.
      const isUnclosed = warning.message === 'missing end tag'
      const severity = isUnclosed || warning.level === 'Fatal' ? 'error' : 'warning'
      if (severity === 'warning' && harmless.has(warning.message)) continue
      diagnostics.push(
        diagnostic(severity, 'template.syntax', messageOf(warning.message), {
          file: path,
          line: warning.line + 1,
          column: warning.column + (isUnclosed ? 0 : 1),
        }),
      )
    }
    const scripts = putInScripts(group, name, path, text, tags)
    diagnostics.push(...scripts.diagnostics)
    const code = bindMethods(group.getTmplGenObject(name))
    return { code, ...usesOf(name, text, tags), scriptRequires: scripts.requires, diagnostics }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    diagnostics.push(diagnostic('error', 'template.syntax', reason, { file: path }))
    return {
      code: '(function(){})',
      references: [],
      tags: [],
      attributes: [],
      generics: [],
      scriptRequires: [],
      diagnostics,
    }
  } finally {
    group.free()
  }
}

/** An attribute that is written twice has its last value, as in WeChat; the others are blanked at their places. */
function lastOfEach(source: string, tags: readonly MarkupTag[]): string {
  let text = source
  for (const tag of tags) {
    const seen = new Set<string>()
    for (const { name, nameStart, end } of tag.attributes.toReversed()) {
      if (seen.has(name)) {
        const blank = text.slice(nameStart, end).replace(/[^\n]/g, ' ')
        text = text.slice(0, nameStart) + blank + text.slice(end)
      }
      seen.add(name)
    }
  }
  return text
}

/** Said of many published components, and of no consequence: WeChat takes these silently. */
const harmless = new Set([
  'avoid uppercase letters',
  'invalid attribute',
  'invalid attribute prefix',
  'child nodes are not allowed for this element',
])

const advice: Record<string, string> = {
  'unexpected character inside expression':
    'Expressions take operators, members, calls of WXS and literals; no arrow functions, `?.` or template strings',
  'missing end tag': 'Close this tag, or write it as <tag />',
}

function messageOf(message: string): string {
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`
  const hint = advice[message]
  return hint === undefined ? sentence : `${sentence} ${hint}.`
}

/** Scripts within the template are WXS and take its pass. */
function putInScripts(
  group: InstanceType<typeof TmplGroup>,
  name: string,
  path: string,
  text: string,
  tags: readonly MarkupTag[],
): { requires: { specifier: string }[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const requires: { specifier: string }[] = []
  for (const module of group.getInlineScriptModuleNames(name)) {
    if (typeof module !== 'string') continue
    const tag = tags.find((one) => one.name === 'wxs' && one.kind === 'open' && attribute(one, 'module') === module)
    const start = tag?.end ?? 0
    const compiled = compileWxs(group.getInlineScript(name, module), (offset) => placeAt(path, text, start + offset))
    diagnostics.push(...compiled.diagnostics)
    requires.push(...compiled.requires)
    group.setInlineScript(name, module, compiled.code)
  }
  return { requires, diagnostics }
}

function attribute(tag: MarkupTag, name: string): string | null {
  return tag.attributes.find((one) => one.name === name)?.value ?? null
}

function usesOf(name: string, text: string, tags: readonly MarkupTag[]) {
  const references: TemplateReference[] = []
  const used = new Map<string, TagUse>()
  const attributes = new Map<string, AttributeUse>()
  const generics: string[] = []
  const folder = folderOf(name)
  for (const tag of tags) {
    if (tag.kind === 'close') continue
    const src = attribute(tag, 'src')
    if (src !== null && (tag.name === 'import' || tag.name === 'include' || tag.name === 'wxs')) {
      const target = joinPath(folder, src)
      const { line = 1, column = 1 } = placeAt('', text, tag.start)
      references.push({ path: target === null ? src : withoutKnownExtension(target), kind: tag.name, line, column })
    }
    for (const one of tag.attributes) {
      if (one.name.startsWith('generic:') && one.value !== null) generics.push(one.value)
    }
    if (structural.has(tag.name)) continue
    if (!used.has(tag.name)) {
      const { line = 1, column = 1 } = placeAt('', text, tag.start)
      used.set(tag.name, { name: tag.name, line, column })
    }
    if (baseTags.has(tag.name)) addAttributes(attributes, tag, text)
  }
  return { references, tags: [...used.values()], attributes: [...attributes.values()], generics }
}

function addAttributes(found: Map<string, AttributeUse>, tag: MarkupTag, text: string): void {
  for (const one of tag.attributes) {
    const value = one.value === null || one.value.includes('{{') ? null : one.value
    const key = `${tag.name}.${one.name} ${value}`
    if (found.has(key)) continue
    const { line = 1, column = 1 } = placeAt('', text, one.nameStart)
    found.set(key, { name: `${tag.name}.${one.name}`, value, line, column })
  }
}

export function withoutKnownExtension(path: string): string {
  return path.replace(/\.(?:wxml|axml|wxs|sjs)$/, '')
}

interface TemplateWarning {
  level: string
  message: string
  line: number
  column: number
}

function readWarnings(value: unknown): TemplateWarning[] {
  if (!Array.isArray(value)) return []
  return value.map((one: unknown) => {
    const said = typeof one === 'object' && one !== null ? one : {}
    return {
      level: 'level' in said ? String(said.level) : 'Fatal',
      message: 'message' in said ? String(said.message) : 'This template cannot be read',
      line: 'startLine' in said ? Number(said.startLine) : 0,
      column: 'startColumn' in said ? Number(said.startColumn) : 0,
    }
  })
}
