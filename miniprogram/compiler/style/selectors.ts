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
  return selectorParser((root) => {
    root.walk((node) => {
      if (node.type === 'tag') {
        const tag = node.value.toLowerCase()
        if (tag === 'page') node.value = 'wx-page'
        else if (baseTags.has(tag)) node.value = `wx-${tag}`
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
