// One walk over the syntax tree of a module: what it requires, which calls of the host it makes, what it says of styles.

import type { Node, Program } from 'acorn'
import { parse } from 'acorn'
import { HostUses } from './hostUses.ts'

export interface RequireUse {
  specifier: string
  offset: number
  /** `require.async` and `import()`: the package of the target may come later. */
  later: boolean
}

export interface ComputedRequire {
  offset: number
  /** The known beginning of the path ('./locale/'); '' where nothing is known. */
  prefix: string
  suffix: string
}

export interface CallUse {
  /** Such as 'getSystemInfo'. */
  name: string
  offset: number
}

export interface ModuleFacts {
  isModule: boolean
  strict: boolean
  requires: RequireUse[]
  computed: ComputedRequire[]
  calls: CallUse[]
  /** Names that the program itself puts on the host's object: `wx.createPage = …`. */
  sets: string[]
  /** Names of plugins that are required. */
  plugins: string[]
  /** Names of calls that are taken or asked about in another way: `wx['request']`, `canIUse('request')`. */
  asked: string[]
  /** The host's object itself is handed on, or asked by a name that is not known: any call may be made. */
  handsOnHost: boolean
  /** From an options object that stands in the module. */
  styleIsolation: string | null
  addGlobalClass: boolean
}

export interface SyntaxProblem {
  message: string
  offset: number
}

/** Parses as a script or a module, whichever fits. */
export function parseScript(text: string): { program: Program; isModule: boolean } | SyntaxProblem {
  const moduleFirst = /^\s*(?:import|export)\b/m.test(text)
  const kinds = moduleFirst ? (['module', 'script'] as const) : (['script', 'module'] as const)
  let problem: SyntaxProblem | null = null
  for (const sourceType of kinds) {
    try {
      const program = parse(text, {
        sourceType,
        ecmaVersion: 'latest',
        allowReturnOutsideFunction: true,
        allowHashBang: true,
        allowAwaitOutsideFunction: false,
      })
      return { program, isModule: sourceType === 'module' && hasModuleSyntax(program) }
    } catch (error) {
      problem ??= problemOf(error)
    }
  }
  return problem ?? { message: 'This cannot be read.', offset: 0 }
}

function problemOf(error: unknown): SyntaxProblem {
  const message = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : String(error)
  const offset = typeof error === 'object' && error !== null && 'pos' in error ? Number(error.pos) : 0
  return { message, offset }
}

function hasModuleSyntax(program: Program): boolean {
  return program.body.some((one) => one.type === 'ImportDeclaration' || one.type.startsWith('Export'))
}

/** @param host the name of the host's object in this dialect: 'wx' or 'my' */
export function moduleFacts(program: Program, isModule: boolean, host: string): ModuleFacts {
  const facts: ModuleFacts = {
    isModule,
    strict: program.body[0]?.type === 'ExpressionStatement' && program.body[0].directive === 'use strict',
    requires: [],
    computed: [],
    calls: [],
    sets: [],
    plugins: [],
    asked: [],
    handsOnHost: false,
    styleIsolation: null,
    addGlobalClass: false,
  }
  const uses = new HostUses(facts, host)
  walk(program, (node) => {
    visit(node, facts, host)
    uses.visit(node)
  })
  return facts
}

function visit(node: TreeNode, facts: ModuleFacts, host: string): void {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      const source = child(node, 'source')
      const specifier = source === null ? null : literal(source)
      if (source !== null && specifier !== null) facts.requires.push({ specifier, offset: source.start, later: false })
      break
    }
    case 'ImportExpression': {
      const source = child(node, 'source')
      if (source !== null) addRequire(source, facts, true)
      break
    }
    case 'CallExpression': {
      const callee = child(node, 'callee')
      const first = children(node, 'arguments')[0]
      if (callee === null || first === undefined) break
      if (callee.type === 'Identifier' && callee.name === 'require') addRequire(first, facts, false)
      else if (callee.type === 'Identifier' && callee.name === 'requirePlugin') {
        const alias = literal(first)
        if (alias !== null) facts.plugins.push(alias)
      } else if (callee.type === 'MemberExpression' && isRequireAsync(callee)) addRequire(first, facts, true)
      break
    }
    case 'MemberExpression': {
      const object = child(node, 'object')
      const property = child(node, 'property')
      if (object?.type === 'Identifier' && object.name === host && property !== null && node.computed !== true) {
        facts.calls.push({ name: String(property.name), offset: property.start })
      }
      break
    }
    case 'AssignmentExpression': {
      const name = memberOf(child(node, 'left'), host)
      if (name !== null) facts.sets.push(name)
      break
    }
    case 'Property': {
      const key = child(node, 'key')
      const value = child(node, 'value')
      if (key === null || value === null || node.computed === true) break
      const name = key.type === 'Identifier' ? key.name : key.value
      if (name === 'styleIsolation') facts.styleIsolation ??= literal(value)
      else if (name === 'addGlobalClass' && isTrue(value)) facts.addGlobalClass = true
      break
    }
    default:
  }
}

/** The name in `wx.name` and `wx['name']`; null for anything else. */
function memberOf(node: TreeNode | null, host: string): string | null {
  const object = node?.type === 'MemberExpression' ? child(node, 'object') : null
  const property = node === null ? null : child(node, 'property')
  if (object?.type !== 'Identifier' || object.name !== host || property === null) return null
  return node?.computed === true ? literal(property) : String(property.name)
}

function addRequire(argument: TreeNode, facts: ModuleFacts, later: boolean): void {
  const specifier = literal(argument)
  if (specifier !== null) {
    facts.requires.push({ specifier, offset: argument.start, later })
    return
  }
  const { prefix, suffix } = knownEnds(argument)
  facts.computed.push({ offset: argument.start, prefix, suffix })
}

/** What is known of a computed path: `'./a/' + name + '.js'` begins with './a/' and ends with '.js'. */
function knownEnds(node: TreeNode): { prefix: string; suffix: string } {
  if (node.type === 'TemplateLiteral') {
    const quasis = children(node, 'quasis').map(cooked)
    return { prefix: quasis[0] ?? '', suffix: quasis.at(-1) ?? '' }
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const left = child(node, 'left')
    const right = child(node, 'right')
    if (left === null || right === null) return { prefix: '', suffix: '' }
    return { prefix: literal(left) ?? knownEnds(left).prefix, suffix: literal(right) ?? knownEnds(right).suffix }
  }
  return { prefix: '', suffix: '' }
}

function cooked(quasi: TreeNode): string {
  const value = quasi.value
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : ''
}

function isRequireAsync(callee: TreeNode): boolean {
  const object = child(callee, 'object')
  const property = child(callee, 'property')
  return object?.type === 'Identifier' && object.name === 'require' && property?.name === 'async'
}

function isTrue(node: TreeNode): boolean {
  if (node.type === 'Literal') return node.value === true
  // Minified: `!0`.
  return node.type === 'UnaryExpression' && node.operator === '!' && child(node, 'argument')?.value === 0
}

export function literal(node: TreeNode): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && children(node, 'expressions').length === 0) {
    const [only] = children(node, 'quasis')
    return only === undefined ? null : cooked(only)
  }
  return null
}

/** A node of the tree as this walk sees it: ESTree's members by name. */
export interface TreeNode {
  type: string
  start: number
  end: number
  [member: string]: unknown
}

export function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export function child(node: TreeNode, member: string): TreeNode | null {
  const value = node[member]
  return isNode(value) ? value : null
}

export function children(node: TreeNode, member: string): TreeNode[] {
  const value = node[member]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** Every node, parents first. */
export function walk(root: Node | TreeNode, visitNode: (node: TreeNode) => void): void {
  if (!isNode(root)) return
  const stack: TreeNode[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visitNode(node)
    const from = stack.length
    for (const key in node) {
      const value = node[key]
      if (typeof value !== 'object' || value === null) continue
      if (Array.isArray(value)) {
        for (const one of value) if (isNode(one)) stack.push(one)
      } else if (isNode(value)) stack.push(value)
    }
    // The stack gives back last first; the order of the text is wanted.
    for (let low = from, high = stack.length - 1; low < high; low += 1, high -= 1) {
      const one = stack[low]
      const other = stack[high]
      if (one !== undefined && other !== undefined) {
        stack[low] = other
        stack[high] = one
      }
    }
  }
}
