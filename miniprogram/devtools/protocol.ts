// What the maker's panel and a program say to each other. Only a preview has someone who listens: the scripts that answer
// come from the host, which gives them to no other program, and hears nothing of this from one.

import type { Shown } from './shown.ts'

export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error'

/** Worker → host, as `tell` of the name 'inspected'. */
export interface WrittenLine {
  level: ConsoleLevel
  items: Shown[]
  /** Where it was written, as the browser says it. */
  stack: string
  /** How many came too fast since the last one and are not told. */
  lost: number
}

/** Host → Worker, as `ask` of the name 'inspect'. */
export type LogicQuestion =
  | { what: 'pages' }
  | { what: 'storage' }
  /** `value` is JSON. */
  | { what: 'keep'; key: string; value: string }
  | { what: 'forget'; key: string }
  | { what: 'forgetAll' }
  | { what: 'node'; node: number }

/** Host → frame, as `ask` of the name 'inspect'. */
export type ViewQuestion =
  | { what: 'tree' }
  | { what: 'box'; node: number }
  /** Shows where it is; null takes the mark away. */
  | { what: 'mark'; node: number | null }

export interface ShownPage {
  /** Names the page: one route may stand there twice. */
  page: number
  route: string
  query: Record<string, string>
  data: Shown
}

/** JSON by key. */
export type ShownStorage = [key: string, value: string][]

export interface TreeNode {
  node: number
  /** The tag of the template; '' for text. */
  tag: string
  id: string
  classes: string[]
  text: string
  children: TreeNode[]
}

export interface TreePage {
  page: number
  route: string
  isShown: boolean
  children: TreeNode[]
  /** How many nodes are not told. */
  left: number
}

export interface Edges {
  top: number
  right: number
  bottom: number
  left: number
}

export interface NodeBox {
  left: number
  top: number
  width: number
  height: number
  margin: Edges
  border: Edges
  padding: Edges
  style: [name: string, value: string][]
}

/** What the Worker knows of a node. */
export interface NodeFacts {
  /** The component's path; '' for a base element. */
  component: string
  attributes: [name: string, value: Shown][]
  data: Shown | null
}
