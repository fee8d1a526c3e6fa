// AXML as WXML: directives, events, names of attributes, SJS, contents of slots. Rewritten at its places, so that every
// position can be told in the source.

import MagicString from 'magic-string'
import type { Diagnostic } from '../../bundle/format.ts'
import { diagnostic, placeAt } from '../diagnostics.ts'
import { baseTags } from '../style/baseTags.ts'
import { type MarkupAttribute, type MarkupTag, scanMarkup } from '../template/markup.ts'
import { type Original, originalOf, plainAxml } from './plain.ts'

export interface RewrittenMarkup {
  text: string
  /** Where a place of the text was in the source; all from 1. */
  original: Original
  /** Whether slots hand values to what fills them, or stand in loops. */
  dynamicSlots: boolean
  diagnostics: Diagnostic[]
}

interface Element {
  tag: MarkupTag
  close: MarkupTag | null
  children: Element[]
  parent: Element | null
}

const structural = new Set(['block', 'template', 'import', 'include', 'wxs', 'slot', 'import-sjs'])

/** The property by which a component learns which of its slots are filled: `{ default: true, title: true }`. */
export const slotsProperty = 'slotsGiven'

/** @param components tags that are components where this template is used */
export function rewriteAxml(path: string, source: string, components: ReadonlySet<string>): RewrittenMarkup {
  const plain = plainAxml(path, source)
  const rewritten = rewritePlain(path, plain.text, components)
  return {
    ...rewritten,
    original(line, column) {
      const before = rewritten.original(line, column)
      return plain.original(before.line, before.column)
    },
    diagnostics: [
      ...plain.diagnostics,
      ...rewritten.diagnostics.map((one) =>
        one.line === null || one.column === null ? one : { ...one, ...plain.original(one.line, one.column) },
      ),
    ],
  }
}

function rewritePlain(path: string, source: string, components: ReadonlySet<string>): RewrittenMarkup {
  const edit = new MagicString(source)
  const roots = treeOf(scanMarkup(source))
  const state = { path, source, edit, components, dynamicSlots: false, diagnostics: [] as Diagnostic[] }
  for (const element of roots) rewriteElement(state, element)
  return {
    text: edit.toString(),
    original: originalOf(edit, path),
    dynamicSlots: state.dynamicSlots,
    diagnostics: state.diagnostics,
  }
}

interface State {
  path: string
  source: string
  edit: MagicString
  components: ReadonlySet<string>
  dynamicSlots: boolean
  diagnostics: Diagnostic[]
}

function treeOf(tags: readonly MarkupTag[]): Element[] {
  const roots: Element[] = []
  const open: Element[] = []
  for (const tag of tags) {
    if (tag.kind === 'close') {
      const match = open.findLastIndex((one) => one.tag.name === tag.name)
      const element = open[match]
      if (element === undefined) continue
      element.close = tag
      open.length = match
      continue
    }
    const parent = open.at(-1) ?? null
    const element: Element = { tag, close: null, children: [], parent }
    if (parent === null) roots.push(element)
    else parent.children.push(element)
    if (tag.kind === 'open') open.push(element)
  }
  return roots
}

function rewriteElement(state: State, element: Element): void {
  const { tag } = element
  const { name } = tag
  if (name === 'import-sjs') rewriteSjs(state, element)
  else if (name === 'import' || name === 'include') rewriteSource(state, tag)
  else {
    const isBase = baseTags.has(name) && !state.components.has(name)
    const loops = tag.attributes.some((one) => one.name === 'a:for')
    for (const attribute of tag.attributes) rewriteAttribute(state, attribute, isBase, loops, name)
    if (name === 'text' && isBase) trimText(state, element)
    if (name === 'slot') rewriteSlot(state, element)
    else if (!isBase && !structural.has(name)) addSlotsGiven(state, element)
  }
  for (const child of element.children) rewriteElement(state, child)
  rewriteSlotScope(state, element)
}

/** Line feeds and indents at the ends of what a `text` says are the author's, not the reader's. */
function trimText(state: State, element: Element): void {
  const { tag, close } = element
  if (close === null) return
  const bounds = [tag.end]
  const visit = (inner: Element) => {
    bounds.push(inner.tag.start, inner.tag.end)
    if (inner.close === null) return
    for (const child of inner.children) visit(child)
    bounds.push(inner.close.start, inner.close.end)
  }
  for (const child of element.children) visit(child)
  bounds.push(close.start)
  for (let index = 0; index < bounds.length; index += 2) {
    const start = bounds[index] ?? 0
    const end = bounds[index + 1] ?? start
    const said = state.source.slice(start, end)
    const before = /^\s*\n\s*/.exec(said)?.[0].length ?? 0
    const after = before === said.length ? 0 : (/\s*\n\s*$/.exec(said)?.[0].length ?? 0)
    if (before > 0) state.edit.remove(start, start + before)
    if (after > 0) state.edit.remove(end - after, end)
  }
}

function rewriteAttribute(
  state: State,
  attribute: MarkupAttribute,
  isBase: boolean,
  loops: boolean,
  tag: string,
): void {
  const { name, nameStart, value } = attribute
  const rename = (to: string) => state.edit.overwrite(nameStart, nameStart + name.length, to)
  if (name === 'a:key' || (name === 'key' && loops)) {
    const key = keyField(value ?? '')
    if (key === null) state.edit.remove(nameStart, attribute.end)
    else state.edit.overwrite(nameStart, attribute.end, `wx:key="${key}"`)
  } else if (name.startsWith('a:')) rename(`wx:${name.slice(2)}`)
  else if (isBase) {
    const event = /^(on|catch|capture-on|capture-catch)([A-Z]\w*)$/.exec(name)
    if (tag === 'canvas' && (name === 'width' || name === 'height')) rename(`surface-${name}`)
    else if (event !== null) rename(`${bindings[event[1] ?? 'on']}${eventName(tag, event[2] ?? '')}`)
    else if (/^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(name)) {
      rename(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
    }
  }
}

const bindings: Record<string, string> = {
  on: 'bind:',
  catch: 'catch:',
  'capture-on': 'capture-bind:',
  'capture-catch': 'capture-catch:',
}

/** Where WeChat has another word than Alipay for the same event. */
function eventName(tag: string, name: string): string {
  if (tag === 'swiper' && name === 'AnimationEnd') return 'animationfinish'
  return name.toLowerCase()
}

/** The field that tells items apart: 'id' of '{{item.id}}'; null where there is none to name. */
function keyField(value: string): string | null {
  const text = value.trim()
  if (!text.startsWith('{{')) return /^[\w*-]+$/.test(text) ? text : null
  const match = /^\{\{\s*(\w+)(?:\.(\w+)|\[\s*['"](\w+)['"]\s*\])?\s*(?:\|\|[^}]*)?\}\}$/.exec(text)
  if (match === null) return null
  const field = match[2] ?? match[3]
  if (field !== undefined) return field
  return match[1] === 'index' ? null : '*this'
}

function rewriteSjs(state: State, element: Element): void {
  const { tag, close } = element
  const from = attribute(tag, 'from') ?? ''
  const name = (attribute(tag, 'name') ?? '').trim()
  const src = /\.\w+$/.test(from) ? from.replace(/\.sjs$/, '.wxs') : `${from}.wxs`
  const end = close?.end ?? tag.end
  const names = /^\{(.*)\}$/s.exec(name)?.[1]
  if (names === undefined) {
    state.edit.overwrite(
      tag.start,
      end,
      `<wxs module="${name}" src="${src}" />${lineFeeds(state.source, tag.start, end)}`,
    )
    return
  }
  const parts = names
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const modules = parts.map((part) => {
    const [exported = '', local = exported] = part.split(':').map((one) => one.trim())
    return `<wxs module="${local}">module.exports=require("${src}").${exported}</wxs>`
  })
  state.edit.overwrite(tag.start, end, modules.join('') + lineFeeds(state.source, tag.start, end))
}

/** So that lines after what was replaced stay what they are. */
function lineFeeds(source: string, start: number, end: number): string {
  return source.slice(start, end).replace(/[^\n]/g, '')
}

function rewriteSource(state: State, tag: MarkupTag): void {
  const src = tag.attributes.find((one) => one.name === 'src')
  if (src?.value?.endsWith('.axml') !== true) return
  state.edit.overwrite(src.valueStart, src.valueStart + src.value.length, src.value.replace(/\.axml$/, '.wxml'))
}

/** What stands in a slot is shown where nobody fills it. */
function rewriteSlot(state: State, element: Element): void {
  const { tag, close } = element
  const values = tag.attributes.filter((one) => !['name', 'slot', 'key'].includes(one.name) && !/^a:/.test(one.name))
  if (values.length > 0 || isInLoop(element)) state.dynamicSlots = true
  nameNone(state, tag)
  if (close === null) return
  const inner = state.source.slice(tag.end, close.start)
  if (withoutComments(inner).trim() === '') {
    // White space counts as a child.
    if (inner !== '') state.edit.overwrite(tag.end, close.start, '')
    return
  }
  const name = attribute(tag, 'name') ?? 'default'
  const key = /^\{\{(.*)\}\}$/s.exec(name.trim())?.[1] ?? `'${slotKey(name)}'`
  state.edit.appendLeft(tag.end, `</slot><block wx:if="{{!${slotsProperty}[${key.replaceAll('"', "'")}]}}">`)
  state.edit.overwrite(close.start, close.end, '</block>')
  // A condition of the slot's own is that of what stands in for it, too.
  const chained = tag.attributes.find((one) => /^a:(?:if|elif|else)$/.test(one.name))
  if (chained !== undefined) wrapChained(state, tag, close, chained)
}

/** A slot whose computed name is empty is nobody's, and not the one without a name. */
function nameNone(state: State, tag: MarkupTag): void {
  const name = tag.attributes.find((one) => one.name === 'name')
  const expression = /^\{\{([\s\S]*)\}\}$/.exec(name?.value?.trim() ?? '')?.[1]
  if (name === undefined || expression === undefined || expression.includes('{{')) return
  const start = state.source.indexOf('{{', name.valueStart) + 2
  state.edit.appendLeft(start, '(')
  state.edit.appendRight(start + expression.length, ")||'-'")
}

function wrapChained(state: State, tag: MarkupTag, close: MarkupTag, chained: MarkupAttribute): void {
  const said = chained.value === null ? '' : `="${chained.value}"`
  state.edit.remove(chained.nameStart, chained.end)
  state.edit.appendLeft(tag.start, `<block wx:${chained.name.slice(2)}${said}>`)
  state.edit.appendRight(close.end, '</block>')
}

function isInLoop(element: Element): boolean {
  for (let one: Element | null = element; one !== null; one = one.parent) {
    if (one.tag.attributes.some((attribute) => attribute.name === 'a:for')) return true
  }
  return false
}

/** Tells a component which of its slots are filled. */
function addSlotsGiven(state: State, element: Element): void {
  const { tag, close } = element
  if (close === null) return
  // By the slot's key: where it is given at all, or where one of these holds.
  const given = new Map<string, string[]>()
  const rest = [tag.end]
  for (const child of element.children) {
    const slot = attribute(child.tag, 'slot')
    const isPart = ['import', 'include', 'import-sjs', 'wxs'].includes(child.tag.name)
    const name = slot !== null && !slot.includes('{{') ? slot : isPart ? null : 'default'
    if (name !== null) given.set(slotKey(name), [...(given.get(slotKey(name)) ?? []), fillsWhen(state, child)])
    rest.push(child.tag.start, child.close?.end ?? child.tag.end)
  }
  rest.push(close.start)
  for (let index = 0; index < rest.length; index += 2) {
    if (withoutComments(state.source.slice(rest[index], rest[index + 1])).trim() !== '') given.set('default', ['true'])
  }
  if (given.size === 0) return
  const members = [...given]
    .map(([key, conditions]) => `${key}:${conditions.includes('true') ? 'true' : conditions.join('||')}`)
    .join(',')
  const at = tag.start + 1 + tag.name.length
  state.edit.appendLeft(at, ` ${kebab(slotsProperty)}="{{ {${members}} }}"`)
}

/** When a child fills its slot: always, under its condition, or where a slot that it hands on is filled. */
function fillsWhen(state: State, child: Element): string {
  const { tag, close } = child
  const has = (...names: string[]) => tag.attributes.some((one) => names.includes(one.name))
  if (has('a:for')) return 'true'
  const inner = close === null ? '' : state.source.slice(tag.end, close.start)
  if (tag.name === 'slot' && !has('a:if', 'a:elif', 'a:else') && withoutComments(inner).trim() === '') {
    const name = attribute(tag, 'name') ?? 'default'
    return name.includes('{{') ? 'true' : `!!${slotsProperty}['${slotKey(name)}']`
  }
  const condition = has('slot-scope') ? null : attribute(tag, 'a:if')
  const expression = /^\{\{((?:(?!\}\}|\{\{)[\s\S])*)\}\}$/.exec(condition?.trim() ?? '')?.[1]
  return expression === undefined ? 'true' : `!!(${expression.replaceAll('"', "'")})`
}

/** Keys of literals in templates are plain names. */
function slotKey(name: string): string {
  return name.replace(/\W/g, '_')
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `slot-scope="props"` and `props.item` in it become `slot:item="props__item"` and `props__item`. */
function rewriteSlotScope(state: State, element: Element): void {
  const { tag, close } = element
  const scope = tag.attributes.find((one) => one.name === 'slot-scope')
  if (scope === undefined) return
  const name = (scope.value ?? '').trim()
  const end = close?.end ?? tag.end
  const fields = new Set<string>()
  const expressions = /\{\{([\s\S]*?)\}\}/g
  const member = new RegExp(`(?<![\\w.$'"])${escapePattern(name)}\\.([A-Za-z_$][\\w$]*)`, 'g')
  const whole = new RegExp(`(?<![\\w.$'"])${escapePattern(name)}(?![\\w.$'":])`)
  const text = state.source.slice(tag.start, end)
  if (/^[A-Za-z_$][\w$]*$/.test(name)) {
    for (const expression of text.matchAll(expressions)) {
      const inner = expression[1] ?? ''
      for (const found of inner.matchAll(member)) {
        fields.add(found[1] ?? '')
        const start = tag.start + expression.index + 2 + found.index
        state.edit.overwrite(start + name.length, start + name.length + 1, '__')
      }
      if (whole.test(inner)) {
        const message = `The values of a slot can be used by name only, such as {{${name}.item}}.`
        const place = placeAt(state.path, state.source, tag.start + expression.index)
        state.diagnostics.push(diagnostic('warning', 'template.syntax', message, place))
      }
    }
  }
  const taken = [...fields].map((field) => `slot:${field}="${name}__${field}"`).join(' ')
  state.edit.overwrite(scope.nameStart, scope.end, taken === '' ? ' ' : taken)
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, '')
}

function attribute(tag: MarkupTag, name: string): string | null {
  return tag.attributes.find((one) => one.name === name)?.value ?? null
}
