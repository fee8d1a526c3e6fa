// SJS has the modules of ECMAScript where WXS has CommonJS: rewritten line by line, before the pass of WXS.

import MagicString from 'magic-string'
import { child, children, parseScript, type TreeNode } from '../script/syntax.ts'

/** Text of CommonJS; what cannot be read is returned as it is, for the pass after this one to tell. */
export function rewriteSjs(source: string): string {
  const parsed = parseScript(source)
  if ('message' in parsed || !parsed.isModule) return source
  const edit = new MagicString(source)
  const named: string[] = []
  const body = children({ ...parsed.program }, 'body')
  for (const [index, node] of body.entries()) {
    if (node.type === 'ImportDeclaration') rewriteImport(edit, source, node, index)
    else if (node.type === 'ExportDefaultDeclaration') rewriteDefault(edit, node)
    else if (node.type === 'ExportNamedDeclaration') rewriteNamed(edit, source, node, index, named)
  }
  return edit.toString() + named.map((one) => `;module.exports.${one}`).join('')
}

function textOf(source: string, node: TreeNode | null): string {
  return node === null ? '' : source.slice(node.start, node.end)
}

function rewriteImport(edit: MagicString, source: string, node: TreeNode, index: number): void {
  const from = textOf(source, child(node, 'source'))
  const holder = `__sjs${index}`
  const names = children(node, 'specifiers').map((one) => {
    const local = textOf(source, child(one, 'local'))
    // A default export is the module itself.
    if (one.type === 'ImportSpecifier') return `${local}=${holder}.${textOf(source, child(one, 'imported'))}`
    return `${local}=${holder}`
  })
  edit.overwrite(node.start, node.end, `var ${[`${holder}=require(${from})`, ...names].join(',')};`)
}

function rewriteDefault(edit: MagicString, node: TreeNode): void {
  const declaration = child(node, 'declaration')
  if (declaration === null) return
  edit.overwrite(node.start, declaration.start, 'module.exports = ')
}

function rewriteNamed(edit: MagicString, source: string, node: TreeNode, index: number, named: string[]): void {
  const declaration = child(node, 'declaration')
  if (declaration !== null) {
    edit.remove(node.start, declaration.start)
    const declared = declaration.type === 'VariableDeclaration' ? children(declaration, 'declarations') : [declaration]
    for (const one of declared) {
      const name = textOf(source, child(one, 'id'))
      named.push(`${name}=${name}`)
    }
    return
  }
  const from = child(node, 'source')
  const holder = `__sjs${index}`
  for (const one of children(node, 'specifiers')) {
    const local = textOf(source, child(one, 'local'))
    named.push(`${textOf(source, child(one, 'exported'))}=${from === null ? local : `${holder}.${local}`}`)
  }
  if (from === null) edit.remove(node.start, node.end)
  else edit.overwrite(node.start, node.end, `var ${holder}=require(${textOf(source, from)});`)
}
