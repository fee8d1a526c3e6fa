// What the maker's panel sees of the frame.

import type { Applier } from './applier.ts'
import type { PageStack } from './stack.ts'

interface InspectionOptions {
  document: Document
  stack: PageStack
  applier: Applier
  /** The script that looks: it is no part of the frame's own. */
  load(): Promise<unknown>
}

export async function loadInspection({ document, stack, applier, load }: InspectionOptions) {
  const chunk = await load()
  const begin: unknown = typeof chunk === 'object' && chunk !== null ? Reflect.get(chunk, 'begin') : undefined
  const answer: unknown =
    typeof begin === 'function' &&
    begin({
      document,
      pages: () =>
        [...stack.pages.values()].map((page) => ({
          page: page.node,
          route: page.route,
          isShown: page === stack.top,
          content: page.content,
          host: page.host,
        })),
      made(dom: Node) {
        const known = applier.nodeOf(dom)
        return known?.dom === dom ? { node: known.node, tag: known.tag } : undefined
      },
      find: (node: number) => applier.node(node)?.dom,
    })
  return (question: unknown): unknown => (typeof answer === 'function' ? answer(question) : undefined)
}
