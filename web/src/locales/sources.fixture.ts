import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

const source = fileURLToPath(new URL('..', import.meta.url))

/** A node of the syntax tree (ESTree), with where it stands in the code. */
export interface Node {
  type: string
  start: number
  [key: string]: unknown
}
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The node and all that are in it, from the outside to the inside. */
export function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child)
  }
}

export function parse(file: string, code: string): Node {
  const program: unknown = parseSync(file, code).program
  if (!isNode(program)) throw new Error(`${file} was not parsed.`)
  return program
}

/**
 * The files of the web app that match, without tests and the gallery of components.
 * @param pattern such as `**\/*.tsx`, from `web/src`
 */
export const readSources = (pattern: string): { file: string; code: string }[] =>
  globSync(pattern, { cwd: source })
    .filter((file) => !file.startsWith('gallery/') && !/\.(test|fixture)\.tsx?$/.test(file))
    .map((file) => ({ file, code: readFileSync(source + file, 'utf8') }))
