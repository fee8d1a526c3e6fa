import type { ElementContext } from './element.ts'
import { BaseElement } from './lib/base.ts'

const entities: Record<string, string> = {
  nbsp: '\u00a0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  quot: '"',
  ensp: '\u2002',
  emsp: '\u2003',
}
const spaces: Record<string, string> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' }

/** What `decode` and `space` make of a text. */
export function presentText(text: string, options: { decode: boolean; space: string }): string {
  const replacement = spaces[options.space]
  const spaced = replacement ? text.replaceAll(' ', replacement) : text
  return options.decode
    ? spaced.replace(/&(nbsp|lt|gt|amp|apos|quot|ensp|emsp);/g, (whole, name: string) => entities[name] ?? whole)
    : spaced
}

/** `text`: newlines show; what is to be decoded is rewritten where it stands, whenever the program changes it. */
class TextElement extends BaseElement {
  private observer: MutationObserver | null = null

  protected override changed(name: string): void {
    if (name === 'userSelect' || name === 'selectable') {
      this.reflect('selectable', this.flag('userSelect') || this.flag('selectable') ? '' : null)
    } else if (name === 'decode' || name === 'space') {
      this.watch()
    }
  }

  detached(): void {
    this.observer?.disconnect()
  }

  private watch(): void {
    if (!this.observer) {
      this.observer = new MutationObserver((records) => {
        const nodes = new Set<Node>()
        for (const record of records) {
          if (record.type === 'characterData') nodes.add(record.target)
          for (const added of record.addedNodes) nodes.add(added)
        }
        for (const node of nodes) this.present(node)
        this.observer?.takeRecords()
      })
      this.observer.observe(this.host, { childList: true, characterData: true, subtree: true })
    }
    for (const node of this.host.childNodes) this.present(node)
    this.observer.takeRecords()
  }

  private present(node: Node): void {
    if (node.nodeType !== Node.TEXT_NODE) return
    const before = node.nodeValue ?? ''
    const after = presentText(before, { decode: this.flag('decode'), space: this.text('space') })
    if (after !== before) node.nodeValue = after
  }
}

export const text = (context: ElementContext) => new TextElement(context)
