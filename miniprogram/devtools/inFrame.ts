// In the frame of a preview: tells the panel of the elements on its pages, and marks one of them. A script of its own,
// which the host gives to previews alone.

import type { Edges, NodeBox, TreeNode, TreePage, ViewQuestion } from './protocol.ts'

/** What the frame lets it see. */
export interface InspectedView {
  document: Document
  /** From the bottom of the stack. */
  pages(): { page: number; route: string; isShown: boolean; content: Node; host: Element }[]
  /** What the program itself made, and not what elements are made of; undefined for all else. */
  made(dom: Node): { node: number; tag: string } | undefined
  find(node: number): Node | undefined
}

const nodesMax = 4_000
const textMax = 500
const told = [
  ...['display', 'position', 'width', 'height', 'color', 'background-color', 'font-size', 'font-weight', 'line-height'],
  ...['flex-direction', 'align-items', 'justify-content', 'overflow', 'opacity', 'z-index', 'border-radius'],
]

export function begin(view: InspectedView): (question: ViewQuestion) => unknown {
  const { document } = view
  let mark: HTMLElement | null = null

  function tree(): TreePage[] {
    let count = 0
    let left = 0
    function childrenOf(dom: Node): TreeNode[] {
      const children: TreeNode[] = []
      for (let child = dom.firstChild; child !== null; child = child.nextSibling) {
        const made = view.made(child)
        // What an element draws with is no node of the program; what the program put into it stands further in.
        if (made === undefined) {
          children.push(...childrenOf(child))
          continue
        }
        const text = child instanceof Text ? child.data : ''
        if (child instanceof Text && text.trim() === '') continue
        count += 1
        if (count > nodesMax) {
          left += 1
          continue
        }
        children.push({
          node: made.node,
          tag: child instanceof Text ? '' : tagOf(child, made.tag),
          id: child instanceof Element ? child.id : '',
          classes: child instanceof Element ? [...child.classList].map(ownName).filter((name) => name !== '') : [],
          text: text.slice(0, textMax),
          children: childrenOf(child),
        })
      }
      return children
    }
    return view.pages().map(({ page, route, isShown, content }) => {
      count = 0
      left = 0
      const children = childrenOf(content)
      return { page, route, isShown, children, left }
    })
  }

  function box(node: number): NodeBox | null {
    const found = elementOf(view.find(node))
    if (found === null) return null
    const page = view.pages().find(({ content }) => content.contains(found))
    const origin = page?.host.getBoundingClientRect()
    const { left, top, width, height } = found.getBoundingClientRect()
    const style = getComputedStyle(found)
    const edges = (name: string, end = ''): Edges => {
      const side = (of: string) => Number.parseFloat(style.getPropertyValue(`${name}-${of}${end}`)) || 0
      return { top: side('top'), right: side('right'), bottom: side('bottom'), left: side('left') }
    }
    return {
      ...{ left: left - (origin?.left ?? 0), top: top - (origin?.top ?? 0), width, height },
      margin: edges('margin'),
      border: edges('border', '-width'),
      padding: edges('padding'),
      style: told.map((name): [string, string] => [name, style.getPropertyValue(name)]),
    }
  }

  function show(node: number | null): void {
    mark?.remove()
    mark = null
    const found = node === null ? null : elementOf(view.find(node))
    if (found === null) return
    const rect = found instanceof Element ? found.getBoundingClientRect() : null
    if (rect === null) return
    mark = document.createElement('div')
    Object.assign(mark.style, {
      ...{ position: 'fixed', pointerEvents: 'none', zIndex: '2147483647', boxSizing: 'border-box' },
      ...{ left: `${rect.left}px`, top: `${rect.top}px`, width: `${rect.width}px`, height: `${rect.height}px` },
      ...{ background: 'rgb(15 118 110 / 0.24)', outline: '2px solid #0f766e' },
    })
    document.body.append(mark)
  }

  return (question): unknown => {
    switch (question.what) {
      case 'tree':
        return tree()
      case 'box':
        return box(question.node)
      case 'mark':
        return show(question.node)
    }
  }
}

/** Of a text, what it stands in. */
function elementOf(dom: Node | undefined): Element | null {
  if (dom instanceof Element) return dom
  return dom?.parentElement ?? null
}

/** Hosts of components have their tag as it was written, with a dash where that was needed. */
const tagOf = (dom: Node, tag: string): string => (tag === '' ? dom.nodeName.toLowerCase().replace(/^wx-/, '') : tag)

/** Classes of isolated components carry the scope of their sheet. */
const ownName = (name: string): string => name.replace(/^p[0-9a-z]{5,9}--/, '')
