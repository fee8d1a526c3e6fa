// Nodes that a program gives as data or as HTML, made into DOM: only these tags and these attributes of theirs.
import type { ElementContext } from '../element.ts'

const tags = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
)
const attributesOf: Record<string, string[]> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width', 'border', 'cellpadding', 'cellspacing'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
  font: ['color', 'face', 'size'],
}
const depthMax = 100
const nodesMax = 20_000

interface RichNode {
  type?: unknown
  name?: unknown
  attrs?: unknown
  children?: unknown
  text?: unknown
}

interface Work {
  context: ElementContext
  space: string
  count: number
}

/** Nodes as WeChat takes them: a string of HTML or an array of `{ name, attrs, children }` and `{ type: 'text' }`. */
export function renderRichNodes(context: ElementContext, nodes: unknown, space: string): DocumentFragment {
  const fragment = context.document.createDocumentFragment()
  const work: Work = { context, space, count: 0 }
  // A document made so runs no script and loads no picture.
  const list = typeof nodes === 'string' ? fromHtml(nodes) : nodes
  if (Array.isArray(list)) for (const node of list) append(work, fragment, node, 0)
  return fragment
}

function fromHtml(html: string): RichNode[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return [...parsed.body.childNodes].map(toNode)
}

function toNode(node: Node): RichNode {
  if (node.nodeType === Node.TEXT_NODE) return { type: 'text', text: node.nodeValue ?? '' }
  if (!(node instanceof Element)) return {}
  const attrs: Record<string, string> = Object.create(null)
  for (const attribute of node.attributes) attrs[attribute.name] = attribute.value
  return { name: node.localName, attrs, children: [...node.childNodes].map(toNode) }
}

function append(work: Work, parent: Node, node: unknown, depth: number): void {
  if (typeof node !== 'object' || node === null || depth > depthMax || ++work.count > nodesMax) return
  const { context } = work
  const { type, name, attrs, children, text } = node as RichNode
  if (type === 'text' || (name === undefined && text !== undefined)) {
    parent.appendChild(context.document.createTextNode(presentSpaces(decode(String(text ?? '')), work.space)))
    return
  }
  const tag = typeof name === 'string' ? name.toLowerCase() : ''
  if (!tags.has(tag)) return
  const element = context.document.createElement(tag)
  if (typeof attrs === 'object' && attrs !== null) {
    for (const [key, value] of Object.entries(attrs)) attribute(context, element, tag, key.toLowerCase(), value)
  }
  if (Array.isArray(children)) for (const child of children) append(work, element, child, depth + 1)
  parent.appendChild(element)
}

function attribute(context: ElementContext, element: HTMLElement, tag: string, key: string, value: unknown): void {
  if (typeof value !== 'string' && typeof value !== 'number') return
  const text = String(value)
  if (key === 'class') {
    const names = context.classes(text)
    if (names.length > 0) element.classList.add(...names)
  } else if (key === 'style') element.style.cssText = context.style(text)
  else if (key === 'src' && element instanceof HTMLImageElement) {
    context.resolveMedia(text, 'image').then(
      (address) => {
        element.src = address
      },
      () => {},
    )
  } else if (key === 'dir' && /^(ltr|rtl|auto)$/.test(text)) element.dir = text
  else if (attributesOf[tag]?.includes(key)) element.setAttribute(key, text)
}

const entities: Record<string, string> = { nbsp: '\u00a0', lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  return text.replace(/&(nbsp|lt|gt|amp|quot|apos);/g, (whole, name: string) => entities[name] ?? whole)
}

function presentSpaces(text: string, space: string): string {
  const as = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' }[space]
  return as ? text.replaceAll(' ', as) : text
}
