// Selectors of WXSS: base tags, the page, the host of a component, classes within a scope.

import selectorParser from 'postcss-selector-parser'
import { baseTags } from './baseTags.ts'

export interface SelectorOptions {
  /** Value of `wx-host`. */
  scope: string
  /** Whether classes carry the scope. */
  scoped: boolean
}

export function convertSelector(selector: string, options: SelectorOptions): string {
  return plain.test(selector) ? convertPlain(selector, options) : convertParsed(selector, options)
}

/** Classes, tags, ids, combinators and pseudos without arguments: nine of ten, and much faster without a tree. */
const plain = /^[\w\s.>+~,:*#-]*$/
const part = /([.#]|::?)?([A-Za-z_-][\w-]*)/g

function convertPlain(selector: string, { scope, scoped }: SelectorOptions): string {
  return selector.replace(part, (whole: string, mark: string | undefined, name: string) => {
    if (mark === '.') return scoped ? `.${scope}--${name}` : whole
    if (mark === undefined) return convertTag(name)
    if (whole === ':host') return `[wx-host=${scope}]`
    return whole === ':root' ? 'wx-page' : whole
  })
}

function convertTag(name: string): string {
  const tag = name.toLowerCase()
  if (tag === 'page') return 'wx-page'
  return baseTags.has(tag) ? `wx-${tag}` : name
}

function convertParsed(selector: string, options: SelectorOptions): string {
  return selectorParser((root) => {
    root.walk((node) => {
      if (node.type === 'tag') {
        node.value = convertTag(node.value)
      } else if (node.type === 'class') {
        if (options.scoped) node.value = `${options.scope}--${node.value}`
      } else if (node.type === 'pseudo') {
        if (node.value === ':host') {
          const inner = node.nodes?.[0]?.nodes ?? []
          const host = selectorParser.attribute({
            attribute: 'wx-host',
            operator: '=',
            value: options.scope,
            quoteMark: '"',
            raws: {},
          })
          node.replaceWith(host, ...inner.map((one) => one.clone()))
        } else if (node.value === ':root') {
          node.replaceWith(selectorParser.tag({ value: 'wx-page' }))
        }
      }
    })
  }).processSync(selector)
}
