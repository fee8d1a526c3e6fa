// What selector queries give for base components that have more to them, such as the surface of a canvas.
import type * as glassEasel from 'glass-easel'

export interface NodeMaker {
  /** What `fields({ node: true })` gives. */
  node?: (node: number, element: glassEasel.Element) => Promise<unknown>
  /** What `fields({ context: true })` gives. */
  context?: (node: number, element: glassEasel.Element) => Promise<unknown>
}

/** By the tag of a base component; calls of its family put themselves in. */
export const nodeMakers = new Map<string, NodeMaker>()
