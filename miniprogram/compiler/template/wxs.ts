// WXS is a language of its own that looks like JavaScript: `x.constructor` is the name of a type, `getRegExp` and
// `getDate` stand for literals and `new`. Rewritten at its places, so that lines stay what they are.

import MagicString from 'magic-string'
import type { Diagnostic } from '../../bundle/format.ts'
import { diagnostic, type Place } from '../diagnostics.ts'
import { child, children, parseScript, type TreeNode, walk } from '../script/syntax.ts'

export interface CompiledWxs {
  /** The body of a function of `require, exports, module, __wxs`. */
  code: string
  /** What it requires, as written. */
  requires: { specifier: string; offset: number }[]
  diagnostics: Diagnostic[]
}

const helpers = new Set(['getRegExp', 'getDate'])

/** @param place says where an offset of this text is in its file */
export function compileWxs(text: string, place: (offset: number) => Place): CompiledWxs {
  const parsed = parseScript(text)
  if ('message' in parsed) {
    const message = `${parsed.message}. WXS takes ES5 without classes, promises and modules.`
    return { code: '', requires: [], diagnostics: [diagnostic('error', 'wxs.syntax', message, place(parsed.offset))] }
  }
  const edit = new MagicString(text)
  const requires: CompiledWxs['requires'] = []
  const used = new Set<string>()
  const declared = new Set<string>()
  const written = new Set<TreeNode>()
  walk(parsed.program, (node) => {
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression' || node.type === 'UnaryExpression') {
      const target = child(node, 'left') ?? child(node, 'argument')
      if (target !== null && (node.type !== 'UnaryExpression' || node.operator === 'delete')) written.add(target)
    } else if (node.type === 'MemberExpression') {
      if (isConstructor(node) && !written.has(node)) rewriteConstructor(node, edit)
    } else if (node.type === 'Identifier') {
      if (typeof node.name === 'string' && helpers.has(node.name)) used.add(node.name)
    } else if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') {
      const name = child(node, 'id')?.name
      if (typeof name === 'string') declared.add(name)
    } else if (node.type === 'CallExpression') {
      const callee = child(node, 'callee')
      const [first] = children(node, 'arguments')
      if (callee?.type === 'Identifier' && callee.name === 'require' && typeof first?.value === 'string') {
        requires.push({ specifier: first.value, offset: first.start })
      } else if (callee?.type === 'Identifier' && callee.name === 'getRegExp' && typeof first?.value === 'string') {
        const pattern = text.slice(first.start, first.end)
        const kept = keepEscapes(pattern)
        if (kept !== pattern) edit.overwrite(first.start, first.end, kept)
      }
    }
  })
  const taken = [...used].filter((name) => !declared.has(name)).map((name) => `${name}=__wxs.${name}`)
  const prefix = taken.length === 0 ? '' : `var ${taken.join(',')};`
  return { code: prefix + edit.toString(), requires, diagnostics: [] }
}

/** Escapes that only patterns know are written once in WXS: `getRegExp('\d')`. JavaScript would drop the backslash. */
function keepEscapes(literal: string): string {
  return literal.replace(/\\([\s\S])/g, (whole, letter: string) =>
    /[nrtvfxu0'"\\\r\n\u2028\u2029]/.test(letter) ? whole : `\\${whole}`,
  )
}

function isConstructor(node: TreeNode): boolean {
  const property = child(node, 'property')
  if (property === null) return false
  return node.computed === true ? property.value === 'constructor' : property.name === 'constructor'
}

function rewriteConstructor(node: TreeNode, edit: MagicString): void {
  const object = child(node, 'object')
  if (object === null) return
  // What stands in brackets of its own keeps them: the tree knows nothing of them.
  const brackets = /^[\s)]*/.exec(edit.original.slice(object.end, node.end))?.[0] ?? ''
  edit.appendLeft(node.start, '__wxs.constructorOf(')
  edit.overwrite(object.end + brackets.trimEnd().length, node.end, ')')
}
