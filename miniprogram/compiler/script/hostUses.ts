// Which calls a module can make at all, so that a program starts with no more of the runtime than it needs. Whatever is
// not understood counts as use of everything: too much is only slower, too little would be wrong.

import { child, children, literal, type ModuleFacts, type TreeNode } from './syntax.ts'

/** Beside those of routes, which are always there. */
const callsWithAddress = ['connectSocket', 'downloadFile', 'request']

/** Sees each node of a module, parents first; notes in the facts what `calls` alone does not say. */
export class HostUses {
  readonly #facts: ModuleFacts
  readonly #host: string
  /** Places where the host's object stands and does not get away. */
  readonly #harmless = new Set<TreeNode>()

  constructor(facts: ModuleFacts, host: string) {
    this.#facts = facts
    this.#host = host
  }

  visit(node: TreeNode): void {
    switch (node.type) {
      case 'CallExpression':
        this.#asked(node)
        this.#led(node)
        break
      case 'MemberExpression':
        this.#member(node)
        break
      case 'VariableDeclarator':
        this.#destructured(child(node, 'id'), child(node, 'init'))
        break
      case 'AssignmentExpression':
        this.#destructured(child(node, 'left'), child(node, 'right'))
        break
      case 'UnaryExpression':
        if (node.operator === 'typeof' || node.operator === '!') this.#only(child(node, 'argument'))
        break
      case 'IfStatement':
      case 'ConditionalExpression':
        this.#only(child(node, 'test'))
        break
      case 'BinaryExpression':
        // `wx === undefined`
        if (/^[!=]==?$/.test(String(node.operator))) {
          this.#only(child(node, 'left'))
          this.#only(child(node, 'right'))
        }
        break
      case 'LogicalExpression':
        // `wx && wx.request`: what comes out is never the object.
        if (node.operator === '&&') {
          this.#only(child(node, 'left'))
          this.#askedBeforeLed(child(node, 'left'), child(node, 'right'))
        }
        break
      case 'Identifier':
        if (node.name === this.#host && !this.#harmless.has(node)) this.#facts.handsOnHost = true
        break
      case 'Literal':
        // globalThis['wx']
        if (node.value === this.#host) this.#facts.handsOnHost = true
        break
      default:
    }
  }

  #isHost(node: TreeNode | null): node is TreeNode {
    return node?.type === 'Identifier' && node.name === this.#host
  }

  /** What is only looked at: whether it is there. */
  #only(node: TreeNode | null): void {
    if (node === null) return
    if (this.#isHost(node)) this.#harmless.add(node)
    if (node.type === 'LogicalExpression') {
      this.#only(child(node, 'left'))
      this.#only(child(node, 'right'))
    }
  }

  /** `wx.canIUse('createCanvasContext')` has to know the call that it asks for. */
  #asked(node: TreeNode): void {
    const callee = child(node, 'callee')
    if (callee?.type !== 'MemberExpression' || !this.#isHost(child(callee, 'object'))) return
    if (child(callee, 'property')?.name !== 'canIUse') return
    const [first] = children(node, 'arguments')
    const schema = first === undefined ? null : literal(first)
    if (schema === null) return
    this.#harmless.add(callee)
    this.#facts.asked.push(schema.split('.')[0] ?? schema)
  }

  /** `wx[kind]({ url })`, as links of component libraries lead elsewhere: only calls that take an address and no more. */
  #led(node: TreeNode): void {
    const callee = this.#calleeOfLink(node)
    if (callee === null) return
    this.#harmless.add(callee)
    this.#facts.asked.push(...callsWithAddress)
  }

  #calleeOfLink(node: TreeNode): TreeNode | null {
    const callee = node.type === 'CallExpression' ? child(node, 'callee') : null
    if (!this.#isNamedLater(callee)) return null
    const given = children(node, 'arguments')
    const names = given.flatMap((each) =>
      each.type === 'ObjectExpression' ? children(each, 'properties').map((one) => child(one, 'key')?.name) : [null],
    )
    return given.length === 1 && names.length === 1 && names[0] === 'url' ? callee : null
  }

  /** `wx[kind] && wx[kind]({ url })` */
  #askedBeforeLed(left: TreeNode | null, right: TreeNode | null): void {
    const callee = right === null ? null : this.#calleeOfLink(right)
    const asked = left?.type === 'LogicalExpression' ? child(left, 'right') : left
    if (callee === null || !this.#isNamedLater(asked)) return
    const names = [asked, callee].map((each) => child(each, 'property')?.name)
    if (typeof names[0] === 'string' && names[0] === names[1]) this.#harmless.add(asked)
  }

  /** `wx[…]` */
  #isNamedLater(node: TreeNode | null): node is TreeNode {
    return node?.type === 'MemberExpression' && node.computed === true && this.#isHost(child(node, 'object'))
  }

  #member(node: TreeNode): void {
    const object = child(node, 'object')
    const property = child(node, 'property')
    if (!this.#isHost(object) || property === null) return
    const name = node.computed === true ? literal(property) : String(property.name)
    if (name === null && this.#harmless.has(node)) {
      this.#harmless.add(object)
      return
    }
    if (name === null || (name === 'canIUse' && !this.#harmless.has(node))) return
    this.#harmless.add(object)
    if (node.computed === true) this.#facts.asked.push(name)
  }

  /** `const { getStorageSync, request: ask } = wx` */
  #destructured(pattern: TreeNode | null, value: TreeNode | null): void {
    if (!this.#isHost(value) || pattern?.type !== 'ObjectPattern') return
    const names: string[] = []
    for (const property of children(pattern, 'properties')) {
      const key = child(property, 'key')
      if (property.type !== 'Property' || property.computed === true || key === null) return
      const name = key.type === 'Identifier' ? String(key.name) : literal(key)
      if (name === null || name === 'canIUse') return
      names.push(name)
    }
    this.#harmless.add(value)
    this.#facts.asked.push(...names)
  }
}
