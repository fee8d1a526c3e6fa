// What choosers are given by the layer over the pages, in which they stand.

export interface ChooserAround {
  document: Document
  /** Shows what is to be answered in a place of the layer; nobody reaches what lies below until it is. */
  ask<Value>(place: string, build: (answer: (value: Value) => void) => HTMLElement, cancelled: Value): Promise<Value>
  loadChunk(name: string): Promise<unknown>
}

export type Make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  content?: string,
) => HTMLElementTagNameMap[K]

/** Longer texts are nobody's to read in a list. */
const textMax = 200

export function makerOf(document: Document): Make {
  return (tag, className, content = '') => {
    const element = document.createElement(tag)
    element.className = className
    element.textContent = content.slice(0, textMax)
    return element
  }
}

/** The row over a sheet: a way out, the title, and what ends it where there is something to end. */
export function makeHead(
  make: Make,
  title: string,
  cancel: { text: string; act(): void },
  done: { text: string; act(): void } | null,
): HTMLElement {
  const head = make('div', 'mp-c-head')
  const out = make('button', 'mp-c-out', cancel.text)
  const end = make('button', 'mp-c-done', done?.text ?? '')
  out.type = end.type = 'button'
  out.addEventListener('click', cancel.act)
  if (done === null) end.hidden = true
  else end.addEventListener('click', done.act)
  head.append(out, make('h2', 'mp-c-title', title), end)
  return head
}
